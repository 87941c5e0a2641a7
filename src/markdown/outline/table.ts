import type {AlignType} from 'mdast';
import {isSpace, type Line, runEnd, skipBlanks} from './line.ts';
import {CellNode, RowNode, TableNode} from './nodes.ts';
import {addParagraph, type ParagraphLeaf, refuseFootnote} from './paragraph.ts';
import {addBlock, type Scan} from './scan.ts';

/** A table that may go on. */
export type TableLeaf = {readonly kind: 'table'; readonly node: TableNode};

const PIPE = 124;
const BACKSLASH = 92;
const COLON = 58;
const DASH = 45;

/** Make a table of the last line of a paragraph and this line, if they are its head and its delimiters. */
export function openTable(scan: Scan, {lines, isLazy}: ParagraphLeaf): boolean {
  const {line, reading} = scan;
  const align = line.indent <= 3 ? alignOf(line) : undefined;
  if (!align) return false;
  const [from = 0, end = 0] = lines.slice(-2);
  const head = rowOf(scan, from, end);
  if (head.children.length !== align.length || (end - from === 1 && reading.text.charCodeAt(from) === PIPE))
    return false;
  // A tag alone on its line is HTML as soon as the table has ended the paragraph.
  if (isLazy || (lines.length > 3 && reading.text.charCodeAt(from) === 60))
    scan.refusal = 'a table or tag on a line that goes on lazily';
  if (lines.length > 3) addParagraph(scan, {lines: lines.slice(0, -3)});
  const node = new TableNode(reading, from, line.end, align);
  node.children.push(head);
  addBlock(scan, node);
  scan.leaf = {kind: 'table', node};
  return true;
}

/** Go on with a table by the row that begins here. */
export function addRow(scan: Scan, table: TableLeaf): void {
  const {node} = table;
  scan.leaf = table;
  const {word, end} = scan.line;
  refuseFootnote(scan);
  node.children.push(rowOf(scan, word, end));
  node.endAt(end);
}

/** How a row of delimiters aligns the columns; nothing for another line. */
function alignOf({text, word, end}: Line): AlignType[] | undefined {
  const first = text.charCodeAt(word);
  if (first !== PIPE && first !== DASH && first !== COLON) return undefined;
  const align: AlignType[] = [];
  let hasMarks = false;
  let at = word;
  while (at < end) {
    if (text.charCodeAt(at) === PIPE) {
      hasMarks = true;
      at = skipBlanks(text, at + 1, end);
      if (at === end) break;
    } else if (at > word) {
      return undefined;
    }
    const isLeft = text.charCodeAt(at) === COLON;
    const dashes = isLeft ? at + 1 : at;
    const dashesEnd = runEnd(text, dashes, end, DASH);
    if (dashesEnd === dashes) return undefined;
    const isRight = dashesEnd < end && text.charCodeAt(dashesEnd) === COLON;
    align.push(isLeft ? (isRight ? 'center' : 'left') : isRight ? 'right' : null);
    hasMarks ||= isLeft || isRight;
    at = skipBlanks(text, isRight ? dashesEnd + 1 : dashesEnd, end);
  }
  return hasMarks ? align : undefined;
}

/** A row; a pipe that is not escaped begins a cell, unless it is the last or stands before the first. */
function rowOf({reading}: Scan, from: number, end: number): RowNode {
  const {text} = reading;
  const row = new RowNode(reading, from, end);
  let cell = from;
  let at = text.charCodeAt(from) === PIPE ? from + 1 : from;
  let first = -1;
  let last = at;
  let hasPipes = false;
  const add = (to: number): void => {
    row.children.push(new CellNode(reading, cell, to, first < 0 ? last : first, last, hasPipes));
  };
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    if (isSpace(code)) continue;
    if (code === PIPE) {
      const next = skipBlanks(text, at + 1, end);
      if (next === end) break;
      add(at);
      cell = at;
      first = -1;
      last = at;
      hasPipes = false;
      continue;
    }
    if (first < 0) first = at;
    const escaped = code === BACKSLASH && at + 1 < end ? text.charCodeAt(at + 1) : 0;
    if (escaped === PIPE) hasPipes = true;
    if (escaped === PIPE || escaped === BACKSLASH) at++;
    last = at + 1;
  }
  add(end);
  return row;
}
