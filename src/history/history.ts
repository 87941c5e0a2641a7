/** One side of a change to a file, as git keeps it. */
export interface Blob {
  /** Six octal digits: `100644` a file, `100755` one that runs, `120000` a link, `160000` a submodule. */
  readonly mode: string;
  /** The full hash of the content; of a submodule, of its commit. */
  readonly id: string;
}

/** What one commit, or the work tree, did to one file. Paths are relative to the repository's top, `/`-separated. */
export interface FileChange {
  readonly kind: 'added' | 'modified' | 'deleted' | 'renamed';
  readonly path: string;
  /** Where a renamed file came from. */
  readonly from?: string;
  /** What was there before; absent of added files, and of work that is not committed. */
  readonly was?: Blob;
  /** What is there now; absent of deleted files, and of work that is not committed. */
  readonly is?: Blob;
}

/** One commit and what it did; of a merge, what it brought to its first parent. */
export interface Commit {
  /** The full hash. */
  readonly hash: string;
  /** Full hashes, the one that was merged into first; empty for a root. */
  readonly parents: readonly string[];
  /** Committer time, seconds since 1970 UTC. */
  readonly time: number;
  /** The whole message, subject first. */
  readonly message: string;
  /** All its files; of one that touches more changes than tell anything, only those of changes. */
  readonly files: readonly FileChange[];
}

/** What git knows of a project's changes. */
export interface History {
  /** The project's root within the repository: empty, or `packages/api/`. */
  readonly prefix: string;
  /** The commit it ends with; absent before the first one. */
  readonly head?: string | undefined;
  /** The history is cut off, so older commits are unknown. */
  readonly isShallow: boolean;
  /** The repository was cloned without all contents: renames with edits look like a file gone and another made. */
  readonly isPartial?: boolean;
  /** The commits that have something to do with changes, children before parents. */
  readonly commits: readonly Commit[];
  /** When each was made, in seconds since 1970, later than its ancestors whatever its own time says. */
  readonly clock: ReadonlyMap<string, number>;
  /** Which of them a merge on the first-parent line brought: its hash by theirs. */
  readonly landings: ReadonlyMap<string, string>;
  /** The names of changes, without dates, whose beginning lies where the history is cut off. */
  readonly cutOff: ReadonlySet<string>;
  /** Staged, unstaged and untracked work, against HEAD. */
  readonly uncommitted: readonly FileChange[];
}

/** When a commit was made in a history, in seconds since 1970. */
export function timeIn({clock}: History, {hash, time}: Commit): number {
  return clock.get(hash) ?? time;
}

/** The first line of a commit's message. */
export function subjectOf({message}: Pick<Commit, 'message'>): string {
  const [first = ''] = message.trimStart().split(/\r\n|\n|\r/, 1);
  return first.trim();
}
