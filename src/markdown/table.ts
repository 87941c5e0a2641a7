import type {Table, TableCell, TableRow} from 'mdast';
import type {TextEdit} from './edit.ts';
import {plainText, rangeOf} from './node.ts';
import {lineEnd, lineStart, type Range} from './place.ts';
import {lineEndingAt} from './source.ts';

/** What a reader sees in each cell of a row. */
export function cellTexts(row: TableRow): readonly string[] {
  return row.children.map((cell) => plainText(cell));
}

/** Put a row in front of data row `index` (0-based), or at the end when there is none, in the table's own style. */
export function insertRow(text: string, table: Table, index: number, cells: readonly string[]): TextEdit {
  const following = table.children[index + 1];
  const row = rowLike(text, table, table.children[index] ?? table.children[0], cells);
  const table_ = rangeOf(table);
  const ending = lineEndingAt(text, table_.end);
  const prefix = text.slice(lineStart(text, table_.start), table_.start);
  if (following) return insertion(rangeOf(following).start, `${row}${ending}${prefix}`);
  return insertion(lineEnd(text, table_.end), `${ending}${prefix}${row}`);
}

/** Write `value` into a cell, taking the padding the cell has so that aligned columns stay aligned. */
export function replaceCell(text: string, cell: TableCell, value: string): TextEdit {
  const range = rangeOf(cell);
  const parts = cellParts(text, range);
  const width = parts.content.length + parts.after.length;
  const padded = escapeCell(value).padEnd(width - 1, ' ');
  const content = `${parts.open}${parts.before || ' '}${parts.after === '' ? padded.trimEnd() : `${padded} `}`;
  return {...range, text: content + parts.close};
}

function insertion(offset: number, text: string): TextEdit {
  return {start: offset, end: offset, text};
}

/** A row whose pipes and paddings are those of `sibling`; columns are padded where all rows of the table are. */
function rowLike(text: string, table: Table, sibling: TableRow | undefined, cells: readonly string[]): string {
  const model = (sibling?.children ?? []).map((cell) => cellParts(text, rangeOf(cell)));
  const isAligned = table.children.length > 1 && columnsAligned(table);
  const columns = table.children[0]?.children.length ?? cells.length;
  const printed = Array.from({length: columns}, (_, column) => {
    const part = model[column] ?? model.at(-1) ?? {open: '|', before: ' ', content: '', after: ' ', close: ''};
    const width = isAligned ? part.content.length + part.after.length - 1 : 0;
    const isLast = column === columns - 1;
    const open = column === 0 ? (model[0]?.open ?? '|') : '|';
    const close = isLast ? (model.at(-1)?.close ?? '|') : '';
    const tail = isLast && close === '' ? '' : ' ';
    return `${open}${open === '' ? '' : part.before || ' '}${escapeCell(cells[column] ?? '').padEnd(width, ' ')}${tail}${close}`;
  });
  return printed.join('');
}

function columnsAligned(table: Table): boolean {
  const widths = table.children.map((row) => row.children.map((cell) => length(rangeOf(cell))).join());
  return new Set(widths).size === 1;
}

function length(range: Range): number {
  return range.end - range.start;
}

/** A cell as written: its own pipe, the space before, the content, the space after, and the closing pipe. */
function cellParts(text: string, range: Range) {
  const match = /^(\|?)([ \t]*)([\s\S]*?)([ \t]*)((?<!\\)\|)?$/.exec(text.slice(range.start, range.end));
  const [, open = '', before = '', content = '', after = '', close = ''] = match ?? [];
  return content === '' ? {open, before: before.slice(0, 1), content, after: before.slice(1) + after, close} : {open, before, content, after, close};
}

/** One line, pipes escaped: what a cell can hold. */
function escapeCell(value: string): string {
  return value.replace(/\s+/g, ' ').trim().replace(/(?<!\\)\|/g, '\\|');
}
