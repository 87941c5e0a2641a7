import {ARCHIVE, baseName, CHANGES, isBelow, SPECS} from '../../project/paths.ts';
import type {Project} from '../../project/project.ts';

/**
 * Every file and folder below `changes/` and `specs/`, each once and sorted as the files are; of the archive only the
 * changes themselves, because what lies in them is past mending.
 */
export function entriesOf({files, input, unreadable}: Project): Iterable<string> {
  const found = new Set<string>();
  for (const path of [...files, ...input.changeFolders, ...unreadable.map((each) => each.path)])
    for (let at = path; !found.has(at) && isEntry(at); at = parentOf(at)) found.add(at);
  return [...found].filter((path) => !isBelow(ARCHIVE, parentOf(path)));
}

/** The folder a path lies in. */
export function parentOf(path: string): string {
  return path.slice(0, -baseName(path).length - 1);
}

function isEntry(path: string): boolean {
  return isBelow(CHANGES, path) || isBelow(SPECS, path);
}
