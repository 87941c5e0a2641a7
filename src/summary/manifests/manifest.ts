/** What became of one dependency. Versions are as the manifest writes them; absent where it names none. */
export interface DependencyChange {
  readonly name: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly was: string | undefined;
  readonly is: string | undefined;
}

/** What a change did to a manifest: `package.json`, `Cargo.toml`. */
export interface ManifestChange {
  /** Relative to the repository's top. */
  readonly path: string;
  /** Absent where one of its sides cannot be read. */
  readonly dependencies: readonly DependencyChange[] | undefined;
  /** Full hashes, newest first; none where only work that is not committed touches it. */
  readonly commits: readonly string[];
}

/** A kind of manifest, and how the dependencies it names are read. */
export interface ManifestKind {
  /** Whether a file of this name is one. */
  readonly isNamed: (baseName: string) => boolean;
  /** The dependencies by name, with their versions as written; nothing for a text that is not sound. Never throws. */
  readonly dependenciesIn?: (text: string) => ReadonlyMap<string, string> | undefined;
}
