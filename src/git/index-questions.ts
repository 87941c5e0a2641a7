import {foldersOf} from '../project/paths.ts';
import {pathspecsOf} from './pathspec.ts';

/** The words by which git is asked for the index at some paths, relative to the project's root; a folder means all below it. */
export function indexQuestions(
  prefix: string,
  paths: readonly string[],
): {readonly status: readonly string[]; readonly listed: readonly string[]} {
  // Each is compared with every file of the repository, so what lies in another one is not named.
  const asked = new Set(paths);
  const outer = [...asked].filter((path) => !foldersOf(path).some((folder) => asked.has(folder)));
  const within = outer.flatMap((path) => pathspecsOf(prefix + path));
  return {status: [...STATUS, '--', ...within], listed: [...LISTED, '--', ...within]};
}

const STATUS = [
  'status',
  '--porcelain=v2',
  '-z',
  '--branch',
  '--no-ahead-behind',
  '--no-renames',
  '--untracked-files=no',
  '--ignore-submodules=dirty',
];

const LISTED = ['ls-files', '-z', '-s', '-v', '--full-name'];
