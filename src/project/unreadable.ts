import {changelogPaths} from './changelog-config.ts';
import {ARCHIVE, baseName, CHANGES, CONFIG, isBelow, README, SPECS} from './paths.ts';
import type {Project, Unreadable} from './project.ts';

/** What keeps a path from being read, be it the path itself or a folder above it; nothing when it can be. */
export function unreadableAt(
  {unreadable}: Pick<Project, 'unreadable'>,
  path: string,
): Unreadable | undefined {
  return unreadable.find((each) => each.path === path || isBelow(each.path, path));
}

/**
 * What cannot be read and would be: changes and their documents, living specs, the changelogs, the configuration, the
 * guidelines.
 *
 * A link to a picture beside a design is none of these. What fails only when it is read is known once it was.
 */
export function missed(project: Project): readonly Unreadable[] {
  return project.unreadable.filter((each) => isMissed(project, each.path) && !isOtherName(project, each));
}

/** What cannot be read and would be, of a change in a folder. */
export function missedIn({unreadable}: Project, folder: string): readonly Unreadable[] {
  return unreadable.filter(({path}) => path === folder || isDocument(folder, path));
}

/** The guidelines are often a link to a file of another name, and that is no complaint. */
function isOtherName({config}: Project, {path, reason}: Unreadable): boolean {
  return config.guidelines.includes(path) && reason.startsWith('it is a link');
}

function isMissed({files, changes, config}: Project, path: string): boolean {
  const parent = path.slice(0, path.lastIndexOf('/'));
  const named = [CHANGES, SPECS, README, CONFIG, ...config.guidelines, ...changelogPaths(config.changelog)];
  if (named.includes(path) || parent === CHANGES || parent === ARCHIVE) return true;
  // A capability may be named like a file.
  const isSpec = (file: string) => isBelow(path, file) && baseName(file) === 'spec.md';
  if (baseName(path) !== 'spec.md' && files.some(isSpec)) return false;
  return isBelow(SPECS, path) || changes.some(({folder}) => isDocument(folder, path));
}

/** Whatever lies below the deltas may be one, or a folder of some. */
function isDocument(folder: string, path: string): boolean {
  if (!isBelow(folder, path)) return false;
  const specs = `${folder}/specs`;
  return path === specs || isBelow(specs, path) || /\.(?:md|markdown|ya?ml)$/i.test(path);
}
