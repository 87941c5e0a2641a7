import type {RootContent} from 'mdast';
import type {Document} from './document.ts';
import type {TextEdit} from './edit.ts';
import {fitted, gapAbove, gapBelow, linesBelowHeading} from './gap.ts';
import {rangeOf} from './node.ts';
import {missingClose} from './open-block.ts';
import {lastLineEnd, lineEnd, lineStart, type Range, trimmedEnd} from './place.ts';
import type {Section} from './section.ts';
import {lineEndingAt} from './source.ts';

/**
 * Put content into a section that has none of its own, as far below its heading as the file does elsewhere.
 *
 * The top of the document is filled below the front matter.
 */
export function fillSection(document: Document, section: Section, content: string): TextEdit {
  const {text, frontMatter} = document;
  if (!section.heading && !frontMatter) return fillStart(text, content);
  const at = lineEnd(text, section.heading ? section.body.start : (frontMatter?.end ?? 0));
  const ending = lineEndingAt(text, at);
  return insertion(
    at,
    ending.repeat(linesBelowHeading(document)) + fitted(content, ending) + gapBelow(text, at),
  );
}

/**
 * Put content after the last block of a section, a blank line between.
 *
 * Content that begins as the last block does (a list item below a list) joins it. A fence or an HTML block that the
 * file leaves open is closed first.
 */
export function appendToSection(document: Document, section: Section, content: string): TextEdit {
  const last = section.blocks.at(-1);
  return last
    ? appended(document, last, lineEnd(document.text, trimmedEnd(document.text, rangeOf(last))), content)
    : fillSection(document, section, content);
}

/**
 * Put a new section behind `previous` (all of it), spaced as the file spaces its sections; `title` is Markdown.
 *
 * A fence or an HTML block that the file leaves open is closed first.
 */
export function insertSectionAfter(
  document: Document,
  previous: Section,
  title: string,
  content: string,
): TextEdit {
  // A title's own hashes at its end would be taken for those that close a heading.
  const heading = `${'#'.repeat(Math.max(previous.depth, 2))} ${title}${/(?:^|[ \t])#+$/.test(title) ? ' #' : ''}`;
  const body = content === '' ? '' : '\n'.repeat(linesBelowHeading(document)) + content;
  return insertBelow(document, previous, heading + body);
}

/** Put content that stands for itself, a heading first, behind a section, all of it; an open fence is closed first. */
export function insertBelow(document: Document, previous: Section, content: string): TextEdit {
  return appended(document, lastBlock(previous), lastLineEnd(document.text, previous), content);
}

/** Replace the content of a range by new text in the file's line ending. */
export function replaceRange(document: Document, range: Range, content: string): TextEdit {
  return {...range, text: fitted(content, lineEndingAt(document.text, range.start))};
}

/** Put other content in the place of neighbouring blocks. */
export function replaceBlocks(document: Document, blocks: readonly RootContent[], content: string): TextEdit {
  const span = spanOf(blocks);
  const at = lineEnd(document.text, trimmedEnd(document.text, span));
  return {
    start: span.start,
    end: at,
    text: fitted(content, lineEndingAt(document.text, at)) + gapBelow(document.text, at),
  };
}

/** Take neighbouring blocks of a section away, with the blank lines that set them off. */
export function removeBlocks(document: Document, section: Section, blocks: readonly RootContent[]): TextEdit {
  const {text} = document;
  const span = spanOf(blocks);
  const [from, to] = [lineStart(text, span.start), lineEnd(text, trimmedEnd(text, span))];
  const past = lineEnd(text, to, true);
  const below = /^(?:[ \t]*(?:\r\n|\n|\r))*/.exec(text.slice(past))?.[0].length ?? 0;
  const next = past + below;
  const isLast = text.slice(next, section.end).trim() === '';
  const isSetOff = gapAbove(text, from) === '';
  if (isLast) return {start: lineEnd(text, trimmedEnd(text, {start: 0, end: from})), end: to, text: ''};
  // Without a blank line on either side, what stands above and below would run together.
  return isSetOff ? {start: from, end: next, text: ''} : {start: from, end: below > 0 ? past : to, text: ''};
}

/**
 * Put sections into the order given, each with its whole text; `sections` are their present places.
 *
 * The white space between the places stays where it is, so a file without a final newline keeps that. What would run
 * on into its new neighbour (an open fence, HTML, an underlined heading below text) is set off from it, and headings
 * that get another neighbour lose their indentation, by which they could come to lie in a list.
 */
export function reorderSections(
  document: Document,
  sections: readonly Section[],
  order: readonly Section[],
): TextEdit[] {
  const {text} = document;
  const moves = sections.flatMap((place, index) => {
    const moved = order[index];
    return moved && moved !== place ? [{place, moved}] : [];
  });
  const margins = new Set(moves.flatMap(({place}) => [place.start, place.end]));
  const starts = new Set(moves.map(({place}) => place.start));
  const edits = moves.map(({place, moved}) => {
    const end = trimmedEnd(text, place);
    const last = lastBlock(moved);
    const above = isUnderlined(text, moved.start) ? gapAbove(text, place.start) : '';
    const runsOn = last?.type === 'html' || (!starts.has(place.end) && isUnderlined(text, place.end));
    const below = runsOn ? gapBelow(text, end) : '';
    const content = text.slice(moved.start, trimmedEnd(text, moved)) + closing(text, last);
    return {start: place.start, end, text: above + content + below};
  });
  return [...[...margins].flatMap((at) => unindented(text, at)), ...edits];
}

function unindented(text: string, at: number): readonly TextEdit[] {
  const start = lineStart(text, at);
  const isIndented = at < text.length && /^[ \t]+$/.test(text.slice(start, at));
  return isIndented ? [{start, end: at, text: ''}] : [];
}

function appended({text}: Document, last: RootContent | undefined, at: number, content: string): TextEdit {
  const ending = lineEndingAt(text, at);
  const gap = text.slice(0, at).trim() === '' ? '' : ending + ending;
  return insertion(at, closing(text, last) + gap + fitted(content, ending) + gapBelow(text, at));
}

function insertion(at: number, text: string): TextEdit {
  return {start: at, end: at, text};
}

function fillStart(text: string, content: string): TextEdit {
  const ending = lineEndingAt(text, 0);
  return insertion(0, fitted(content, ending) + (text.trim() === '' ? '' : ending + ending));
}

/** The last block of a section, its subsections included. */
function lastBlock(section: Section): RootContent | undefined {
  const inner = section.children.at(-1);
  return inner ? lastBlock(inner) : section.blocks.at(-1);
}

/** The line that ends a block which the file leaves open. */
function closing(text: string, block: RootContent | undefined): string {
  const line = block && missingClose(text, block);
  return block && line ? lineEndingAt(text, rangeOf(block).end) + line : '';
}

/** Whether the heading at an offset is one that its line below makes. */
function isUnderlined(text: string, headingStart: number): boolean {
  return headingStart < text.length && text[headingStart] !== '#';
}

function spanOf(blocks: readonly RootContent[]): Range {
  const ranges = blocks.map(rangeOf);
  return {start: Math.min(...ranges.map(({start}) => start)), end: Math.max(...ranges.map(({end}) => end))};
}
