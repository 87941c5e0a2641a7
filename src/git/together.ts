import type {Together, TogetherCommit} from '../history/together.ts';
import {END, type Grammar, owned, readFields} from './fields.ts';
import type {Repository} from './locate.ts';
import {textOf} from './path-bytes.ts';
import {pathspecsOf} from './pathspec.ts';
import {PINNED_LOG} from './pinned-options.ts';

/** So many of the newest commits tell what is done together today. */
const MOST_COMMITS = 300;

/** A commit that touches more files than this reformats, moves or imports, and tells nothing of what belongs together. */
const MOST_FILES = 50;

/**
 * What was touched together with some paths, relative to the repository's top, up to a commit; a folder means all below
 * it. One process. Of a commit that is not there nothing is known.
 */
export async function askTogether(
  {git}: Repository,
  paths: readonly string[],
  upTo = 'HEAD',
): Promise<Together> {
  const commits: TogetherCommit[] = [];
  let met = 0;
  const reader = readFields(
    'The log',
    grammar((commit) => {
      met++;
      if (commit.paths.length <= MOST_FILES) commits.push(commit);
    }),
  );
  const wanted = [...new Set(paths.map((path) => path.replace(/\/+$/, '')))];
  if (wanted.length > 0)
    await git({words: LOG, reader, input: [upTo, '--', ...wanted.flatMap(pathspecsOf), ''].join('\n')});
  return {commits, isBounded: met === MOST_COMMITS};
}

/** Of a commit with too many paths one more than is wanted is kept, as a sign. */
function* grammar(each: (commit: TogetherCommit) => void): Grammar {
  let field = yield true;
  while (field !== END) {
    const hash = owned(field.slice(1));
    const paths: string[] = [];
    for (field = yield true; field !== END && !COMMIT.test(field); field = yield true)
      if (paths.length <= MOST_FILES) paths.push(textOf(owned(field.replace(/^\n/, ''))));
    each({hash, paths});
  }
}

const COMMIT = /^\x01[0-9a-f]{40,64}$/;

/** Before the first commit there is no HEAD, which is no failure. */
const LOG = [
  'log',
  ...PINNED_LOG,
  '-z',
  '--format=%x01%H',
  '--name-only',
  '--no-merges',
  '--no-renames',
  '--full-diff',
  `--max-count=${MOST_COMMITS}`,
  '--ignore-missing',
  '--stdin',
];
