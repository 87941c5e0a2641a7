import {foldChanges} from '../history/fold-changes.ts';
import type {FileChange} from '../history/history.ts';
import {textOf} from './path-bytes.ts';

/** The mode git prints for a side on which a file does not exist. */
export const NONE = '000000';

/** The work tree and the commit it came from. */
export interface WorkTree {
  /** The hash of HEAD; absent before the first commit. */
  readonly head: string | undefined;
  /** What was done since HEAD, staged or not. */
  readonly uncommitted: readonly FileChange[];
}

/**
 * Read the output of `git status --porcelain=v2 -z --branch`, given one character a byte.
 *
 * A file that was staged and then deleted is not there and was not before, so it is left out; so are nested
 * repositories and submodules whose commit is still the same. Throws an Error when a record is cut short.
 */
export function parsePorcelainStatus(output: string): WorkTree {
  const records = output.split('\0');
  if (records.pop() !== '') throw new Error('The status of git is cut short');
  const staged: FileChange[] = [];
  const unstaged: FileChange[] = [];
  for (let index = 0; index < records.length; index++) {
    const record = records[index] ?? '';
    const change = record.startsWith('2 ') ? readRenamed(record, records[++index]) : readPlain(record);
    if (change) (record.startsWith('2 .') || record.startsWith('? ') ? unstaged : staged).push(change);
  }
  // A file can be in both: taken out of the index but still lying there, or renamed in the index and again outside.
  const folded = foldChanges([...staged, ...unstaged].map((change) => ({change, by: undefined})));
  const oid = /^# branch\.oid ([0-9a-f]+)$/.exec(
    records.find((record) => record.startsWith('# branch.oid ')) ?? '',
  );
  return {head: oid?.[1], uncommitted: folded.map(({by: _, ...change}) => named(change))};
}

function named({path, from, ...change}: FileChange): FileChange {
  return {...change, path: textOf(path), ...(from !== undefined && {from: textOf(from)})};
}

function readPlain(record: string): FileChange | undefined {
  if (record.startsWith('1 ')) return readTracked(record);
  if (record.startsWith('u ')) return readUnmerged(record);
  const isUntracked = record.startsWith('? ') && !record.endsWith('/');
  return isUntracked ? {kind: 'added', path: record.slice(2)} : undefined;
}

/** `1 XY sub mH mI mW hH hI path` */
function readTracked(record: string): FileChange | undefined {
  const {fields, path} = fieldsOf(record, 8);
  const [, xy = '', submodule = '', head, , workTree] = fields;
  if (submodule.startsWith('S') && xy.startsWith('.') && submodule[1] !== 'C') return undefined;
  return changeOf(path, head !== NONE, workTree !== NONE);
}

/** `u XY sub m1 m2 m3 mW h1 h2 h3 path`; the second stage is ours, the side of HEAD. */
function readUnmerged(record: string): FileChange | undefined {
  const {fields, path} = fieldsOf(record, 10);
  return changeOf(path, fields[4] !== NONE, fields[6] !== NONE);
}

/** `2 XY sub mH mI mW hH hI Xscore path`, and where it came from in a record of its own. */
function readRenamed(record: string, from: string | undefined): FileChange | undefined {
  const {fields, path} = fieldsOf(record, 9);
  if (from === undefined) throw new Error('The status of git is cut short');
  const [, , , head, , workTree, , , score = ''] = fields;
  if (score.startsWith('C') || head === NONE) return changeOf(path, false, workTree !== NONE);
  return workTree === NONE ? {kind: 'deleted', path: from} : {kind: 'renamed', path, from};
}

function changeOf(path: string, wasThere: boolean, isThere: boolean): FileChange | undefined {
  if (!wasThere) return isThere ? {kind: 'added', path} : undefined;
  return {kind: isThere ? 'modified' : 'deleted', path};
}

/** A record in parts. The first fields hold no space; all that follows them is the path. */
export function fieldsOf(
  record: string,
  count: number,
): {readonly fields: readonly string[]; readonly path: string} {
  let at = 0;
  const fields = Array.from({length: count}, () => {
    const end = record.indexOf(' ', at);
    if (end < 0) throw new Error('The status of git reads differently than expected');
    const field = record.slice(at, end);
    at = end + 1;
    return field;
  });
  return {fields, path: record.slice(at)};
}
