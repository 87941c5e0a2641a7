import {Buffer} from 'node:buffer';
import type {Commit, FileChange} from '../history/history.ts';
import {END, type Grammar, malformed, type OutputReader, readFields} from './fields.ts';
import {hasTwoPaths, readRow} from './raw-row.ts';

/** What `git log` is asked to print of a commit; the rows of `--raw` follow it. */
export const RAW_LOG_FORMAT = '%x01%H%x00%P%x00%ct%x00%D%x00%B%x00';

/** A commit as the log prints it. */
export interface LoggedCommit extends Commit {
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
    const hash = field.slice(1);
    const parents = (yield false).split(' ').filter(Boolean);
    const time = Number(yield false);
    const isCutOff = parents.length === 0 && /\b(?:grafted|replaced)\b/.test(yield false);
    if (parents.length > 0) yield false;
    const message = utf8(yield false).trimEnd();
    if ((yield false) !== '') throw malformed('The log', count);
    const files: FileChange[] = [];
    field = yield true;
    for (let row = field.replace(/^\n/, ''); row.startsWith(':'); row = field = yield true)
      files.push(readRow(row, yield false, hasTwoPaths(row) ? yield false : undefined));
    each({hash, parents, time, isCutOff, message, files});
  }
}

function utf8(latin1: string): string {
  return /[\x80-\xff]/.test(latin1) ? Buffer.from(latin1, 'latin1').toString('utf8') : latin1;
}
