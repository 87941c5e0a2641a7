import type {Commit} from './history.ts';
import type {ParentsOf} from './walk.ts';

/**
 * When commits were made, in seconds since 1970, and later than their ancestors even where a clock was wrong.
 *
 * Source: the "corrected commit date" of git's commit-graph, https://git-scm.com/docs/commit-graph-format. `order` is
 * parents before children; commits that are not told of have no time of their own.
 */
export function clockOf(
  order: readonly string[],
  parentsOf: ParentsOf,
  commits: ReadonlyMap<string, Commit>,
): ReadonlyMap<string, number> {
  const clock = new Map<string, number>();
  for (const hash of order) {
    let latest = Number.NEGATIVE_INFINITY;
    for (const parent of parentsOf(hash) ?? []) latest = Math.max(latest, clock.get(parent) ?? latest);
    const commit = commits.get(hash);
    clock.set(hash, commit ? Math.max(commit.time, latest + 1) : latest);
  }
  return clock;
}
