import type {Commit, FileChange} from './history.ts';

/** A commit that touched a change or a living spec. */
export interface SpecCommit extends Pick<Commit, 'hash' | 'parents'> {
  /** The name of its author. */
  readonly author: string;
  /** When it was written, as git gives it: ISO 8601 with the author's zone. */
  readonly date: string;
  /** The first line of its message. */
  readonly subject: string;
  /** What it did below `openspec/changes` and `openspec/specs`; of a merge, what it brought to its first parent. */
  readonly files: readonly FileChange[];
  /** Its parents are not known here, so it looks as if it had made every file. */
  readonly isCutOff: boolean;
}

/**
 * The commits that touched changes and living specs, as far as what HEAD has comes from them.
 *
 * Of a merge that took all of this from one of its parents, what the others did is not told: nothing of it is left.
 */
export interface SpecLog {
  /** The project's root within the repository: empty, or `packages/api/`. */
  readonly prefix: string;
  /** The history is cut off, so older commits are unknown. */
  readonly isShallow: boolean;
  /** The repository was cloned without all contents: a rename with edits looks like a file gone and another made. */
  readonly isPartial: boolean;
  /** Children before parents, and each line of history behind the other; empty before the first commit. */
  readonly commits: readonly SpecCommit[];
}

/** Whose changes and specs a log is about. That of all projects of a repository also tells where one was moved from. */
export type LogScope = 'project' | 'repository';
