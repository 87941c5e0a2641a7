import {once} from '../../once.ts';
import type {FileChange} from '../history.ts';
import type {SpecCommit, SpecLog} from '../spec-log.ts';
import {deltaPlace} from './delta-place.ts';
import {deletedDeltas, formerNames} from './former-names.ts';

/** What a commit made of a file, under whatever name it had then. */
export interface Version {
  readonly commit: SpecCommit;
  /** The name the commit left it with, relative to the repository's top. */
  readonly path: string;
  /** The hash of its content before; of a merge, in the first parent. */
  readonly was: string | undefined;
  /** The hash of its content after; absent where the file was deleted, or moved to what is none of its names. */
  readonly is: string | undefined;
}

/** Of a file that took over so many names of others nothing is followed under that name. */
const MOST_OWNERS = 100;

/**
 * The versions of files, relative to the repository's top, newest first, renames followed. A name that a file had once is
 * followed from there on in all lines of history; so are the names in `formerly`. Of a delta that a commit added, those
 * it deleted are followed too: what is in neither does no harm.
 */
export function versionsOf(
  {commits, prefix}: SpecLog,
  paths: readonly string[],
  formerly: ReadonlyMap<string, readonly string[]> = new Map(),
): ReadonlyMap<string, readonly Version[]> {
  const versions = new Map(paths.map((path) => [path, [] as Version[]]));
  const owners: Owners = new Map(paths.map((path) => [path, new Set([path])]));
  for (const [owner, names] of formerly) for (const name of names) own(owners, name, owner);
  for (const commit of commits) {
    const names: (readonly [name: string, owner: string])[] = [];
    const before = once(() => formerNames(deletedDeltas(commit, prefix), prefix));
    for (const file of commit.files) {
      const owning = owners.get(file.path) ?? [];
      const former = owners.has(file.path) ? namesBefore(commit, file, prefix, before) : [];
      for (const owner of owning) {
        versions.get(owner)?.push({commit, path: file.path, was: file.was?.id, is: file.is?.id});
        for (const name of former) names.push([name, owner]);
      }
      for (const owner of leftBy(file, owners))
        versions.get(owner)?.push({commit, path: file.path, was: file.was?.id, is: undefined});
    }
    // What a commit moves away it may have made anew, so a name is followed from the next one on.
    for (const [name, owner] of names) own(owners, name, owner);
  }
  return versions;
}

type Owners = Map<string, Set<string>>;

/** The names a file may have had before a commit. */
function namesBefore(
  {isCutOff}: SpecCommit,
  {path, from, was, is}: FileChange,
  prefix: string,
  before: () => ReturnType<typeof formerNames>,
): readonly string[] {
  if (from !== undefined) return [from];
  return was || !is || isCutOff || !deltaPlace(prefix, path) ? [] : before()(path);
}

/** The files that had the name a rename took away, and not the one it gave. */
function leftBy({path, from}: FileChange, owners: Owners): readonly string[] {
  const [left, kept] = [from === undefined ? undefined : owners.get(from), owners.get(path)];
  return left ? [...left].filter((owner) => !kept?.has(owner)) : [];
}

function own(owners: Owners, name: string, owner: string): void {
  const known = owners.get(name) ?? new Set();
  if (known.size < MOST_OWNERS) known.add(owner);
  owners.set(name, known);
}
