import type {Table} from 'mdast';
import {kinds} from '../../../deltas/index.ts';
import {parse} from '../../../markdown/document.ts';
import {sourceOf} from '../../../markdown/source.ts';
import {cellSource, cellTexts, escapeCell, printTable} from '../../../markdown/table.ts';
import {readArchiveName} from '../../../project/names.ts';
import type {Entry} from '../../entry.ts';
import type {ChangelogTable, Row} from './readme.ts';
import {statusKindOf} from './status.ts';

/** A row and the entry it stands for, or one of the entries of the change it stands for. */
export interface Claim {
  readonly row: Row;
  readonly entry: Entry;
}

/** A row with its Change cell as written. */
interface Candidate {
  readonly row: Row;
  readonly rowSource: string;
}

/** An entry in the two forms in which its name is compared. */
interface Form {
  readonly entry: Entry;
  readonly source: string;
  /** What a reader sees of the name once it stands in a cell. */
  readonly plain: string;
}

/** An entry and a row that may be its. */
type Pair = Candidate & Form;

type Sign = (pair: Pair) => boolean;

/** When a row names the change of an entry, the surest sign first. */
const CHANGE_SIGNS: readonly Sign[] = [
  (pair) => namesFolder(pair) && hasDate(pair),
  (pair) => namesFolder(pair) && isArchived(pair) && saysArchived(pair),
  (pair) => namesFolder(pair) && !isArchived(pair) && !saysArchived(pair),
  (pair) => namesFolder(pair) && isArchived(pair),
];

/** When a row stands for one entry; names as written come first, for two may differ in markup or HTML alone. */
const ENTRY_SIGNS: readonly Sign[] = [
  (pair) => hasDate(pair) && hasType(pair) && pair.rowSource === pair.source,
  isExactly,
  (pair) => hasType(pair) && isNamed(pair) && isArchived(pair) && saysArchived(pair),
  (pair) => hasType(pair) && isNamed(pair) && !isArchived(pair) && !saysArchived(pair),
  (pair) => hasType(pair) && isNamed(pair) && isArchived(pair),
  (pair) =>
    hasDate(pair) &&
    isNamed(pair) &&
    !kinds.some(({keyword}) => pair.row.type.toUpperCase().includes(keyword)),
];

/**
 * Find the row of each entry. A row that names a change's folder stands for all entries of the change, unless it
 * is exactly the row of a feature that has that name.
 *
 * Every entry is tried with one sign before any is tried with the next, so that a sure match is never lost to a
 * likely one.
 */
export function matchRows(text: string, table: ChangelogTable, entries: readonly Entry[]) {
  const forms = formsOf(entries);
  const rows = table.rows.map((row) => ({row, rowSource: sourceOfChange(text, table, row)}));
  const formsByName = byName(forms, namesOfForm);
  const isExact = (row: Candidate) =>
    alike(formsByName, namesOfRow(row)).some((form) => isExactly({...row, ...form}));
  const claims = new Map<Row, Entry>();
  const recorded = new Set<Entry>();
  const claim = (sign: Sign, candidates: ByName<Candidate>, onClaim: (entry: Entry) => void) => {
    for (const form of forms) {
      if (recorded.has(form.entry)) continue;
      const found = alike(candidates, namesOfForm(form)).find(
        (candidate) => !claims.has(candidate.row) && sign({...candidate, ...form}),
      );
      if (!found) continue;
      claims.set(found.row, form.entry);
      onClaim(form.entry);
    }
  };
  const inexact = byName(
    rows.filter((row) => !isExact(row)),
    namesOfRow,
  );
  const all = byName(rows, namesOfRow);
  const ofFolder = byName(entries, ({folder}) => [folder]);
  const recordChange = ({folder}: Entry) => {
    for (const entry of alike(ofFolder, [folder])) recorded.add(entry);
  };
  for (const sign of CHANGE_SIGNS) claim(sign, inexact, recordChange);
  for (const sign of ENTRY_SIGNS) claim(sign, all, (entry) => recorded.add(entry));
  return {
    claims: Array.from(claims, ([row, entry]): Claim => ({row, entry})),
    missing: entries.filter((entry) => !recorded.has(entry)),
  };
}

/** Things by the names they go by, each with its place among all of them. */
type ByName<Thing> = ReadonlyMap<string, ReadonlyMap<number, Thing>>;

function byName<Thing>(
  things: readonly Thing[],
  namesOf: (thing: Thing) => readonly string[],
): ByName<Thing> {
  const found = new Map<string, Map<number, Thing>>();
  for (const [place, thing] of things.entries())
    for (const name of namesOf(thing)) {
      const same = found.get(name) ?? new Map<number, Thing>();
      found.set(name, same.set(place, thing));
    }
  return found;
}

/** The things that go by one of some names, in their order. */
function alike<Thing>(things: ByName<Thing>, names: readonly string[]): readonly Thing[] {
  const found = names.flatMap((name) => [...(things.get(name) ?? [])]);
  return [...new Map(found.toSorted(([a], [b]) => a - b)).values()];
}

/** Whatever a row may be taken for by a sign. */
function namesOfRow({row, rowSource}: Candidate): readonly string[] {
  const written = row.change.replace(/\/$/, '');
  return [`=${rowSource}`, `"${row.change}`, `/${written}`, `/${readArchiveName(written).name}`];
}

function namesOfForm({entry, source, plain}: Form): readonly string[] {
  return [`=${source}`, `"${plain}`, `/${entry.change}`];
}

function formsOf(entries: readonly Entry[]): readonly Form[] {
  const names = namesInCells(entries);
  return entries.map((entry, index) => ({entry, source: escapeCell(entry.name), plain: names[index] ?? ''}));
}

function isExactly(pair: Pair): boolean {
  return hasDate(pair) && hasType(pair) && isNamed(pair);
}

function hasDate({row, entry}: Pair): boolean {
  return entry.date === undefined ? isArchivedEntry(entry) && row.date === '' : row.date === entry.date;
}

function hasType({row, entry}: Pair): boolean {
  return row.type.toLowerCase() === entry.type.toLowerCase();
}

function isNamed({row, rowSource, source, plain}: Pair): boolean {
  return rowSource === source || (plain !== '' && row.change === plain);
}

function namesFolder({row, entry}: Pair): boolean {
  const written = row.change.replace(/\/$/, '');
  const {date, name} = readArchiveName(written);
  return written === entry.change || (name === entry.change && date === entry.date);
}

function isArchived({entry}: Pair): boolean {
  return isArchivedEntry(entry);
}

function isArchivedEntry({status}: Entry): boolean {
  return status === 'Archived';
}

function saysArchived({row}: Pair): boolean {
  return statusKindOf(row.status) === 'Archived';
}

function sourceOfChange(text: string, {columns}: ChangelogTable, {node}: Row): string {
  const cell = node.children[columns.change];
  return cell ? cellSource(text, cell).replace(/\s+/g, ' ') : '';
}

/** The names as they read in a table, where an escaped pipe is a pipe even in code. */
function namesInCells(entries: readonly Entry[]): readonly string[] {
  const text = printTable(
    ['Change'],
    entries.map(({name}) => [name]),
  );
  const table = parse(sourceOf('', text)).root.children[0] as Table;
  return table.children.slice(1).map((row) => cellTexts(row)[0] ?? '');
}
