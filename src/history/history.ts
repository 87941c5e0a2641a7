/** What one commit, or the work tree, did to one file. Paths are relative to the repository's top, `/`-separated. */
export interface FileChange {
  readonly kind: 'added' | 'modified' | 'deleted' | 'renamed';
  readonly path: string;
  /** Where a renamed file came from. */
  readonly from?: string;
}

/** One commit and the files it touched. */
export interface Commit {
  /** The full hash. */
  readonly hash: string;
  /** Committer time, seconds since 1970 UTC. */
  readonly time: number;
  /** The whole message, subject first. */
  readonly message: string;
  readonly files: readonly FileChange[];
}

/** What git knows of a project's changes. */
export interface History {
  /** The project's root within the repository: empty, or `packages/api/`. */
  readonly prefix: string;
  /** The history is cut off, so older commits are unknown. */
  readonly isShallow: boolean;
  /** The commits that touch `openspec/changes`, newest first, each with all its files. */
  readonly commits: readonly Commit[];
  /** The commits that were asked for by hash, newest first; those git does not know are missing. */
  readonly pinned?: readonly Commit[];
  /** Staged, unstaged and untracked work, against HEAD. */
  readonly uncommitted: readonly FileChange[];
}
