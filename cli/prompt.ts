import {confirm, isCancel, select, text} from '@clack/prompts';
import {Cancelled, type Prompt} from './context.ts';

/** Questions on a terminal, written to stderr so that results can be piped. */
export const terminalPrompt: Prompt = {
  confirm: async (question) =>
    answered(await confirm({message: question, initialValue: false, output: process.stderr})),
  text: async (question, check) =>
    answered(
      await text({message: question, output: process.stderr, validate: (answer) => check(answer ?? '')}),
    ),
  select: async (question, choices) => {
    const options = choices.map(({value, label}) => ({value: value as string, label}));
    return answered(
      await select({message: question, options, output: process.stderr}),
    ) as (typeof choices)[number]['value'];
  },
};

function answered<T>(answer: T): Exclude<T, symbol> {
  if (isCancel(answer)) throw new Cancelled();
  return answer as Exclude<T, symbol>;
}
