import {baseName, foldersOf} from '../../src/project/paths.ts';
import type {Project} from '../../src/project/project.ts';

/** What files and folders were named, and are named since; what was not moved has one name. */
export interface Moves {
  readonly oldName: (path: string) => string;
  readonly newName: (path: string) => string;
}

/**
 * What follows from files that were moved, by the names they had. A folder was moved where a file of it was, there is
 * nothing left in it, and there was nothing in the other.
 */
export function movesOf(renamed: ReadonlyMap<string, string>, before: Project, after: Project): Moves {
  const [then, now] = [foldersIn(before), foldersIn(after)];
  const moved = new Map(renamed);
  for (const [from, to] of renamed)
    for (const [folder, other] of foldersMoved(from, to))
      if (!moved.has(folder) && !now.has(folder) && !then.has(other)) moved.set(folder, other);
  const back = new Map([...moved].map(([from, to]) => [to, from]));
  return {oldName: (path) => back.get(path) ?? path, newName: (path) => moved.get(path) ?? path};
}

function foldersIn({files}: Project): ReadonlySet<string> {
  return new Set(files.flatMap(foldersOf));
}

/** The folders above a file whose names below are the same. */
function foldersMoved(from: string, to: string): readonly (readonly [string, string])[] {
  const [before, after] = [foldersOf(from).toReversed(), foldersOf(to).toReversed()];
  const pairs: (readonly [string, string])[] = [];
  let below: readonly [string, string] = [from, to];
  for (const [index, folder] of before.entries()) {
    const moved = after[index];
    if (moved === undefined || folder === moved || baseName(below[0]) !== baseName(below[1])) break;
    below = [folder, moved];
    pairs.push(below);
  }
  return pairs;
}
