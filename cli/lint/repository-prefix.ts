import {codeOf} from '../../src/disk/errors.ts';
import type {Fs} from '../../src/disk/fs.ts';
import {findRepository} from '../../src/git/find-repository.ts';

/** From the repository's top to the project's root, `packages/api/`: empty where both are one, or no top is known. */
export function prefixOf(fs: Fs, root: string): string {
  try {
    return findRepository(fs, root)?.prefix ?? '';
  } catch (error) {
    // What cannot be read is no reason to keep findings back.
    if (codeOf(error) === undefined) throw error;
    return '';
  }
}
