import {pathspecsOf} from './pathspec.ts';

/** The words by which git is asked for the index at some paths, relative to the project's root; a folder means all below it. */
export function indexQuestions(
  prefix: string,
  paths: readonly string[],
): {readonly status: readonly string[]; readonly listed: readonly string[]} {
  const within = [...new Set(paths)].flatMap((path) => pathspecsOf(prefix + path));
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
