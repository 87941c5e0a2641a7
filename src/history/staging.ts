import {nameProblem, readArchiveName} from '../project/names.ts';
import {ARCHIVE, baseName} from '../project/paths.ts';
import {changeFolderOf} from './change-folder.ts';
import type {FileChange} from './history.ts';

/** What git knows of the commit that is about to be made. */
export interface Staging {
  /** The project's root within the repository: empty, or `packages/api/`. */
  readonly prefix: string;
  /** Git's own folder for this work tree, absolute and native. */
  readonly gitFolder: string;
  /** What is staged below `openspec/changes`, against HEAD; a rename is two files. */
  readonly files: readonly FileChange[];
  /** The name of the branch; absent on a detached HEAD. */
  readonly branch: string | undefined;
  /** What comment lines of a message begin with, as configured; `auto` lets git choose. */
  readonly comment: string;
  /** The message that `git merge --squash` has prepared; empty when there is none. */
  readonly squashed: string;
}

/**
 * The one change that the staged files belong to: its folder is touched while it is active, or is archived by them.
 *
 * Nothing when there are several or none, or when the name is not one a change can be given.
 */
export function stagedChange({files, prefix}: Staging): string | undefined {
  const names = new Map<string, string>();
  for (const {kind, path} of files) {
    const folder = changeFolderOf(path, prefix);
    if (folder === undefined) continue;
    const isArchived = folder.startsWith(`${ARCHIVE}/`);
    // A correction in a folder that was archived before is no work on that change.
    if (isArchived && kind !== 'added') continue;
    const shown = baseName(folder);
    if (shown.startsWith('.')) continue;
    const key = readArchiveName(shown).name;
    if (isArchived) names.set(key, names.get(key) ?? key);
    else names.set(key, shown);
  }
  const [name, ...others] = names.values();
  return others.length === 0 && name !== undefined && isSound(name) ? name : undefined;
}

/** The one change whose whole name the branch's name holds as a word of its own: `feature/add-x`, not `feature/add-xy`. */
export function changeOfBranch(branch: string | undefined, names: readonly string[]): string | undefined {
  const words = new Set(branch?.split(/[^A-Za-z0-9-]+/));
  const [name, ...others] = names.filter((candidate) => isSound(candidate) && words.has(candidate));
  return others.length === 0 ? name : undefined;
}

/** A name goes into messages that other programs read, so only those a new change could have are passed on. */
export function isSound(name: string): boolean {
  return nameProblem(name) === undefined;
}
