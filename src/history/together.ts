import type {Attribution} from './attribution.ts';
import {isProduct} from './listed-part.ts';

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

/** What others did: without the change's own commits, and without what is made from changes. */
export function othersWork(
  {commits, isBounded}: Together,
  own: Attribution | undefined,
  prefix: string,
): Together {
  const hashes = new Set(own?.commits.map(({hash}) => hash));
  return {
    isBounded,
    commits: commits
      .filter(({hash}) => !hashes.has(hash))
      .map(({hash, paths}) => ({hash, paths: paths.filter((path) => !isProduct(path, prefix))})),
  };
}
