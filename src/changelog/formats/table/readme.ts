import type {Table, TableRow} from 'mdast';
import {foldTitle} from '../../../dialects/vocabulary.ts';
import type {Document} from '../../../markdown/document.ts';
import {descendants, type Section} from '../../../markdown/section.ts';
import {cellTexts} from '../../../markdown/table.ts';

/** The parts of a README this view keeps; each may be missing. */
export interface Readme {
  readonly table: ChangelogTable | undefined;
  readonly active: Section | undefined;
  readonly archived: Section | undefined;
}

/** The changelog table and where its columns stand. */
export interface ChangelogTable {
  readonly node: Table;
  readonly columns: Columns;
  readonly rows: readonly Row[];
}

/** Column indexes, 0-based. */
export type Columns = Readonly<Record<Column, number>>;

/** A data row, its cells as a reader sees them; empty where the row is short. */
export interface Row extends Readonly<Record<Column, string>> {
  readonly node: TableRow;
  /** 0-based, the header not counted. */
  readonly index: number;
}

/** The columns a changelog table has, as a person writes them. */
export const COLUMNS = ['Date', 'Change', 'Type', 'Status'] as const;
type Column = Lowercase<(typeof COLUMNS)[number]>;

/** Find the table below `Changelog` and the sections `Active Changes` and `Archived Changes`, at any depth. */
export function readReadme(document: Document): Readme {
  const sections = descendants(document.top);
  const titled = (title: string) => sections.filter((section) => foldTitle(section.title) === title);
  const tables = titled('changelog').flatMap(tablesBelow);
  return {
    table: tables.flatMap((node) => readTable(node) ?? [])[0],
    active: titled('active changes')[0],
    archived: titled('archived changes')[0],
  };
}

/** The tables below `Changelog` that are meant as one: two of the columns or more. */
export function meantAsChangelog(document: Document): readonly Table[] {
  const sections = descendants(document.top).filter(({title}) => foldTitle(title) === 'changelog');
  return [...new Set(sections.flatMap(tablesBelow))].filter((table) => missingColumns(table).length <= 2);
}

/** The columns a table lacks. */
export function missingColumns(table: Table): readonly string[] {
  const titles = titlesOf(table);
  return COLUMNS.filter((column) => !titles.includes(foldTitle(column)));
}

function titlesOf({children: [header]}: Table): readonly string[] {
  return header ? cellTexts(header).map(foldTitle) : [];
}

function tablesBelow(section: Section): readonly Table[] {
  const blocks = [section, ...descendants(section)].flatMap((part) => part.blocks);
  return blocks.filter((block): block is Table => block.type === 'table');
}

function readTable(node: Table): ChangelogTable | undefined {
  const titles = titlesOf(node);
  const [date = -1, change = -1, type = -1, status = -1] = COLUMNS.map((column) =>
    titles.indexOf(foldTitle(column)),
  );
  if (Math.min(date, change, type, status) < 0) return undefined;
  const columns = {date, change, type, status};
  return {node, columns, rows: node.children.slice(1).map((row, index) => readRow(row, index, columns))};
}

function readRow(node: TableRow, index: number, columns: Columns): Row {
  const texts = cellTexts(node);
  const [date = '', change = '', type = '', status = ''] = [
    columns.date,
    columns.change,
    columns.type,
    columns.status,
  ].map((column) => texts[column]);
  return {node, index, date, change, type, status};
}
