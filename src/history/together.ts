/** A commit that touched one of some paths, and everything it touched. */
export interface TogetherCommit {
  /** The full hash. */
  readonly hash: string;
  /** Relative to the repository's top. */
  readonly paths: readonly string[];
}

/** The commits that touched one of some paths. */
export interface Together {
  /** Newest first; no merges, and none that touches more files than tell anything. */
  readonly commits: readonly TogetherCommit[];
  /** There are more, older ones. */
  readonly isBounded: boolean;
}
