import type {Item} from './containers.ts';
import {isFence} from './fence.ts';
import {isHeading} from './heading.ts';
import {htmlKindAt} from './html-block.ts';
import {isBlank, type Line, runEnd, skipBlanks, trimBlanks} from './line.ts';
import {HeadingNode, ParagraphNode, TaskNode} from './nodes.ts';
import {addBlock, type Scan} from './scan.ts';
import {openTable} from './table.ts';
import {isThematicBreak} from './thematic-break.ts';

/** A paragraph that may go on. */
export type ParagraphLeaf = {
  readonly kind: 'paragraph';
  /** Of each line where it begins behind its containers, below 0 where that is within a tab; where its words do; its end. */
  readonly lines: number[];
  /** Whether its last line may be the head of a table, by where it stands. */
  mayBeHead: boolean;
  /** Whether its last line goes on lazily with what its containers hold. */
  isLazy: boolean;
};

const OPEN = 91;
const CLOSE = 93;

/** Open the paragraph that begins here. */
export function openParagraph(scan: Scan): void {
  const {word, end} = scan.line;
  refuseFootnote(scan);
  const lines = [marginOf(scan.line), word, end];
  scan.leaf = {kind: 'paragraph', lines, mayBeHead: true, isLazy: false};
}

/** Where a line begins behind its containers; below 0 where that is within a tab. */
function marginOf({at, rest}: Line): number {
  return rest === 0 ? at : -1;
}

/** Whether the line belongs to the paragraph: it goes on, makes a heading of it, or a table of its last line. */
export function readParagraphLine(scan: Scan, leaf: ParagraphLeaf, isLazy: boolean): boolean {
  const {line} = scan;
  if (isBlank(line)) return false;
  if (!isLazy && leaf.mayBeHead && openTable(scan, leaf)) return true;
  if (line.indent <= 3) {
    if (!isLazy && isUnderline(line)) return addUnderlined(scan, leaf);
    if (interrupts(scan, isLazy)) return false;
    refuseFootnote(scan);
  }
  leaf.lines.push(marginOf(line), line.word, line.end);
  leaf.mayBeHead = line.indent <= 3;
  leaf.isLazy = isLazy;
  return true;
}

/** Add lines as a paragraph. */
export function addParagraph(scan: Scan, {lines}: Pick<ParagraphLeaf, 'lines'>): void {
  const [, from = 0] = lines;
  const end = lines.at(-1) ?? from;
  if (mayDefine(scan, from, end)) scan.refusal = 'a definition or footnote';
  trimLast(scan, lines);
  const parent = scan.containers.at(-1);
  const isFirst = parent?.kind === 'item' && parent.node.children.length === 0;
  const box = isFirst && scan.text.charCodeAt(from) === OPEN ? boxAt(scan, parent, lines) : undefined;
  // What was pushed to has room for many more.
  const kept = lines.length > 3 ? lines.slice() : lines;
  if (box === undefined || parent?.kind !== 'item') {
    addBlock(scan, new ParagraphNode(scan.reading, from, end, kept));
    return;
  }
  parent.node.checked = box.isChecked;
  kept[0] = from + 4;
  kept[1] = from + 4;
  addBlock(scan, new TaskNode(scan.reading, from, end, kept));
}

/** The box of a task at the beginning of an item's first paragraph. */
function boxAt(scan: Scan, item: Item, lines: readonly number[]): {readonly isChecked: boolean} | undefined {
  const {text} = scan;
  const [, from = 0, end = 0] = lines;
  const match = /^\[([ \txX]?)\]?([ \t]*)/.exec(text.slice(from, end));
  const [box = '', value = '', blanks = ''] = match ?? [];
  const goesOn = lines.length > 3;
  const isAlone = box.length === end - from;
  // What the parser makes of a box with nothing beside it, or in an odd place, is left to it.
  if ((isAlone && goesOn) || value === '\t' || blanks.startsWith('\t') || item.isBelow) {
    scan.refusal = 'a task whose box stands alone on its line';
  }
  const isBox = /^\[[ xX]\] /.test(box);
  return isBox && !isAlone ? {isChecked: value !== ' '} : undefined;
}

/** Refuse a footnote, which may begin where a paragraph may. */
export function refuseFootnote(scan: Scan): void {
  const {text, line} = scan;
  if (text.startsWith('[^', line.word) && text.slice(line.word, line.end).includes(']:')) {
    scan.refusal = 'a definition or footnote';
  }
}

/** Whether a paragraph may begin with a definition: of a label no bracket is a part. */
function mayDefine({text}: Scan, from: number, end: number): boolean {
  if (text.charCodeAt(from) !== OPEN) return false;
  for (let at = from + 1; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === OPEN) return false;
    if (code === CLOSE) return text.charCodeAt(at + 1) === 58;
    if (code === 92) at++;
  }
  return false;
}

/** A paragraph and a line of `=` or `-` below it are a heading. */
function addUnderlined(scan: Scan, {lines}: ParagraphLeaf): true {
  const {text, line} = scan;
  const [, from = 0] = lines;
  if (mayDefine(scan, from, line.end)) scan.refusal = 'a definition or footnote';
  trimLast(scan, lines);
  const depth = text.charCodeAt(line.word) === 61 ? 1 : 2;
  addBlock(scan, new HeadingNode(scan.reading, from, line.end, depth, lines));
  scan.leaf = undefined;
  return true;
}

function trimLast({text}: Scan, lines: number[]): void {
  const last = lines.length - 1;
  lines[last] = trimBlanks(text, lines[last - 1] ?? 0, lines[last] ?? 0);
}

function isUnderline({text, word, end}: Line): boolean {
  const mark = text.charCodeAt(word);
  return (mark === 45 || mark === 61) && skipBlanks(text, runEnd(text, word, end, mark), end) === end;
}

/** Whether another block begins here, which ends the paragraph. */
function interrupts(scan: Scan, isLazy: boolean): boolean {
  const {text, line} = scan;
  const {word, end} = line;
  switch (text.charCodeAt(word)) {
    case 35:
      return isHeading(text, word, end);
    case 42:
    case 45:
    case 95:
      return isThematicBreak(text, word, end);
    case 96:
    case 126:
      return isFence(text, word, end);
    case 60: {
      const kind = htmlKindAt(text, word, end);
      if (kind === 'complete' && isLazy) scan.refusal = 'a table or tag on a line that goes on lazily';
      return kind !== undefined && kind !== 'complete';
    }
    default:
      return false;
  }
}
