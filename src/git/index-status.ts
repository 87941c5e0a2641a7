import type {FileChange} from '../history/history.ts';
import {textOf} from './path-bytes.ts';
import {fieldsOf, NONE} from './porcelain-status.ts';

/** The index, against the commit it came from and against the work tree. Paths are relative to the repository's top. */
export interface IndexStatus {
  /** The hash of HEAD; absent before the first commit. */
  readonly head: string | undefined;
  /** What a commit would do. */
  readonly staged: readonly FileChange[];
  /** Where the work tree has something else, or nothing. */
  readonly apart: ReadonlySet<string>;
  /** What a merge left in conflict: neither side is staged. */
  readonly unmerged: readonly string[];
  /** What git-add(1) with `--intent-to-add` wrote down: a name without a content. */
  readonly intended: ReadonlySet<string>;
}

/**
 * Read the output of `git status --porcelain=v2 -z --branch` for what it says of the index, one character a byte.
 *
 * Throws an Error when a record is cut short.
 */
export function parseIndexStatus(output: string): IndexStatus {
  const records = output.split('\0');
  if (records.pop() !== '') throw new Error('The status of git is cut short');
  const staged: FileChange[] = [];
  const [apart, intended] = [new Set<string>(), new Set<string>()];
  const unmerged: string[] = [];
  let head: string | undefined;
  for (let index = 0; index < records.length; index++) {
    const record = records[index] ?? '';
    head ??= /^# branch\.oid ([0-9a-f]+)$/.exec(record)?.[1];
    if (record.startsWith('u ')) unmerged.push(textOf(fieldsOf(record, 10).path));
    if (!/^[12] /.test(record)) continue;
    const from = record.startsWith('2 ') ? records[++index] : undefined;
    const {fields, path} = fieldsOf(record, from === undefined ? 8 : 9);
    const [, xy = ''] = fields;
    if (!xy.startsWith('.')) staged.push(stagedChange(fields, path, from));
    if (!xy.endsWith('.')) apart.add(textOf(path));
    if (xy === '.A') intended.add(textOf(path));
  }
  return {head, staged, apart, unmerged, intended};
}

/** `1 XY sub mH mI mW hH hI`, or `2 XY sub mH mI mW hH hI Xscore` and where it came from: a copy is a new file. */
function stagedChange(
  [, xy = '', , was, is]: readonly string[],
  path: string,
  from: string | undefined,
): FileChange {
  if (xy.startsWith('R') && from !== undefined)
    return {kind: 'renamed', path: textOf(path), from: textOf(from)};
  const isAdded = was === NONE || from !== undefined;
  return {kind: isAdded ? 'added' : is === NONE ? 'deleted' : 'modified', path: textOf(path)};
}
