import {readArchiveName} from '../project/names.ts';
import {baseName, CHANGES} from '../project/paths.ts';
import type {FileChange} from './history.ts';

/** The change folder a path of the repository lies in, relative to the project's root. */
export function changeFolderOf(path: string, prefix: string): string | undefined {
  if (!path.startsWith(`${prefix}${CHANGES}/`)) return undefined;
  const parts = path.slice(prefix.length).split('/');
  const depth = parts[2] === 'archive' ? 4 : 3;
  return parts.length > depth ? parts.slice(0, depth).join('/') : undefined;
}

/** The name of the change a folder is of, archived or not, as `undated` gives it. */
export function changeNameOf(folder: string): string {
  return undated(baseName(folder));
}

/**
 * A change's name without dates before it.
 *
 * A name that begins with a date cannot be told from that of an archived folder, where it comes behind another date.
 */
export function undated(name: string): string {
  return readArchiveName(name).name;
}

/** The names of the changes whose folders are touched. */
export function changesTouched(files: readonly FileChange[], prefix: string): ReadonlySet<string> {
  return changesAt(
    files.flatMap(({path, from}) => (from === undefined ? [path] : [path, from])),
    prefix,
  );
}

/** The names of the changes in whose folders paths of the repository lie. */
export function changesAt(paths: readonly string[], prefix: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const path of paths) {
    const folder = changeFolderOf(path, prefix);
    if (folder !== undefined) names.add(changeNameOf(folder));
  }
  return names;
}
