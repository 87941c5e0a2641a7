import {specPath} from '../../project/project.ts';
import type {SpecLog} from '../spec-log.ts';
import {type AskedDelta, deltaCapability} from './asked-deltas.ts';
import {type Version, versionsOf} from './versions.ts';

/** Where a history is asked about bases. */
export interface Place {
  readonly log: SpecLog;
  /** A commit by its full hash, or HEAD. */
  readonly at: string;
}

/** The commit something is asked for at. */
export function commitName(commit: string): string {
  return `${commit}^{commit}`;
}

/** A file of the project in a commit. */
export function fileName({log: {prefix}}: Place, commit: string, path: string): string {
  return `${commit}:${prefix}${path}`;
}

/** Where the spec of a delta lay, by the name the delta had then. */
export function specAt({log: {prefix}}: Place, {capability}: AskedDelta, {path}: Version): string {
  return specPath(deltaCapability(path.slice(prefix.length)) ?? capability);
}

/** The versions of each delta, by its path in the project. */
export function deltaVersions(
  {log}: Place,
  deltas: readonly AskedDelta[],
): ReadonlyMap<string, readonly Version[]> {
  const found = versionsOf(
    log,
    deltas.map(({path}) => log.prefix + path),
  );
  return new Map([...found].map(([path, versions]) => [path.slice(log.prefix.length), versions]));
}

/** The names of all that must be read to know what deltas were written against. */
export function baseNames(
  place: Place,
  deltas: readonly AskedDelta[],
  versions: ReadonlyMap<string, readonly Version[]>,
): readonly string[] {
  if (deltas.length === 0) return [];
  const names = deltas.flatMap((delta) => {
    const spec = specPath(delta.capability);
    const own = versions.get(delta.path) ?? [];
    const {base} = delta.change.metadata;
    return [
      ...[delta.path, spec].map((path) => fileName(place, place.at, path)),
      ...movedTo(own).map((path) => `${place.at}:${path}`),
      ...(base === undefined ? [] : [commitName(base), fileName(place, base, spec)]),
      ...own.flatMap((version) => namesOf(place, delta, version)),
    ];
  });
  return [...new Set([commitName(place.at), ...names])];
}

/** Where a file went that is not where it was, relative to the repository's top. */
export function movedTo([newest]: readonly Version[]): readonly string[] {
  return newest && newest.is === undefined ? [newest.path] : [];
}

function namesOf(place: Place, delta: AskedDelta, version: Version): readonly string[] {
  const {commit, was, is} = version;
  const contents = [was, is].filter((id) => id !== undefined);
  return is === undefined
    ? contents
    : [...contents, fileName(place, commit.hash, specAt(place, delta, version))];
}
