/** The verbs of a delta, as they stand in its title or section heading. */
export type Keyword = 'ADDED' | 'MODIFIED' | 'REMOVED' | 'RENAMED';

/** What one verb means, in either dialect. */
export interface DeltaKind {
  readonly keyword: Keyword;
  /** The Keep a Changelog section its entries belong to. */
  readonly group: 'Added' | 'Changed' | 'Removed';
  /** Words at the front of a change's name that suggest this verb: `add-login` adds. */
  readonly prefixes: readonly string[];
  /** How a feature delta of this kind is built; absent where the feature dialect has no such kind. */
  readonly feature?: FeatureShape;
}

/** The sections of a feature delta, and what it does to the features a repository has. */
export interface FeatureShape {
  readonly required: readonly string[];
  readonly known: readonly string[];
  readonly effect: 'introduces' | 'changes' | 'ends';
}
