import type {Table, TableCell, TableRow} from 'mdast';
import type {TextEdit} from './edit.ts';
import {plainText, rangeOf} from './node.ts';
import {lineEnd, lineStart, type Range, trimmedEnd} from './place.ts';
import {lineEndingAt} from './source.ts';

/** What a reader sees in each cell of a row. */
export function cellTexts(row: TableRow): readonly string[] {
  return row.children.map((cell) => plainText(cell));
}

/** A cell's content as written, on one line, pipes escaped. */
export function cellSource(text: string, cell: TableCell): string {
  return cellParts(text, rangeOf(cell)).content;
}

/** Put a row in front of data row `index` (0-based), or at the end when there is none, in the table's own style. */
export function insertRow(text: string, table: Table, index: number, cells: readonly string[]): TextEdit {
  const following = table.children[index + 1];
  const above = table.children[index] ?? table.children.at(-1);
  const at = following ? lineStart(text, rangeOf(following).start) : lineEnd(text, rangeOf(table).end);
  const ending = lineEndingAt(text, at);
  const row = rowPrefix(text, table, following) + rowLike(text, table, above, cells);
  return {start: at, end: at, text: following ? row + ending : ending + row};
}

/**
 * Write `value` into a cell, taking the padding the cell has so that aligned columns stay aligned.
 *
 * Given the table, a cell of one whose columns are not aligned takes no more padding than a space.
 */
export function replaceCell(text: string, cell: TableCell, value: string, table?: Table): TextEdit {
  const range = rangeOf(cell);
  const parts = cellParts(text, range);
  const written = escapeCell(value);
  const isPadded = !table || columnWidths(text, table) !== undefined;
  const open = parts.open || isPlainStart(written) ? parts.open : '| ';
  const isLast = parts.close === '' && text[range.end] !== '|';
  const close = isLast && written === '' ? '|' : parts.close;
  return {...range, text: open + inPlaceOf(parts, written, isPadded) + close};
}

/** New content in the room of the old: at the right end of it where that is where the old one stood. */
function inPlaceOf(parts: CellParts, written: string, isPadded: boolean): string {
  const {before, content, after, close} = parts;
  const isRight = before.length > Math.max(1, after.length);
  const lead = isRight ? 1 : before.length || Number(content === '' && parts.open !== '');
  const tail = after === '' && written.endsWith('\\') && close !== '' ? 1 : Math.min(1, after.length);
  const room = before.length + content.length + after.length - lead - written.length - tail;
  const spare = ' '.repeat(isPadded ? Math.max(0, room) : 0);
  return ' '.repeat(lead) + (isRight ? spare + written : written + spare) + ' '.repeat(tail);
}

/** A table of its own, one line a row, columns not aligned; cells are Markdown. */
export function printTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const delimiter = `|${header.map((title) => '-'.repeat(title.length + 2)).join('|')}|`;
  const lines = [header, ...rows].map((cells) => `| ${cells.map(escapeCell).join(' | ')} |`);
  return lines
    .toSpliced(1, 0, delimiter)
    .map((line) => `${line}\n`)
    .join('');
}

/** One line, pipes escaped: what a cell can hold. */
export function escapeCell(value: string): string {
  const line = value.replace(/\s+/g, ' ').trim();
  return line.replace(/\\[\\|]|\|/g, (match) => (match === '|' ? '\\|' : match));
}

/** What stands before a row on its line; the first line of a list item lends its marker's width, not the marker. */
function rowPrefix(text: string, table: Table, following: TableRow | undefined): string {
  const {start} = rangeOf(following ?? table.children.at(-1) ?? table);
  return text.slice(lineStart(text, start), start).replace(/[^\s>]/g, ' ');
}

/** A row whose pipes and paddings are those of `sibling`. */
function rowLike(
  text: string,
  table: Table,
  sibling: TableRow | undefined,
  cells: readonly string[],
): string {
  const model = (sibling?.children ?? []).map((cell) => cellParts(text, rangeOf(cell)));
  const widths = columnWidths(text, table);
  const columns = table.children[0]?.children.length ?? cells.length;
  const contents = Array.from({length: columns}, (_, column) => escapeCell(cells[column] ?? ''));
  // Without its pipe, a first cell that is empty or looks like a marker would be read as something else.
  const isOpen = model[0]?.open === '|' || !isPlainStart(contents[0] ?? '');
  const close = model.at(-1)?.close.trimEnd() || (contents.at(-1) === '' ? '|' : '');
  const printed = contents.map((content, column) => {
    const isBare = (column === 0 && !isOpen) || (column === columns - 1 && close === '');
    const part = model[column];
    const isTight = part?.open === '|' && part.content !== '' && part.before === '' && !isBare;
    return printCell(content, {isTight, hasPipe: column > 0 || isOpen, width: widths?.[column] ?? 0});
  });
  return close === '' ? printed.join('').trimEnd() : printed.join('') + close;
}

/** Whether a cell's text can begin a row without being taken for the marker of something else. */
function isPlainStart(content: string): boolean {
  return /^(?:\p{L}|\d{4}-\d\d-\d\d)/u.test(content);
}

interface CellStyle {
  /** No space inside the pipes. */
  readonly isTight: boolean;
  readonly hasPipe: boolean;
  /** From pipe to pipe, in UTF-16 code units. */
  readonly width: number;
}

function printCell(content: string, {isTight, hasPipe, width}: CellStyle): string {
  const needsSpace = content === '' || content.endsWith('\\');
  const before = isTight || !hasPipe ? '' : ' ';
  const after = isTight && !needsSpace ? '' : ' ';
  const padded = (before + content).padEnd(width - after.length, ' ') + after;
  return hasPipe ? `|${padded}` : padded;
}

/** The width of each column between its pipes where the table is padded to columns, else nothing. */
function columnWidths(text: string, table: Table): readonly number[] | undefined {
  const [header = [], ...rows] = table.children.map((row) =>
    row.children.map((cell) => cellParts(text, rangeOf(cell))),
  );
  const widths = header.map(widthOf);
  const isEven = (row: readonly CellParts[]) =>
    row.every(
      (cell, column) =>
        (cell.close === '' && column === header.length - 1) || widthOf(cell) === widths[column],
    );
  const isPadded = header.some(({after}, column) => after.length > 1 && column < header.length - 1);
  return isPadded || (rows.length > 0 && rows.every(isEven)) ? widths : undefined;
}

function widthOf({before, content, after}: CellParts): number {
  return before.length + content.length + after.length;
}

/** A cell as written. */
interface CellParts {
  /** Its own pipe. */
  readonly open: string;
  readonly before: string;
  readonly content: string;
  readonly after: string;
  /** The pipe that ends the row, blanks behind it included. */
  readonly close: string;
}

function cellParts(text: string, range: Range): CellParts {
  const source = text.slice(range.start, range.end);
  const open = source.startsWith('|') ? '|' : '';
  const end = trimmedEnd(source, {start: open.length, end: source.length});
  const hasClose = end > open.length && /(?<!\\)(?:\\\\)*\|$/.test(source.slice(0, end));
  const close = hasClose ? source.slice(end - 1) : '';
  const inner = source.slice(open.length, source.length - close.length);
  const content = inner.trim();
  if (content === '') return {open, before: inner.slice(0, 1), content, after: inner.slice(1), close};
  const before = inner.slice(0, inner.length - inner.trimStart().length);
  return {open, before, content, after: inner.slice(before.length + content.length), close};
}
