import {END, type Grammar, readFields} from './fields.ts';
import type {Repository} from './locate.ts';
import {textOf} from './path-bytes.ts';
import {pathspecsOf} from './pathspec.ts';
import {PINNED_LOG} from './pinned-options.ts';

/** Those of some paths that no commit of the history ever had; a path of a folder is known by any file below it. */
export async function askUnknownPaths(
  {git}: Repository,
  paths: readonly string[],
): Promise<ReadonlySet<string>> {
  if (paths.length === 0) return new Set();
  const known = new Set<string>();
  const wanted = new Set(paths.map((path) => path.replace(/\/+$/, '')));
  const reader = readFields(
    'The log',
    grammar((path) => {
      for (let at = path; at !== ''; at = at.slice(0, Math.max(at.lastIndexOf('/'), 0)))
        if (wanted.has(at)) known.add(at);
    }),
  );
  // A process can be given only so many words; the paths come by another way.
  const input = ['HEAD', '--', ...[...wanted].flatMap(pathspecsOf), ''].join('\n');
  await git({words: [...LOG, '--stdin'], reader, input});
  return new Set(paths.filter((path) => !known.has(path.replace(/\/+$/, ''))));
}

function* grammar(each: (path: string) => void): Grammar {
  for (let field = yield true; field !== END; field = yield true) each(textOf(field));
}

/** Before the first commit there is no HEAD, which is no failure. */
const LOG = [
  'log',
  ...PINNED_LOG,
  '-z',
  '--format=',
  '--name-only',
  '--full-history',
  '--no-renames',
  '--ignore-missing',
];
