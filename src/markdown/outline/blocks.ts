import {
  beginsContainer,
  closeContainers,
  continued,
  openContainer,
  openSibling,
  refuseBlankInQuote,
} from './containers.ts';
import {addOpenFence, type FenceLeaf, isFence, openFence, readFenceLine} from './fence.ts';
import {addHeading, isHeading} from './heading.ts';
import {addHtml, endsAtBlank, type HtmlLeaf, htmlKindAt, openHtml, readHtmlLine} from './html-block.ts';
import {addIndented, openIndented, readIndentedLine} from './indented-code.ts';
import type {Leaf} from './leaf.ts';
import {isBlank} from './line.ts';
import {BreakNode} from './nodes.ts';
import {addParagraph, openParagraph, readParagraphLine} from './paragraph.ts';
import {addBlock, type Scan} from './scan.ts';
import {addRow, type TableLeaf} from './table.ts';
import {isThematicBreak} from './thematic-break.ts';

/** Read one line in the order of micromark: which containers go on, which begin, what block the rest belongs to. */
export function readLine(scan: Scan): void {
  const {line, containers, leaf} = scan;
  scan.isMarked = false;
  scan.isQuoted = false;
  const {count, isSibling} = continued(scan);
  const isOpaque = leaf?.kind === 'fence' || leaf?.kind === 'html';
  if (isSibling) {
    closeLeaf(scan);
    closeContainers(scan, count);
    openSibling(scan);
    openContainers(scan, false);
    readContent(scan, false, count);
  } else if (isOpaque && count === containers.length) {
    readContent(scan, false, count);
  } else {
    readRest(scan, count);
  }
  if (!isBlank(line) || scan.isMarked) scan.contentEnd = line.end;
}

/** Close the block that is open, where its container ends or the text does. */
export function closeLeaf(scan: Scan): void {
  const {leaf} = scan;
  scan.leaf = undefined;
  if (leaf?.kind === 'paragraph') addParagraph(scan, leaf);
  else if (leaf?.kind === 'indented') addIndented(scan, leaf);
  else if (leaf?.kind === 'html' && endsAtBlank(leaf)) addHtml(scan, leaf);
  else if (leaf?.kind === 'html' || leaf?.kind === 'fence') closeAtEnd(scan, leaf);
}

/** Close what the text ends. Where a container ends it, the parser takes it to end in places of its own. */
function closeAtEnd(scan: Scan, leaf: FenceLeaf | HtmlLeaf): void {
  if (scan.containers.length > 0) scan.refusal = 'code or HTML that its container ends';
  if (leaf.kind === 'fence') addOpenFence(scan, leaf);
  else addHtml(scan, {...leaf, value: leaf.value + leaf.ending, end: scan.text.length});
}

function readRest(scan: Scan, count: number): void {
  const {line, containers, leaf} = scan;
  const isLazy = count < containers.length;
  const interrupts = !isLazy && (leaf?.kind === 'paragraph' || leaf?.kind === 'indented');
  if (!beginsContainer(line, interrupts)) {
    readContent(scan, isLazy, count);
    return;
  }
  // The parser takes what ends here to end behind the marks of the quotes that go on.
  if (isLazy && scan.isQuoted) scan.refusal = 'a container in a quote that another ends';
  closeLeaf(scan);
  closeContainers(scan, count);
  spreadItem(scan);
  openContainers(scan, interrupts);
  readContent(scan, false, count);
}

function openContainers(scan: Scan, interrupts: boolean): void {
  scan.hasBlanks = false;
  while (openContainer(scan, interrupts) && scan.refusal === undefined);
}

/** A blank line between what an item holds sets it apart. */
function spreadItem(scan: Scan): void {
  const container = scan.containers.at(-1);
  if (scan.hasBlanks && container?.kind === 'item') container.node.spread = true;
  scan.hasBlanks = false;
}

/** Read what stands behind the marks of containers. A lazy line goes on with a paragraph, or ends what did not go on. */
function readContent(scan: Scan, isLazy: boolean, count: number): void {
  const {leaf, line} = scan;
  if (leaf && goesOn(scan, leaf, isLazy)) return;
  closeLeaf(scan);
  if (isLazy) endLazily(scan, count);
  if (isBlank(line)) {
    scan.hasBlanks ||= !scan.isMarked;
    refuseBlankInQuote(scan);
    return;
  }
  if (isLazy && leaf?.kind === 'table') scan.refusal = 'a table or tag on a line that goes on lazily';
  spreadItem(scan);
  beginBlock(scan, leaf?.kind === 'table' ? leaf : undefined);
  // Indented code does not go on from a lazy line.
  if (isLazy && scan.leaf?.kind === 'indented') closeLeaf(scan);
}

/** End what does not go on, unless the parser takes that to end, or the line to be a task, in a way of its own. */
function endLazily(scan: Scan, count: number): void {
  const {line, containers, text} = scan;
  const inner = containers.at(-1);
  const isTask = inner?.kind === 'item' && inner.isBelow && text.charCodeAt(line.word) === 91;
  if (isTask && inner.node.children.length === 0) scan.refusal = 'a task whose box stands alone on its line';
  if (scan.isQuoted && line.end === line.next) scan.refusal = 'a container in a quote that another ends';
  closeContainers(scan, count);
}

function goesOn(scan: Scan, leaf: Leaf, isLazy: boolean): boolean {
  switch (leaf.kind) {
    case 'paragraph':
      return readParagraphLine(scan, leaf, isLazy);
    case 'indented':
      return !isLazy && readIndentedLine(scan, leaf);
    case 'html':
      return !isLazy && readHtmlLine(scan, leaf);
    case 'fence':
      if (!isLazy) readFenceLine(scan, leaf);
      return !isLazy;
    case 'table':
      return false;
  }
}

function beginBlock(scan: Scan, table: TableLeaf | undefined): void {
  if (scan.line.indent >= 4) openIndented(scan);
  else if (beginsOwnBlock(scan)) return;
  else if (table) addRow(scan, table);
  else openParagraph(scan);
}

/** Add or open the block that the first character may begin; whether it did. */
function beginsOwnBlock(scan: Scan): boolean {
  const {line, text} = scan;
  const {word, end} = line;
  switch (text.charCodeAt(word)) {
    case 35:
      return isHeading(text, word, end) && addHeading(scan);
    case 42:
    case 45:
    case 95:
      return isThematicBreak(text, word, end) && addBlock(scan, new BreakNode(scan.reading, word, end));
    case 96:
    case 126:
      return isFence(text, word, end) && openFence(scan);
    case 60:
      return openHtml(scan, htmlKindAt(text, word, end));
    default:
      return false;
  }
}
