import type {List, RootContent, Table, TableRow} from 'mdast';
import {columnsOf, type ListedFile, readListedFiles} from '../../../dialects/listed-files.ts';
import type {TextEdit} from '../../../markdown/edit.ts';
import {appendItems} from '../../../markdown/list.ts';
import {plainText, rangeOf} from '../../../markdown/node.ts';
import {lineEnd, lineStart, type Range, trimmedEnd} from '../../../markdown/place.ts';
import {cellSource, insertRow, replaceCell} from '../../../markdown/table.ts';
import type {LoggedEntry} from './log.ts';
import {isFilesLabel} from './logged-files.ts';
import {foldEndings, readSlot, type Slot} from './slots.ts';

/** A file as an entry lists it: its path in Markdown, and what is said of it. */
export interface PrintedFile {
  readonly path: string;
  readonly code: string;
  readonly text: string;
}

/** One file that an entry lists. */
export interface FileRow extends Range {
  readonly path: string;
  /** Count and words as written; in a table with a column for lines, both with a tab between. */
  readonly text: string;
  readonly listed: ListedFile;
  readonly table: Table | undefined;
  /** Other files stand in the same row. */
  readonly isShared: boolean;
}

/** Where an entry lists its files: in rows or items, or all in one line. */
export type FileSlot =
  | {
      readonly kind: 'rows';
      readonly rows: readonly FileRow[];
      /** What new rows join. */
      readonly last: Table | List;
    }
  | {readonly kind: 'line'; readonly slot: Slot};

/** The files of an entry; nothing when it has no place for them. */
export function fileSlotOf(text: string, {fields}: LoggedEntry): FileSlot | undefined {
  const own = fields.filter(({label}) => isFilesLabel(label));
  const blocks = own.flatMap((field) => field.blocks).filter(isListing);
  const last = blocks.at(-1);
  if (last) return {kind: 'rows', rows: blocks.flatMap((block) => rowsIn(text, block)), last};
  const [first] = own.filter(({form}) => form !== 'section');
  return first && {kind: 'line', slot: readSlot(text, first)};
}

/** The edit that has a row say something else; none where it has no place for it. */
export function editRow(
  text: string,
  {listed, table, isShared}: FileRow,
  value: string,
): readonly TextEdit[] {
  if (isShared) return [];
  if (listed.node.type === 'tableRow' && table) return editCells(text, table, listed.node, value);
  const {pathRange, noteRange, separatorRange, descriptionRange, separator} = listed;
  const end = Math.max(pathRange.end, noteRange.end, separatorRange.end, descriptionRange.end);
  return [{start: pathRange.end, end, text: `${separator || ' - '}${value}`}];
}

/** The edit that takes a row away with the line break in front of it: what stands above it is never the first line. */
export function removeRow(text: string, {listed, isShared}: FileRow): readonly TextEdit[] {
  if (isShared) return [];
  const {start, end} = rangeOf(listed.node);
  const first = lineStart(text, start);
  if (first === 0) return [];
  return [{start: lineEnd(text, first - 1), end: lineEnd(text, trimmedEnd(text, {start, end})), text: ''}];
}

/** The edits that add files behind those listed. */
export function appendFiles(
  text: string,
  last: Table | List,
  files: readonly PrintedFile[],
): readonly TextEdit[] {
  if (files.length === 0) return [];
  if (last.type === 'list')
    return [
      appendItems(
        text,
        last,
        files.map(({code, text}) => `${code} - ${text}`),
      ),
    ];
  return files.map((file) => insertRow(text, last, last.children.length, fileCells(last, file)));
}

/** The cells of a file's row in a table. */
export function fileCells(table: Table, {code, text}: PrintedFile): readonly string[] {
  const titles = table.children[0]?.children ?? [];
  return cellsFor(table, text).reduce<readonly string[]>(
    (cells, {column, value}) => cells.map((cell, index) => (index === column ? value : cell)),
    titles.map((_, column) => (column === columnsOf(table).file ? code : '')),
  );
}

/** The column that holds nothing but lines, where a table has one. */
export function linesColumn(table: Table): number | undefined {
  const {file, description} = columnsOf(table);
  const titles = (table.children[0]?.children ?? []).map((cell) => plainText(cell));
  const found = titles.findIndex(
    (title, column) =>
      column !== file && column !== description && /^(?:lines?|loc|\+ ?\/ ?[-−–])\b|^\+/i.test(title),
  );
  return found < 0 ? undefined : found;
}

function cellsFor(table: Table, text: string): readonly {readonly column: number; readonly value: string}[] {
  const {file, description} = columnsOf(table);
  const lines = linesColumn(table);
  const [, count = '', words = text] = (lines !== undefined && /^(.*?)\t(.*)$/s.exec(text)) || [];
  const own = description === file ? [] : [{column: description, value: words}];
  return lines === undefined ? own : [...own, {column: lines, value: count}];
}

function editCells(text: string, table: Table, row: TableRow, value: string): readonly TextEdit[] {
  return cellsFor(table, value).flatMap(({column, value: content}) => {
    const cell = row.children[column];
    if (!cell || cellSource(text, cell) === content) return [];
    return [replaceCell(text, cell, content, table)];
  });
}

function isListing(block: RootContent): block is Table | List {
  return block.type === 'table' || block.type === 'list';
}

function rowsIn(text: string, block: Table | List): readonly FileRow[] {
  const listed = readListedFiles(text, [block]).entries.filter(({path}) => path !== '');
  const table = block.type === 'table' ? block : undefined;
  const sharing = new Set(listed.flatMap(({isFurther, node}) => (isFurther ? [node] : [])));
  return listed.map((each) => ({
    path: each.path,
    text: table && each.node.type === 'tableRow' ? cellsText(text, table, each.node) : itemText(text, each),
    start: each.start,
    end: each.end,
    listed: each,
    table,
    isShared: sharing.has(each.node),
  }));
}

function cellsText(text: string, table: Table, {children}: TableRow): string {
  const {file, description} = columnsOf(table);
  const lines = linesColumn(table);
  const sourceAt = (column: number) => (children[column] ? cellSource(text, children[column]) : '');
  const words = description === file ? '' : sourceAt(description);
  return lines === undefined ? words : `${sourceAt(lines)}\t${words}`;
}

function itemText(text: string, {noteRange, descriptionRange, description}: ListedFile): string {
  const hasNote = noteRange.end > noteRange.start;
  return foldEndings(hasNote ? text.slice(noteRange.start, descriptionRange.end).trim() : description);
}
