import {jsonOf} from '../../../json.ts';
import type {Sides} from '../../../markdown/merge/pieces.ts';
import {ARCHIVE} from '../../../project/paths.ts';
import {byCodePoint} from '../../../project/read-project.ts';
import {asRecord} from '../../../project/yaml-record.ts';

/**
 * Merge three versions of a changelog in JSON, change by change and release by release; the base may be empty. Nothing
 * where both sides say something else of one of them, or one is not as the tool writes it.
 */
export function mergeData({base, ours, theirs}: Sides<string>): string | undefined {
  const read = {base: base === '' ? NOTHING : readData(base), ours: readData(ours), theirs: readData(theirs)};
  if (!read.base || !read.ours || !read.theirs) return undefined;
  const sides = {base: read.base, ours: read.ours, theirs: read.theirs};
  const changes = mergeRows(sides, 'changes', keyOfChange);
  const releases = mergeRows(sides, 'releases', keyOfRelease);
  if (!changes || !releases) return undefined;
  const sorted = withoutArchived(changes, sides.base).toSorted((a, b) =>
    byCodePoint(keyOfChange(a), keyOfChange(b)),
  );
  const told = releases.map((release) => ({...release, changes: namesIn(sorted, keyOfRelease(release))}));
  return printed({version: 1, changes: sorted, releases: told});
}

type Row = Readonly<Record<string, unknown>>;

interface Data {
  readonly version: number;
  readonly changes: readonly Row[];
  readonly releases: readonly Row[];
}

const NOTHING: Data = {version: 1, changes: [], releases: []};

/** Nothing for what the tool would write in other words. */
function readData(text: string): Data | undefined {
  const data = asRecord(jsonOf(text));
  const {version, changes, releases} = data;
  if (version !== 1 || !areRows(changes) || !areRows(releases)) return undefined;
  const read = {version, changes, releases};
  return printed(read) === text ? read : undefined;
}

function areRows(value: unknown): value is readonly Row[] {
  return (
    Array.isArray(value) &&
    value.every((row) => typeof row === 'object' && row !== null && !Array.isArray(row))
  );
}

/** What one side changed is taken; of releases, what the changes they hold come to is told anew. */
function mergeRows(
  sides: Sides<Data>,
  list: 'changes' | 'releases',
  keyOf: (row: Row) => string,
): readonly Row[] | undefined {
  const [base, ours, theirs] = [sides.base, sides.ours, sides.theirs].map(
    (side) => new Map(side[list].map((row) => [keyOf(row), row])),
  );
  const result: Row[] = [];
  // What is new on the other side stands first: the newest release does.
  const fresh = [...(theirs ?? [])].filter(([key]) => !base?.has(key) && !ours?.has(key)).map(([key]) => key);
  for (const key of [...fresh, ...(ours?.keys() ?? []), ...missing(base, ours)]) {
    const [was, mine, other] = [base?.get(key), ours?.get(key), theirs?.get(key)];
    const [a, b, c] = [said(was, list), said(mine, list), said(other, list)];
    if (b !== c && a !== b && a !== c) return undefined;
    const kept = b === a ? other : mine;
    if (kept) result.push(kept);
  }
  return result;
}

/** What one side archived since the base is active no more, be it that the other side has told of it only now. */
function withoutArchived(rows: readonly Row[], base: Data): readonly Row[] {
  const before = new Set(base.changes.map(keyOfChange));
  const fresh = rows.filter((row) => isArchived(row) && !before.has(keyOfChange(row)));
  const names = new Set(fresh.map(nameOf));
  return rows.filter((row) => isArchived(row) || !names.has(nameOf(row)));
}

function nameOf({name}: Row): unknown {
  return name;
}

function isArchived({folder}: Row): boolean {
  return String(folder).startsWith(`${ARCHIVE}/`);
}

/** What ours has taken out: it must be asked about, too. */
function missing(
  base: ReadonlyMap<string, Row> | undefined,
  ours: ReadonlyMap<string, Row> | undefined,
): readonly string[] {
  return [...(base?.keys() ?? [])].filter((key) => !ours?.has(key));
}

function said(row: Row | undefined, list: 'changes' | 'releases'): string | undefined {
  return row && JSON.stringify(list === 'releases' ? {...row, changes: []} : row);
}

function namesIn(changes: readonly Row[], release: string): readonly unknown[] {
  const isTold = ({releases}: Row) =>
    areRows(releases) && releases.some((each) => keyOfRelease(each) === release);
  return changes.filter(isTold).map(({name}) => name);
}

function keyOfChange({folder}: Row): string {
  return String(folder);
}

function keyOfRelease({path, version}: Row): string {
  return `${String(path)}\n${String(version)}`;
}

function printed(data: Data): string {
  return `${JSON.stringify(data, undefined, 2)}\n`;
}
