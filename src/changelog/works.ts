import type {Change} from '../project/change.ts';

/** What git knows of the work on changes, for the views that tell it. */
export interface Works {
  /** Whether numbers may be given here: on a branch two changes could be given the same one. */
  readonly givesNumbers: boolean;
  /** Nothing for a change of which not all is known. */
  readonly of: (change: Change) => Work | undefined;
}

/** The work on one change. */
export interface Work {
  /** Whole hashes, oldest first: those that touched the files, else the last one of the change. */
  readonly commits: readonly string[];
  /** Sorted by path; those of the change itself, the specs and the changelogs are not among them. */
  readonly files: readonly WorkedFile[];
}

/** What became of one file. Paths are relative to the repository's top, as in Files Changed. */
export interface WorkedFile {
  readonly kind: 'added' | 'modified' | 'deleted' | 'renamed';
  readonly path: string;
  readonly from?: string;
  /** Absent where lines cannot be counted. */
  readonly lines?: {readonly added: number; readonly deleted: number};
  /** The subject of the newest commit that touched it. */
  readonly subject?: string;
}
