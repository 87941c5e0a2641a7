import {join, resolve, sep} from 'node:path';
import type {Fs} from '../disk/fs.ts';
import {type Environment, gitEnvironment} from './environment.ts';

/**
 * No protocol has this name, so git can reach no other repository, also where it is too old to be told not to fetch:
 * https://git-scm.com/docs/git#Documentation/git.txt-codeGITALLOWPROTOCOLcode
 */
const OFFLINE = {GIT_ALLOW_PROTOCOL: 'none'};

/** The environment in which a repository is asked, by its folder. */
export function repositoryEnvironment(
  fs: Fs,
  gitFolder: string,
  given: Environment,
): Readonly<Record<string, string>> {
  const index = indexOfHook(fs, gitFolder, given['GIT_INDEX_FILE']);
  return {...gitEnvironment(given), ...OFFLINE, ...(index !== undefined && {GIT_INDEX_FILE: index})};
}

/** Inside a hook the index about to be committed may be a file of its own; another repository's is none of ours. */
function indexOfHook(fs: Fs, gitFolder: string, given: string | undefined): string | undefined {
  if (!given) return undefined;
  const candidates = [resolve(given), join(gitFolder, '..', given)];
  return candidates.find(
    (file) => fs.kindOf(file) === 'file' && fs.realPath(file).startsWith(fs.realPath(gitFolder) + sep),
  );
}
