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
  return readFields('The log', grammar(each));
}

function* grammar(each: (commit: LoggedCommit) => void): Grammar {
  let field = yield true;
  for (let count = 0; field !== END; count++) {
    if (!field.startsWith('\x01')) throw malformed('The log', count);
    const hash = owned(field.slice(1));
    const parents = owned(yield false)
      .split(' ')
      .filter(Boolean);
    const time = Number(yield false);
    const marks = yield false;
    const isCutOff = parents.length === 0 && /\b(?:grafted|replaced)\b/.test(marks);
    const message = utf8(yield false).trimEnd();
    if ((yield false) !== '') throw malformed('The log', count);
    const rows: RawRow[] = [];
    field = yield true;
    for (let row = field.replace(/^\n/, ''); row.startsWith(':'); row = field = yield true)
      rows.push([row, yield false, hasTwoPaths(row) ? yield false : undefined]);
    each({hash, parents, time, isCutOff, message, ...filesOf(rows)});
  }
}

/** A row as it arrives, one character a byte, and its paths. */
type RawRow = readonly [row: string, path: string, to: string | undefined];

/** Most commits have nothing to do with changes, so their rows are not read any further. */
function filesOf(rows: readonly RawRow[]): Pick<SeenCommit, 'pathsBelow' | 'files'> {
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
    files: () => rows.map(([row, path, to]): FileChange => readRow(owned(row), owned(path), to && owned(to))),
  };
}

function utf8(latin1: string): string {
  return /[\x80-\xff]/.test(latin1) ? Buffer.from(latin1, 'latin1').toString('utf8') : latin1;
}
