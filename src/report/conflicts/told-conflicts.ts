import type {MovedBy} from '../../history/bases/moved-by.ts';
import type {BothChanged} from '../../lint/across/both-sides.ts';
import type {Overlap} from '../../lint/across/overlaps.ts';
import type {StalePart} from '../../lint/across/stale.ts';
import type {Project} from '../../project/project.ts';

/** What `openspec conflicts` tells of. */
export interface ToldConflicts {
  readonly project: Project;
  readonly overlaps: readonly Overlap[];
  readonly stale: readonly ToldStale[];
  /** Requirements that this branch and the one it is compared with changed in the specs; none where it is with none. */
  readonly specs: readonly BothChanged[];
}

/** A stale part, and what git knows of how it came to be. */
export interface ToldStale {
  readonly part: StalePart;
  /** When the base was committed, ISO 8601; nothing where that is not known. */
  readonly baseDate: string | undefined;
  /** Nothing where git was not asked. */
  readonly by: MovedBy | undefined;
}

/** Whether there is nothing to tell. */
export function isNothing({overlaps, stale, specs}: ToldConflicts): boolean {
  return overlaps.length + stale.length + specs.length === 0;
}

/**
 * Whether all that is told of can be merged, as far as that was found out: what was not compared is not known to merge.
 * Two stories of one feature are not merged at all, and stand in nobody's way.
 */
export function isClean({overlaps, stale, specs}: ToldConflicts): boolean {
  return (
    overlaps.every(({claims, merges}) => merges || claims[0]?.isFeature === true) &&
    stale.every(({part}) => part.problems.length === 0) &&
    specs.every(({merges}) => merges)
  );
}
