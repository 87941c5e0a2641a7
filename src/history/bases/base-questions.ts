import {type Project, specPath} from '../../project/project.ts';
import type {SpecLog} from '../spec-log.ts';
import type {AskedDelta} from './asked-deltas.ts';
import {deltaPlace} from './delta-place.ts';
import {formerNames, goneDeltas, newestPaths} from './former-names.ts';
import {type Version, versionsOf} from './versions.ts';

/** Where a history is asked about bases. */
export interface Place {
  readonly log: SpecLog;
  /** A commit by its full hash, or HEAD. */
  readonly at: string;
}

/** What the log tells of a delta; names are relative to the repository's top. */
export interface DeltaHistory {
  /** Newest first. */
  readonly versions: readonly Version[];
  /** Of one that the newest commit does not have, the names of those that went meanwhile: it may be one of them. */
  readonly gone: readonly string[];
  /** The names the spec has had, that of today first. */
  readonly specs: readonly string[];
}

/** The commit something is asked for at. */
export function commitName(commit: string): string {
  return `${commit}^{commit}`;
}

/** A file of the project in a commit. */
export function fileName({log: {prefix}}: Place, commit: string, path: string): string {
  return `${commit}:${prefix}${path}`;
}

/** Where the spec of a delta lay, by the name the delta had then; relative to the repository's top. */
export function specAt({log}: Place, {capability}: AskedDelta, {path}: Version): string {
  const then = deltaPlace(log.prefix, path) ?? {prefix: log.prefix, capability};
  return then.prefix + specPath(then.capability);
}

/** The history of each delta of a project, by its path there. */
export function deltaHistories(
  place: Place,
  project: Project,
  deltas: readonly AskedDelta[],
): ReadonlyMap<string, DeltaHistory> {
  const {log} = place;
  const gone = namesGone(log, project, deltas);
  const specs = deltas.map(({capability}) => specPath(capability));
  const paths = [...deltas.map(({path}) => path), ...specs].map((path) => log.prefix + path);
  const found = versionsOf(log, [...new Set(paths)], gone);
  return new Map(
    deltas.map((delta) => {
      const versions = found.get(log.prefix + delta.path) ?? [];
      const spec = log.prefix + specPath(delta.capability);
      const moved = (found.get(spec) ?? []).map(({path}) => path);
      const names = [spec, ...moved, ...versions.map((version) => specAt(place, delta, version))];
      const own = gone.get(log.prefix + delta.path) ?? [];
      return [delta.path, {versions, gone: own, specs: [...new Set(names)]}];
    }),
  );
}

/** For each delta that the newest commit does not have the names it may have there. */
function namesGone(
  log: SpecLog,
  project: Project,
  deltas: readonly AskedDelta[],
): ReadonlyMap<string, readonly string[]> {
  const known = newestPaths(log.commits);
  const fresh = deltas.map(({path}) => log.prefix + path).filter((path) => !known.has(path));
  if (fresh.length === 0) return new Map();
  const names = formerNames(goneDeltas(log, project), log.prefix);
  return new Map(fresh.map((path) => [path, names(path)]));
}

/**
 * Whether a project seems to have come from elsewhere in its repository: the log begins with a commit that made a delta
 * and the spec it is about.
 */
export function isBroughtIn({log}: Place, histories: ReadonlyMap<string, DeltaHistory>): boolean {
  return [...histories.values()].some(({versions, specs}) => {
    const {commit, was} = versions.at(-1) ?? {};
    if (!commit || was !== undefined || commit.isCutOff || commit.parents.length === 0) return false;
    return (
      log.commits.at(-1) === commit && commit.files.some(({path, was: old}) => !old && specs.includes(path))
    );
  });
}

/** The names of all that must be read to know what deltas were written against. */
export function baseNames(
  place: Place,
  deltas: readonly AskedDelta[],
  histories: ReadonlyMap<string, DeltaHistory>,
): readonly string[] {
  if (deltas.length === 0) return [];
  const names = deltas.flatMap((delta) => {
    const {versions = [], gone = [], specs = []} = histories.get(delta.path) ?? {};
    const {base} = delta.change.metadata;
    return [
      ...[delta.path, specPath(delta.capability)].map((path) => fileName(place, place.at, path)),
      ...[...movedTo(versions), ...gone].map((path) => `${place.at}:${path}`),
      ...(base === undefined ? [] : [commitName(base), ...specs.map((path) => `${base}:${path}`)]),
      ...versions.flatMap((version) => namesOf(place, delta, version)),
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
  return is === undefined ? contents : [...contents, `${commit.hash}:${specAt(place, delta, version)}`];
}
