import type {Range} from '../../markdown/place.ts';

/** Why deltas cannot be merged; each is the id of the lint rule that says so. */
export const mergeCodes = [
  'capability-known',
  'capability-last',
  'delta-conflict',
  'merge-conflict',
  'requirement-new',
  'requirement-target',
  'scenario-kept',
  'spec-mergeable',
] as const;

export type MergeCode = (typeof mergeCodes)[number];

/** One reason, at a place in a delta. */
export interface MergeProblem {
  readonly code: MergeCode;
  /** The delta's path. */
  readonly path: string;
  readonly range: Range;
  readonly message: string;
  /** The requirement of the spec it is about. */
  readonly about?: string;
  /** What it repeats or contradicts in the same delta. */
  readonly against?: Range;
  /** Bringing the delta up to date is the way out. */
  readonly isRebasable?: true;
  /** What the living spec says there now. */
  readonly inSpec?: PlaceInSpec;
}

/** A place in a living spec that a problem is about, and what stands there: one line, no period. */
export interface PlaceInSpec {
  readonly path: string;
  readonly range: Range;
  readonly message: string;
}

/** A MODIFIED block that met what became of its requirement since it was written. */
export interface MergedThreeWays {
  readonly requirement: string;
  /** The commit whose spec the block was written against, by its full hash. */
  readonly commit: string;
  /** `unchanged` where the block says what the spec said then, and the spec stays as it is. */
  readonly kind: 'merged' | 'unchanged';
}

/** Something that a merge takes away without a marker that says so: for the report, never an obstacle. */
export interface Loss {
  /** Whose text it was; absent for the Purpose of a delta, which does not arrive. */
  readonly requirement?: string;
  /** The lines that are gone. */
  readonly lines: readonly string[];
  /** They stand behind the block in the delta, or directly above it, and no spec ever had them. */
  readonly isOfDelta?: true;
}
