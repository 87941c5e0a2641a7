/** What is counted as one: a commit against one of its parents, or a root. */
export interface Unit {
  readonly hash: string;
  readonly parent: string | undefined;
}

/** The lines of one file in one unit. */
export interface LineCount {
  readonly added: number;
  readonly deleted: number;
}

/** By the hash of the unit, then by path, relative to the repository's top; what has no lines has no count. */
export type LineCounts = ReadonlyMap<string, ReadonlyMap<string, LineCount>>;
