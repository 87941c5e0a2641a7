import type {Code} from 'mdast';
import {isSpace, type Line, restOf, runEnd, skipBlanks, takeBlanks} from './line.ts';
import {CodeNode} from './nodes.ts';
import {addBlock, type Scan} from './scan.ts';

/** Fenced code that is open. */
export type FenceLeaf = {
  readonly kind: 'fence';
  readonly from: number;
  readonly mark: number;
  readonly size: number;
  readonly indent: number;
  readonly info: Pick<Code, 'lang' | 'meta'>;
  /** The ending of the line that opens it. */
  readonly opening: string;
  /** Its lines so far; nothing before the first. */
  value: string | undefined;
  /** The ending of its last line. */
  ending: string;
};

const BACKTICK = 96;
const TILDE = 126;

/** Whether code is fenced from here on; behind backticks stands no other. */
export function isFence(text: string, from: number, end: number): boolean {
  const mark = text.charCodeAt(from);
  if (mark !== BACKTICK && mark !== TILDE) return false;
  const marksEnd = runEnd(text, from, end, mark);
  if (marksEnd - from < 3) return false;
  return mark === TILDE || !hasCode(text, marksEnd, end, BACKTICK, BACKTICK);
}

/** Open the fence that begins here; always true. */
export function openFence(scan: Scan): true {
  const {text} = scan;
  const {word, end, indent} = scan.line;
  const mark = text.charCodeAt(word);
  const marksEnd = runEnd(text, word, end, mark);
  if (hasCode(text, marksEnd, end, 38, 92)) scan.refusal = 'an escape behind a fence';
  const info = infoOf(text, skipBlanks(text, marksEnd, end), end);
  scan.leaf = {
    kind: 'fence',
    from: word,
    mark,
    size: marksEnd - word,
    indent,
    info,
    opening: text.slice(end, scan.line.next),
    value: undefined,
    ending: '',
  };
  return true;
}

/** Read a line of a fence; one of enough marks closes it. */
export function readFenceLine(scan: Scan, leaf: FenceLeaf): void {
  const {line, text} = scan;
  if (closes(leaf, line)) {
    addFence(scan, leaf);
    scan.leaf = undefined;
    return;
  }
  takeBlanks(line, Math.min(line.indent, leaf.indent));
  leaf.value = leaf.value === undefined ? restOf(line) : leaf.value + leaf.ending + restOf(line);
  leaf.ending = text.slice(line.end, line.next);
}

/** Add a fence that ends with the text. */
export function addOpenFence(scan: Scan, leaf: FenceLeaf): void {
  const value = leaf.value === undefined ? '' : withoutEndings(leaf);
  addBlock(scan, new CodeNode(scan.reading, leaf.from, scan.text.length, value, leaf.info));
}

function addFence(scan: Scan, leaf: FenceLeaf): void {
  const {line, reading} = scan;
  const value = leaf.value !== undefined && line.hasReturns ? withoutEndings(leaf) : (leaf.value ?? '');
  addBlock(scan, new CodeNode(reading, leaf.from, line.end, value, leaf.info));
}

/** As the parser does, who takes a CR and the LF of an empty line beside it for one ending, and no line for one too. */
function withoutEndings({opening, value = '', ending}: FenceLeaf): string {
  return (opening + value + ending).replace(/^(?:\r?\n|\r)|(?:\r?\n|\r)$/g, '');
}

function closes({mark, size}: FenceLeaf, {text, word, end, indent}: Line): boolean {
  if (indent > 3 || text.charCodeAt(word) !== mark) return false;
  const marksEnd = runEnd(text, word, end, mark);
  return marksEnd - word >= size && skipBlanks(text, marksEnd, end) === end;
}

function infoOf(text: string, from: number, end: number): FenceLeaf['info'] {
  if (from === end) return {};
  let langEnd = from;
  while (langEnd < end && !isSpace(text.charCodeAt(langEnd))) langEnd++;
  const lang = text.slice(from, langEnd);
  const metaStart = skipBlanks(text, langEnd, end);
  return metaStart === end ? {lang} : {lang, meta: text.slice(metaStart, end)};
}

function hasCode(text: string, from: number, end: number, one: number, other: number): boolean {
  for (let at = from; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === one || code === other) return true;
  }
  return false;
}
