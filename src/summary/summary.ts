import type {SectionId} from './form.ts';

/** What a line of a summary is known from. */
export type LineSource =
  /** A place in a document; `line` is 1-based. The path is relative to the project's root. */
  | {readonly kind: 'document'; readonly path: string; readonly line: number}
  /** Full hashes, newest first. */
  | {readonly kind: 'commits'; readonly hashes: readonly string[]}
  /** Work that is not committed. */
  | {readonly kind: 'work-tree'}
  /** Nothing was found; `lookedIn` says where it would have been: `the Decisions of design.md`. */
  | {readonly kind: 'absent'; readonly lookedIn: string};

/** One line of a summary. */
export interface SummaryLine {
  /**
   * What it is about, the same from run to run, and once in its section: a path, a scenario's name with its
   * requirement's; of words that have no name, the words themselves.
   */
  readonly key: string;
  /** One line of Markdown, without a bullet. */
  readonly text: string;
  /** At least one. */
  readonly sources: readonly LineSource[];
}

/** What one section says; one that is no more than a heading above others has no lines. */
export interface SummarySection {
  readonly id: SectionId;
  readonly lines: readonly SummaryLine[];
}

/** A proposal summary before it is written. */
export interface Summary {
  /** The name of the change. */
  readonly change: string;
  /** In the order of the form; a group of files that has none is left out. */
  readonly sections: readonly SummarySection[];
  /** Why git could not say, or not say all, as a clause; absent where it could. */
  readonly unknown?: string;
}

/** Whether a line says more than that nothing was found. */
export function isReal({sources}: SummaryLine): boolean {
  return sources.some(({kind}) => kind !== 'absent');
}
