import {holdsPart, type KeptLines} from './kept-lines.ts';
import type {Version} from './versions.ts';

/** Where a part of a file got its present text. */
export type Origin =
  /** In the first of these versions; the others, oldest first, have passed it on. */
  | {readonly kind: 'committed'; readonly versions: readonly Version[]}
  | {readonly kind: 'uncommitted'}
  /** The history does not say. */
  | {readonly kind: 'unknown'};

/**
 * Find the commit that gave a part of a file the text it has had since, from the versions of the file, newest first, and
 * what the newest commit has of it, by the names it may have there.
 *
 * A commit gives what its first parent has not. A merge only passes on what one of its other parents has, so it is the
 * answer only where none of them is: then it was written in the merge. Where lines of history that were merged each
 * wrote the same, it is the older in the order of git. A text that was given up and taken again is as old as that.
 */
export function originOf(
  versions: readonly Version[],
  newest: readonly KeptLines[],
  lines: readonly string[],
  contents: (id: string) => KeptLines | undefined,
): Origin {
  if (!newest.some((text) => holdsPart(text, lines))) return {kind: 'uncommitted'};
  const has = (id: string | undefined): boolean => {
    const content = id === undefined ? undefined : contents(id);
    return content !== undefined && holdsPart(content, lines);
  };
  const version = oldestGiving(versions, has);
  if (!version || version.commit.isCutOff) return {kind: 'unknown'};
  const since = versions.slice(0, versions.indexOf(version)).filter(({is}) => has(is));
  return {kind: 'committed', versions: [version, ...since.toReversed()]};
}

function oldestGiving(
  versions: readonly Version[],
  has: (id: string | undefined) => boolean,
): Version | undefined {
  let found: Version | undefined;
  let isSettled = false;
  for (const version of versions) {
    const [was, is] = [has(version.was), has(version.is)];
    if (was && !is && isSettled) break;
    if (was || !is) continue;
    found = version;
    isSettled ||= version.commit.parents.length < 2;
  }
  return found;
}
