import type {History} from '../../history/history.ts';
import {listedPart} from '../../history/listed-part.ts';
import {baseName} from '../../project/paths.ts';
import {pathsOf, withFolders} from './known-work.ts';

/** The paths of a history that was read, and of the work on top of it. */
interface KnownPaths {
  /** Every path of a commit that was read. */
  readonly inCommits: ReadonlySet<string>;
  /** Every path that work which is not committed touches. */
  readonly uncommitted: ReadonlySet<string>;
  /** Files that could be listed, by the last part of their paths. */
  readonly byName: ReadonlyMap<string, ReadonlySet<string>>;
}

const known = new WeakMap<History, KnownPaths>();

/** Paths of files and of the folders above them; found once for all rules. */
export function pathsIn(history: History): KnownPaths {
  const ready = known.get(history) ?? readPaths(history);
  known.set(history, ready);
  return ready;
}

/** The one known file that has the name of another path; nothing when there is none, or several. */
export function likelyPath(history: History, path: string): string | undefined {
  const [found, ...others] = pathsIn(history).byName.get(baseName(path)) ?? [];
  return found === undefined || found === path || others.length > 0 ? undefined : found;
}

function readPaths({commits, uncommitted, prefix}: History): KnownPaths {
  const committed = commits.flatMap(({files}) => files);
  const byName = new Map<string, Set<string>>();
  for (const path of listedPart([...committed, ...uncommitted], prefix).flatMap(pathsOf))
    byName.set(baseName(path), (byName.get(baseName(path)) ?? new Set()).add(path));
  return {
    inCommits: withFolders(committed.flatMap(pathsOf)),
    uncommitted: withFolders(uncommitted.flatMap(pathsOf)),
    byName,
  };
}
