import {Refusal, shellLine} from '../../src/refusal.ts';
import type {Input} from '../commands/command.ts';
import {formatsAsked} from './asked-formats.ts';
import {isDry} from './fixes.ts';

/** Which part of which project is linted. */
export type Choice =
  | {readonly kind: 'named'; readonly archived: boolean}
  | {readonly kind: 'staged'}
  | {readonly kind: 'since'; readonly ref: string}
  | {readonly kind: 'stdin'; readonly file: string};

/** What the flags choose. The only place that throws a Refusal for flags that do not go together. */
export function choiceOf(input: Input): Choice {
  const {options} = input;
  const {staged, since, stdinFilename: file, archived, fix} = options;
  const {updateBaseline, pruneBaseline, against} = options;
  const given = [
    ...(staged ? ['--staged'] : []),
    ...(since === undefined ? [] : ['--since']),
    ...(archived ? ['--archived'] : []),
    ...(file === undefined ? [] : ['--stdin-filename']),
  ];
  if (given.length > 1)
    throw conflicting(
      `${given.join(' and ')} choose different texts`,
      `openspec lint ${hints[given[0] ?? '']}`,
    );
  if (staged && fix)
    throw conflicting(
      '--fix writes files, and --staged is about the index, which is not written',
      'openspec lint --fix',
    );
  if (updateBaseline && pruneBaseline)
    throw conflicting(
      '--update-baseline forgets what is gone too, and --prune-baseline does nothing else',
      'openspec lint --prune-baseline',
    );
  if (pruneBaseline && (staged || against !== undefined || file !== undefined))
    throw conflicting(
      '--prune-baseline forgets what is found in no file any more, and this run does not look at all files',
      shellLine`openspec lint ${[...input.words, '--prune-baseline']}`,
    );
  if (updateBaseline && (staged || against !== undefined || file !== undefined))
    throw conflicting(
      '--update-baseline makes known what is found in files, and what was there before is among it',
      'openspec lint --update-baseline',
    );
  if (typeof file === 'string') return stdinChoice(file, input);
  if (staged) return {kind: 'staged'};
  return typeof since === 'string'
    ? {kind: 'since', ref: since}
    : {kind: 'named', archived: archived === true};
}

function stdinChoice(file: string, input: Input): Choice {
  const {words, options} = input;
  const isPrinted = options['fix'] && !isDry(options);
  if (words.length > 0)
    throw conflicting(
      '--stdin-filename is about one text, and takes no targets',
      shellLine`openspec lint ${words}`,
    );
  if (
    isPrinted &&
    formatsAsked(input).some(({format, file: to}) => to === undefined && format.id !== 'stylish')
  )
    throw conflicting(
      'With --fix the text itself is printed, and no report but stylish goes to stderr',
      shellLine`openspec lint --stdin-filename ${file} --fix < ${file}`,
    );
  return {kind: 'stdin', file};
}

const hints: Readonly<Record<string, string>> = {
  '--staged': '--staged',
  '--since': '--since HEAD',
  '--archived': '--archived',
};

function conflicting(message: string, hint: string): Refusal {
  return new Refusal('flags-conflict', message, hint);
}
