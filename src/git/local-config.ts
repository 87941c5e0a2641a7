import {Refusal} from '../refusal.ts';
import {exitCodeOf, printed, type RunGit} from './simple-git.ts';

/** The last value of a key in the repository's own configuration, git-config(1); nothing where it has none. */
export async function readLocalConfig(git: RunGit, key: string): Promise<string | undefined> {
  try {
    const output = await printed(git, ['config', '--local', '--null', '--get', key]);
    return output.replace(/\0$/, '');
  } catch (error) {
    // Git ends with 1 for a key that is not set.
    if (error instanceof Refusal && exitCodeOf(error) === 1) return undefined;
    throw error;
  }
}

/** Give a key one value in the repository's own configuration; git takes the lock of the file, and writes all of it or nothing. */
export async function writeLocalConfig(git: RunGit, key: string, value: string): Promise<void> {
  await printed(git, ['config', '--local', '--replace-all', key, value]);
}
