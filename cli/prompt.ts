import type {Writable} from 'node:stream';
import {confirm, isCancel, type Option, select, text} from '@clack/prompts';
import {Cancelled, type Prompt} from './context.ts';

/** Questions on a terminal; written to stderr, so that results can be piped. */
export function promptOn(output: Writable): Prompt {
  return {
    confirm: async (question) => answered(await confirm({message: question, initialValue: false, output})),
    text: async (question, check) =>
      answered(await text({message: question, output, validate: (answer) => check(answer ?? '')})),
    async select<T extends string>(
      question: string,
      choices: readonly {readonly value: T; readonly label: string}[],
    ) {
      const options = choices.map(({value, label}) => ({value, label})) as Option<T>[];
      return answered(await select<T>({message: question, options, output}));
    },
  };
}

function answered<T>(answer: T): Exclude<T, symbol> {
  if (isCancel(answer)) throw new Cancelled();
  return answer as Exclude<T, symbol>;
}
