import {dirname, join} from 'node:path';
import type {Fs} from '../../src/disk/fs.ts';
import {findRepository} from '../../src/git/find-repository.ts';

/**
 * The folder in which runs are kept for what lies in a folder: in git's own, else in a `node_modules` at or above it.
 *
 * Nothing where neither is, or where only git can tell what is: git is not asked. The folder may be yet to be made.
 * Never throws.
 */
export function folderOfRuns(fs: Fs, start: string): string | undefined {
  try {
    const folders = findRepository(fs, start);
    return folders === undefined ? inModules(fs, start) : join(folders.gitFolder, 'openspec');
  } catch {
    return undefined;
  }
}

function inModules(fs: Fs, start: string): string | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    const modules = join(folder, 'node_modules');
    if (fs.kindOf(modules) === 'folder') return join(modules, '.cache', 'openspec-changes');
    // What lies above a repository is not the repository's.
    if (fs.kindOf(join(folder, '.git')) !== undefined || folder === dirname(folder)) return undefined;
  }
}
