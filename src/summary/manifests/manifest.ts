import {asRecord} from '../../project/yaml-record.ts';

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

/**
 * Tables of dependencies as names and versions, of a name in several tables the first.
 *
 * A version is a text, or the `version`, `path` or `git` of a table; else it is not named.
 */
export function textsOf(tables: readonly unknown[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [name, value] of tables.flatMap((table) => Object.entries(asRecord(table))))
    if (!found.has(name)) found.set(name, versionOf(value));
  return found;
}

function versionOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const {version, path, git} = asRecord(value);
  return [version, path, git].find((each) => typeof each === 'string') ?? '';
}
