import type {Spec} from '../../spec.ts';

/** A living spec that a part of a delta may have been written against. */
export interface Base {
  /** The commit that had it, by its full hash. */
  readonly commit: string;
  /** Nothing where there was no such spec then. */
  readonly spec: Spec | undefined;
}

/**
 * What a part of one delta was written against, by the text of that part as it stands in the file: the spec of the
 * commit its change names before that of the commit git knows. Empty where nothing is known.
 */
export type BasesOf = (text: string) => readonly Base[];
