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

/** An entry and a row, each in the two forms in which they are compared. */
interface Pair extends Candidate {
  readonly entry: Entry;
  readonly source: string;
  /** What a reader sees of the name once it stands in a cell. */
  readonly plain: string;
}

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
  (pair) => hasDate(pair) && hasType(pair) && isNamed(pair),
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
  const names = namesInCells(entries);
  const forms = entries.map((entry, index) => ({
    entry,
    source: escapeCell(entry.name),
    plain: names[index] ?? '',
  }));
  const rows = table.rows.map((row) => ({row, rowSource: sourceOfChange(text, table, row)}));
  const isExact = (row: Candidate) =>
    forms.some(
      (form) => hasDate({...row, ...form}) && hasType({...row, ...form}) && isNamed({...row, ...form}),
    );
  const claims = new Map<Row, Entry>();
  const recorded = new Set<Entry>();
  const claim = (sign: Sign, candidates: readonly Candidate[], onClaim: (entry: Entry) => void) => {
    for (const form of forms) {
      if (recorded.has(form.entry)) continue;
      const found = candidates.find(
        (candidate) => !claims.has(candidate.row) && sign({...candidate, ...form}),
      );
      if (!found) continue;
      claims.set(found.row, form.entry);
      onClaim(form.entry);
    }
  };
  const inexact = rows.filter((row) => !isExact(row));
  const recordChange = ({folder}: Entry) => {
    for (const entry of entries) if (entry.folder === folder) recorded.add(entry);
  };
  for (const sign of CHANGE_SIGNS) claim(sign, inexact, recordChange);
  for (const sign of ENTRY_SIGNS) claim(sign, rows, (entry) => recorded.add(entry));
  return {
    claims: Array.from(claims, ([row, entry]): Claim => ({row, entry})),
    missing: entries.filter((entry) => !recorded.has(entry)),
  };
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
