import {readArchiveName} from '../../project/names.ts';
import {ARCHIVE, baseName, isBelow} from '../../project/paths.ts';
import type {Project} from '../../project/project.ts';
import type {SpecCommit, SpecLog} from '../spec-log.ts';
import {deltaPlace} from './delta-place.ts';

/** So many files are looked through for what may have come from them. */
const MOST_FORMER = 50;

/**
 * The deltas of the newest commit that the work tree has no more, each of which may lie there under another name; none
 * of a change that was archived, which is known by its name. Relative to the repository's top.
 */
export function goneDeltas({prefix, commits}: SpecLog, {input}: Project): readonly string[] {
  const present = new Set(input.files.map((path) => prefix + path));
  const gone = [...newestPaths(commits)].filter(
    (path) => path.startsWith(prefix) && !present.has(path) && deltaPlace(prefix, path),
  );
  if (gone.length === 0) return [];
  const archived = new Set(
    input.changeFolders
      .filter((folder) => isBelow(ARCHIVE, folder))
      .map((folder) => readArchiveName(baseName(folder)).name),
  );
  return gone.filter((path) => {
    const folder = deltaPlace(prefix, path)?.folder ?? '';
    return isBelow(ARCHIVE, folder) || !archived.has(baseName(folder));
  });
}

/** The paths that the newest commit has, as far as the log tells. */
export function newestPaths(commits: readonly SpecCommit[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const there = new Set<string>();
  for (const {files} of commits)
    for (const {path, from, is} of files) {
      if (is && !seen.has(path)) there.add(path);
      seen.add(path);
      if (from !== undefined) seen.add(from);
    }
  return there;
}

/** The deltas that a commit deleted, each of which may live on in one it added: git sees no rename where much was written. */
export function deletedDeltas({files}: SpecCommit, prefix: string): readonly string[] {
  return files.filter(({path, is}) => !is && deltaPlace(prefix, path)).map(({path}) => path);
}

/** What tells of a delta the names it may have had before: of its change or capability, where there are such. */
export function formerNames(gone: readonly string[], prefix: string): (path: string) => readonly string[] {
  const groups = new Map<string, string[]>();
  for (const path of gone)
    for (const key of keysOf(prefix, path))
      groups.set(key, [...(groups.get(key) ?? []).slice(-MOST_FORMER), path]);
  return (path) => {
    const near = keysOf(prefix, path).flatMap((key) => groups.get(key) ?? []);
    return [...new Set(near.length > 0 ? near : gone.slice(0, MOST_FORMER))];
  };
}

function keysOf(prefix: string, path: string): readonly string[] {
  const place = deltaPlace(prefix, path);
  return place ? [`folder ${place.folder}`, `capability ${place.capability}`] : [];
}
