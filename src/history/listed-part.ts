import {CHANGES, SPECS, TECHNICAL_LOG} from '../project/paths.ts';
import type {FileChange} from './history.ts';

/** Files at the project's root that are made from changes, as those under `openspec/` are. */
const CHANGELOGS: readonly string[] = ['CHANGELOG.md', TECHNICAL_LOG];

/** Changes and living specs, of this project and of others in the repository. */
const PRODUCTS = new RegExp(`(?:^|/)(?:${CHANGES}|${SPECS})/`);

/**
 * What of some changes to files is listed: neither changes nor living specs nor changelogs.
 *
 * A file moved in from there is new, one moved there is gone.
 */
export function listedPart(files: readonly FileChange[], prefix: string): readonly FileChange[] {
  return files.flatMap((file) => partOf(file, prefix));
}

function partOf(change: FileChange, prefix: string): readonly FileChange[] {
  const {kind, path, from, was, is} = change;
  const isIn = !isProduct(path, prefix);
  if (kind !== 'renamed' || from === undefined) return isIn ? [change] : [];
  const wasIn = !isProduct(from, prefix);
  if (isIn && wasIn) return [change];
  if (isIn) return [{kind: 'added', path, ...(is && {is})}];
  return wasIn ? [{kind: 'deleted', path: from, ...(was && {was})}] : [];
}

/** Whether a path, relative to the repository's top, is a change's, a living spec's or a changelog's. */
export function isProduct(path: string, prefix: string): boolean {
  if (PRODUCTS.test(path)) return true;
  return path.startsWith(prefix) && CHANGELOGS.includes(path.slice(prefix.length));
}
