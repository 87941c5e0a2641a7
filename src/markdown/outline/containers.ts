import {isBlank, isSpace, type Line, takeBlanks, takeMark} from './line.ts';
import {ItemNode, ListNode, QuoteNode} from './nodes.ts';
import {addBlock, type Scan} from './scan.ts';
import {isThematicBreak} from './thematic-break.ts';

/** A quote or an item that is open. */
export type Container = Quote | Item;

type Quote = {readonly kind: 'quote'; readonly node: QuoteNode};

/** An item, and those before it in its list; it changes where one follows. */
export type Item = {
  readonly kind: 'item';
  readonly list: ListNode;
  /** The last character of its marker. */
  readonly mark: number;
  node: ItemNode;
  /** Columns that its content is indented by. */
  size: number;
  /** Whether nothing stands behind its marker, and whether a blank line follows that. */
  isEmpty: boolean;
  isOver: boolean;
  /** Whether its content begins below its marker. */
  isBelow: boolean;
};

const QUOTE = 62;
const ONE = 49;
/** Blanks from here on are indented code, not a part of a marker. */
const CODE_INDENT = 4;
/** Nobody nests deeper; micromark takes time by a power of it. */
const DEEPEST = 50;

/** How far the line goes on with what is open: so many containers, or as the next item of the last of them. */
export function continued(scan: Scan): {count: number; isSibling: boolean} {
  const {containers, line} = scan;
  let count = 0;
  for (const container of containers) {
    const goesOn = container.kind === 'quote' ? goesOnQuoted(scan) : goesOnWith(container, line);
    if (!goesOn) {
      const isSibling = container.kind === 'item' && isNextItem(container, line);
      return {count: isSibling ? count + 1 : count, isSibling};
    }
    count++;
  }
  return {count, isSibling: false};
}

/** Close the containers from this one on; nothing of them is read any more. */
export function closeContainers({containers, contentEnd}: Scan, from: number): void {
  while (containers.length > from) {
    const container = containers.pop();
    container?.node.endAt(contentEnd);
    if (container?.kind === 'item') container.list.endAt(contentEnd);
  }
}

/** Refuse a blank line in a list in a quote: the parser takes such a list to end behind the mark of the quote. */
export function refuseBlankInQuote(scan: Scan): void {
  if (!scan.isQuoted) return;
  const quote = scan.containers.findIndex(({kind}) => kind === 'quote');
  const hasList = scan.containers.slice(quote).some(({kind}) => kind === 'item');
  if (hasList) scan.refusal = 'a list in a quote, with a blank line';
}

/** The next item of the innermost list. */
export function openSibling(scan: Scan): void {
  const item = scan.containers.at(-1);
  if (item?.kind !== 'item') return;
  if (scan.hasBlanks) item.list.spread = true;
  item.node.endAt(scan.contentEnd);
  item.node = new ItemNode(scan.reading, scan.line.word, scan.line.word);
  item.list.children.push(item.node);
  takeItemMark(scan, item);
}

/** Open a container that begins here, if one does. */
export function openContainer(scan: Scan, interrupts: boolean): boolean {
  if (!beginsContainer(scan.line, interrupts)) return false;
  if (scan.line.text.charCodeAt(scan.line.word) === QUOTE) openQuote(scan);
  else openList(scan);
  if (scan.containers.length > DEEPEST) scan.refusal = 'too deep';
  return true;
}

/** Whether a quote or a list begins here; one that interrupts a paragraph has content, and begins with 1. */
export function beginsContainer(line: Line, interrupts: boolean): boolean {
  const {text, word, end, indent} = line;
  if (indent >= CODE_INDENT || word === end) return false;
  return text.charCodeAt(word) === QUOTE || beginsItem(line, interrupts);
}

function beginsItem({text, word, end}: Line, interrupts: boolean): boolean {
  const markEnd = markerEnd(text, word, end);
  if (markEnd < 0) return false;
  if (markEnd < end && !isSpace(text.charCodeAt(markEnd))) return false;
  if (interrupts) {
    const isFirst = markEnd === word + 1 || (markEnd === word + 2 && text.charCodeAt(word) === ONE);
    if (!isFirst || hasOnlyBlanks(text, markEnd, end)) return false;
  }
  return markEnd > word + 1 || !isThematicBreak(text, word, end);
}

function hasOnlyBlanks(text: string, from: number, end: number): boolean {
  let at = from;
  while (at < end && isSpace(text.charCodeAt(at))) at++;
  return at === end;
}

/** Offset behind a marker, or -1: one of `*+-`, or one to nine digits and one of `.)`. */
function markerEnd(text: string, from: number, end: number): number {
  const first = text.charCodeAt(from);
  if (first === 42 || first === 43 || first === 45) return from + 1;
  let at = from;
  while (at < end && at < from + 9 && isDigit(text.charCodeAt(at))) at++;
  const mark = text.charCodeAt(at);
  return at > from && at < end && (mark === 41 || mark === 46) ? at + 1 : -1;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function openQuote(scan: Scan): void {
  const {reading, line} = scan;
  const node = new QuoteNode(reading, line.word, line.word);
  addBlock(scan, node);
  scan.containers.push({kind: 'quote', node});
  takeQuoteMark(scan);
}

function goesOnQuoted(scan: Scan): boolean {
  const goesOn = takeQuoteMark(scan);
  scan.isQuoted ||= goesOn;
  return goesOn;
}

function takeQuoteMark(scan: Scan): boolean {
  const {line} = scan;
  if (line.indent >= CODE_INDENT || line.word === line.end) return false;
  if (line.text.charCodeAt(line.word) !== QUOTE) return false;
  takeMark(line, 1);
  if (line.indent > 0) takeBlanks(line, 1);
  scan.isMarked = true;
  return true;
}

function openList(scan: Scan): void {
  const {reading, line, text} = scan;
  const {word} = line;
  const markEnd = markerEnd(text, word, line.end);
  const start = isDigit(text.charCodeAt(word)) ? Number(text.slice(word, markEnd - 1)) : undefined;
  const list = new ListNode(reading, word, start);
  const node = new ItemNode(reading, word, word);
  list.children = [node];
  addBlock(scan, list);
  const mark = text.charCodeAt(markEnd - 1);
  const item: Item = {kind: 'item', list, mark, node, size: 0, isEmpty: false, isOver: false, isBelow: false};
  scan.containers.push(item);
  takeItemMark(scan, item);
}

/** Blanks behind a marker belong to it, unless they are so many that code begins behind the first. */
function takeItemMark(scan: Scan, item: Item): void {
  const {line} = scan;
  const {indent, word} = line;
  const length = markerEnd(line.text, word, line.end) - word;
  takeMark(line, length);
  item.isEmpty = isBlank(line);
  item.isOver = false;
  item.isBelow = item.isEmpty;
  const blanks = line.indent > CODE_INDENT ? 1 : line.indent;
  if (!item.isEmpty) takeBlanks(line, blanks);
  item.size = indent + length + (item.isEmpty ? 1 : blanks);
  scan.isMarked = true;
}

function goesOnWith(item: Item, line: Line): boolean {
  if (isBlank(line)) {
    item.isOver ||= item.isEmpty;
    takeBlanks(line, Math.min(line.indent, item.size));
    return true;
  }
  const goesOn = !item.isOver && line.indent >= item.size;
  item.isEmpty = false;
  item.isOver = false;
  if (goesOn) takeBlanks(line, item.size);
  return goesOn;
}

function isNextItem({mark, list}: Item, line: Line): boolean {
  if (line.indent >= CODE_INDENT || !beginsItem(line, false)) return false;
  const {text, word, end} = line;
  return (
    text.charCodeAt(markerEnd(text, word, end) - 1) === mark &&
    isDigit(text.charCodeAt(word)) === list.ordered
  );
}
