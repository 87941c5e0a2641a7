import {Buffer} from 'node:buffer';
import type {FileChange} from '../history/history.ts';
import type {SeenCommit} from '../history/links.ts';
import {END, type Grammar, malformed, type OutputReader, owned, readFields} from './fields.ts';
import {textOf} from './path-bytes.ts';
import {hasTwoPaths, readRow} from './raw-row.ts';

/** What `git log` is asked to print of a commit; the rows of `--raw` follow it. */
export const RAW_LOG_FORMAT = '%x01%H%x00%P%x00%ct%x00%D%x00%B%x00';

/** A commit as the log prints it. */
export interface LoggedCommit extends SeenCommit {
  /**
   * Its parents are not known here, so it looks as if it had made every file: a shallow clone ends with it, or
   * git-replace(1) took them away.
   */
  readonly isCutOff: boolean;
}

/**
 * Read the output of `git log -z --raw --decorate --decorate-refs=… --format=<RAW_LOG_FORMAT>`, in its order.
 *
 * It is read by position: a message may hold any character but NUL, so no character can be searched for as a mark.
 * Source: git-log(1) and git-diff-tree(1), "Raw output format", and experiment.
 */
export function readRawLog(each: (commit: LoggedCommit) => void): OutputReader {
  const take = ([hash = '', parents = '', time, marks = '', message = '']: readonly string[], rows: Rows) => {
    const commit = {hash: owned(hash), parents: hashesIn(parents), time: Number(time)};
    const isCutOff = isCutOffBy(commit.parents, marks);
    each({...commit, isCutOff, message: utf8(message).trimEnd(), ...filesOf(rows)});
  };
  return readFields('The log', rawCommits(5, take));
}

/**
 * Read commits that are printed as `%x01`, so many fields, each ended by `%x00`, and their rows; all one character a
 * byte.
 */
export function* rawCommits(length: number, each: (fields: readonly string[], rows: Rows) => void): Grammar {
  let field = yield true;
  for (let count = 0; field !== END; count++) {
    if (!field.startsWith('\x01')) throw malformed('The log', count);
    const fields = [field.slice(1)];
    while (fields.length < length) fields.push(yield false);
    if ((yield false) !== '') throw malformed('The log', count);
    const rows: RawRow[] = [];
    field = yield true;
    for (let row = field.replace(/^\n/, ''); row.startsWith(':'); row = field = yield true)
      rows.push([row, yield false, hasTwoPaths(row) ? yield false : undefined]);
    each(fields, rows);
  }
}

/** The hashes of `%P`. */
export function hashesIn(parents: string): readonly string[] {
  return owned(parents).split(' ').filter(Boolean);
}

/** Whether a commit has no parents only here, by its `%D`. */
export function isCutOffBy(parents: readonly string[], marks: string): boolean {
  return parents.length === 0 && /\b(?:grafted|replaced)\b/.test(marks);
}

type Rows = readonly RawRow[];

/** A row as it arrives, one character a byte, and its paths. */
type RawRow = readonly [row: string, path: string, to: string | undefined];

/** Most commits have nothing to do with changes, so their rows are not read any further. */
function filesOf(rows: Rows): Pick<SeenCommit, 'pathsBelow' | 'files'> {
  return {
    pathsBelow(folder) {
      const start = Buffer.from(folder).toString('latin1');
      const found: string[] = [];
      for (const [, path, to] of rows) {
        if (path.startsWith(start)) found.push(textOf(path));
        if (to?.startsWith(start)) found.push(textOf(to));
      }
      return found;
    },
    files: () => fileChanges(rows),
  };
}

/** What rows say. */
export function fileChanges(rows: Rows): readonly FileChange[] {
  return rows.map(([row, path, to]) => readRow(owned(row), owned(path), to && owned(to)));
}

/** A text that arrived one character a byte. */
export function utf8(latin1: string): string {
  return /[\x80-\xff]/.test(latin1) ? Buffer.from(latin1, 'latin1').toString('utf8') : latin1;
}
