import type {LineCount, LineCounts, Unit} from '../history/line-counts.ts';
import {END, type Grammar, malformed, type OutputReader, readFields} from './fields.ts';
import type {Repository} from './locate.ts';
import {textOf} from './path-bytes.ts';
import {hasTwoPaths, readRow} from './raw-row.ts';

/** Ask for the lines of some units, all in one process. A partial clone has not the contents to count. */
export async function askLineCounts(
  {git, isPartial}: Repository,
  units: readonly Unit[],
): Promise<LineCounts> {
  const counts = new Map<string, Map<string, LineCount>>();
  if (units.length === 0 || isPartial) return counts;
  const reader = readDiffTree((hash, path, count) => {
    const own = counts.get(hash) ?? new Map<string, LineCount>();
    counts.set(hash, own.set(path, count));
  });
  const input = units
    .map(({hash, parent}) => `${hash}${parent === undefined ? '' : ` ${parent}`}\n`)
    .join('');
  await git({words: DIFF_TREE, reader, input});
  return counts;
}

/** A person's own attributes could say of any file that it has no lines; those of the repository are heard. */
const DIFF_TREE = [
  '-c',
  'core.attributesFile=/dev/null',
  'diff-tree',
  '--stdin',
  '--root',
  '--always',
  '-r',
  '-z',
  '-M50%',
  '-l1000',
  '--no-rename-empty',
  '--raw',
  '--numstat',
  '--diff-algorithm=myers',
  '--no-relative',
  '--no-ext-diff',
  '--no-textconv',
  '--no-color',
  '--ignore-submodules=none',
  '--no-abbrev',
];

/**
 * Read the output of `git diff-tree --stdin -z --raw --numstat`: of each unit its hash, the rows of `--raw`, then those
 * of `--numstat`, which have the same files. A binary file has no count; one line of a submodule is no line.
 */
export function readDiffTree(each: (hash: string, path: string, count: LineCount) => void): OutputReader {
  return readFields('The diff', grammar(each));
}

function* grammar(each: (hash: string, path: string, count: LineCount) => void): Grammar {
  let field = yield true;
  for (let unit = 0; field !== END; unit++) {
    const hash = field.trimStart();
    if (!/^[0-9a-f]{40,64}$/.test(hash)) throw malformed('The diff', unit);
    const submodules = new Set<string>();
    for (field = yield true; field.startsWith(':'); field = yield true) {
      const {path, was, is} = readRow(field, yield false, hasTwoPaths(field) ? yield false : undefined);
      if (was?.mode === '160000' || is?.mode === '160000') submodules.add(path);
    }
    for (; field.includes('\t'); field = yield true) {
      const [added = '', deleted = ''] = field.split('\t', 2);
      const own = field.slice(added.length + deleted.length + 2);
      if (own === '') yield false;
      const path = textOf(own === '' ? yield false : own);
      if (added !== '-' && !submodules.has(path))
        each(hash, path, {added: Number(added), deleted: Number(deleted)});
    }
  }
}
