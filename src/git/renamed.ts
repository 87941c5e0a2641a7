import type {Repository} from './locate.ts';
import {textOf} from './path-bytes.ts';
import {pathspecsOf} from './pathspec.ts';
import {collect} from './printed.ts';

/**
 * The files at some paths that have another name than a commit gives them, by that name: in the work tree or the index,
 * as alike as git asks for to call it a rename. All paths are relative to the project's root.
 */
export async function askRenamedSince(
  {git, prefix}: Repository,
  commit: string,
  paths: readonly string[],
  side: 'all' | 'staged',
): Promise<ReadonlyMap<string, string>> {
  const within = [...new Set(paths)].flatMap((path) => pathspecsOf(prefix + path));
  const output = collect();
  const words = [...DIFF, ...(side === 'staged' ? ['--cached'] : []), commit, '--', ...within];
  await git({words, reader: output});
  const [...fields] = output.text().split('\0').map(textOf);
  const renamed = new Map<string, string>();
  for (let at = 0; at + 2 < fields.length; at += 3)
    renamed.set((fields[at + 1] ?? '').slice(prefix.length), (fields[at + 2] ?? '').slice(prefix.length));
  return renamed;
}

/** With nothing but renames, each is three fields: `R100`, a name and the other. */
const DIFF = [
  'diff',
  '--name-status',
  '-z',
  '--find-renames=50%',
  '-l1000',
  '--diff-filter=R',
  '--no-ext-diff',
  '--no-textconv',
  '--no-color',
  '--no-relative',
  '--ignore-submodules=all',
];
