import {type Shard, shardNamed} from '../../src/lint/shard/shard.ts';
import {printable} from '../../src/printable.ts';
import {Refusal, shellLine} from '../../src/refusal.ts';
import type {Input} from '../commands/command.ts';

/** The shard that is to be checked, and where its report goes. */
export interface AskedShard {
  readonly shard: Shard;
  /** The folder as the person wrote it. */
  readonly folder: string;
}

/** The name `--format` gives a report that is merged with others. */
export const BLOB = 'blob';

/**
 * The shard a command line asks for; nothing where it asks for findings that are judged at once. Throws a Refusal for
 * what only a run over all there is can do.
 */
export function shardAsked(input: Input): AskedShard | undefined {
  const {shard: word, format} = input.options;
  const formats = [format ?? []].flat().map(String);
  const blobs = formats.filter((each) => each === BLOB || each.startsWith(`${BLOB}=`));
  if (word === undefined && blobs.length === 0) return undefined;
  const shard = word === undefined ? {index: 1, total: 1} : shardOf(String(word), input);
  const [blob] = blobs;
  const folder = blob?.slice(BLOB.length + 1) ?? '';
  const again = (to: string) => lineOf(shard, to, input);
  if (blob === undefined)
    throw new Refusal(
      'no-blob',
      'A shard is a part of a run, and is kept to be judged with the others: expected a folder for it',
      again('out/'),
    );
  if (folder === '' || folder.includes('\0'))
    throw new Refusal('no-report-file', `\`--format ${BLOB}\` names no folder`, again('out/'));
  if (formats.length > 1 || input.options['json'])
    throw conflicting(
      'What is kept in a folder is told by merge-reports, and in no other format before',
      again(folder),
    );
  for (const [flag, why] of Object.entries(WHOLE))
    if (input.options[flag] !== undefined && input.options[flag] !== false)
      throw conflicting(why, flag === 'maxWarnings' ? mergeLine(folder, input) : wholeLine(flag, input));
  return {shard, folder};
}

/** The command line that checks a shard of the same. */
export function lineOf({index, total}: Shard, folder: string, input: Input): string {
  const part = total === 1 && input.options['shard'] === undefined ? [] : ['--shard', `${index}/${total}`];
  return shellLine`openspec lint ${[...whatIsChecked(input), ...part, '--format', `${BLOB}=${folder}`]}`;
}

/** The words and flags that say what is checked, and by which rules. */
export function whatIsChecked({words, options}: Input): readonly string[] {
  const {since, baseline, archived} = options;
  return [
    // A name is no flag.
    ...words.map((word) => (word.startsWith('-') ? `./${word}` : word)),
    ...(archived ? ['--archived'] : []),
    ...(typeof since === 'string' ? ['--since', since] : []),
    ...(typeof baseline === 'string' ? ['--baseline', baseline] : []),
    ...[options['rule'] ?? []].flat().flatMap((rule) => ['--rule', String(rule)]),
  ];
}

/** Flags, by their camel-cased names, that need all findings at once, and why. */
const WHOLE: Readonly<Record<string, string>> = {
  maxWarnings: 'Warnings are counted when all shards are merged',
  fix: '--fix looks at all files at once, and a shard has a part of them',
  fixDryRun: '--fix-dry-run looks at all files at once, and a shard has a part of them',
  unsafeFixes: '--unsafe-fixes looks at all files at once, and a shard has a part of them',
  updateBaseline: 'What is known is written from all findings, and a shard has a part of them',
  pruneBaseline: 'What is known is written from all findings, and a shard has a part of them',
  stdinFilename: '--stdin-filename is about one text, which is not shared between shards',
  staged: '--staged is about a commit on this machine, which is not shared between shards',
  against: '--against tells what is new of all findings, and a shard has a part of them; --since may do',
};

const LONG: Readonly<Record<string, readonly string[]>> = {
  fix: ['--fix'],
  fixDryRun: ['--fix-dry-run'],
  unsafeFixes: ['--fix', '--unsafe-fixes'],
  updateBaseline: ['--update-baseline'],
  pruneBaseline: ['--prune-baseline'],
  staged: ['--staged'],
};

function wholeLine(flag: string, input: Input): string {
  const value = input.options[flag];
  const named = {stdinFilename: '--stdin-filename', against: '--against'}[flag];
  const flags = named === undefined ? (LONG[flag] ?? []) : [named, String(value)];
  return shellLine`openspec lint ${[...(flag === 'stdinFilename' ? [] : input.words), ...flags]}`;
}

function mergeLine(folder: string, {options}: Input): string {
  return shellLine`openspec merge-reports ${folder} --max-warnings ${String(options['maxWarnings'])}`;
}

function shardOf(word: string, input: Input): Shard {
  const shard = shardNamed(word);
  if (shard) return shard;
  throw new Refusal(
    'bad-shard',
    `There is no shard \`${printable(word)}\`, expected one such as 2/8, of at most 1000`,
    lineOf({index: 1, total: 8}, 'out/', input),
  );
}

function conflicting(message: string, hint: string): Refusal {
  return new Refusal('flags-conflict', message, hint);
}
