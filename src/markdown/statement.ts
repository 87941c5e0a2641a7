import type {Html, PhrasingContent, TableCell} from 'mdast';
import {type Document, placeIn} from './document.ts';
import {applyEdits} from './edit.ts';
import {nodesOfType, rangeOf} from './node.ts';
import {linePrefix, type Range} from './place.ts';
import {sentenceEnds} from './sentence.ts';

/** Words of a document, as one line of Markdown kept as its author wrote it. */
export interface Statement {
  readonly text: string;
  /** The same in its sentences; markup that spans several is not taken apart. */
  readonly sentences: readonly string[];
  readonly document: Document;
  /** Where its words begin, as an offset. */
  readonly start: number;
}

/** The words of neighbouring nodes, or of a range of them that cuts no markup; nothing where they show nothing. */
export function statementOf(
  document: Document,
  nodes: readonly PhrasingContent[],
  range: Range = spanOf(nodes),
): Statement | undefined {
  const within = nodes.filter((node) => rangeOf(node).end > range.start && rangeOf(node).start < range.end);
  const comments = within.flatMap((node) => nodesOfType(node, 'html')).filter(isComment);
  const cuts = [range.start, ...sentenceEnds(document.text, within, range), range.end];
  const sentences = cuts
    .slice(1)
    .map((end, index) => oneLine(document, {start: cuts[index] ?? end, end}, comments))
    .filter((sentence) => sentence !== '');
  const text = oneLine(document, range, comments);
  return text === '' ? undefined : {text, sentences, document, start: range.start};
}

/** The words of some cells of a row, between dashes; cells that show nothing are passed over. */
export function statementOfCells(document: Document, cells: readonly TableCell[]): Statement | undefined {
  const said = cells.flatMap((cell) => statementOf(document, cell.children) ?? []);
  const [first] = said;
  const text = said.map((each) => each.text.replaceAll('\\|', '|')).join(' — ');
  return first && {text, sentences: [text], document, start: first.start};
}

/** The 1-based line on which a statement begins. */
export function lineOfStatement({document, start}: Statement): number {
  return placeIn(document, start).line;
}

/**
 * White space, line breaks and hard ones among them, folded to single spaces; marks that turn the direction of writing
 * are dropped, for they would turn what stands behind them too.
 */
export function foldedLine(words: string): string {
  return words
    .replace(/\p{Bidi_Control}/gu, '')
    .replace(/(?<!\\)((?:\\\\)*)\\(?:\r\n|\n|\r)/g, '$1 ')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

function spanOf(nodes: readonly PhrasingContent[]): Range {
  const [first, last] = [nodes[0], nodes.at(-1)];
  return first && last ? {start: rangeOf(first).start, end: rangeOf(last).end} : {start: 0, end: 0};
}

function isComment({value}: Html): boolean {
  return value.startsWith('<!--');
}

function oneLine({text}: Document, {start, end}: Range, comments: readonly Html[]): string {
  const edits = comments
    .map(rangeOf)
    .filter((comment) => comment.start >= start && comment.end <= end)
    .map((comment) => ({start: comment.start - start, end: comment.end - start, text: ''}));
  const words = applyEdits(text.slice(start, end), edits);
  const isQuoted = words.includes('\n') && linePrefix(text, start).includes('>');
  return foldedLine(isQuoted ? words.replace(/(\r\n|\n|\r)[ \t>]+/g, '$1') : words);
}
