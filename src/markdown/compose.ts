import type {Document} from './document.ts';
import type {TextEdit} from './edit.ts';
import {rangeOf} from './node.ts';
import {lineEnd, type Range} from './place.ts';
import {descendants, type Section} from './section.ts';
import {lineEndingAt} from './source.ts';

/** Put content into a section that has none of its own, as far below its heading as the file does elsewhere. */
export function fillSection(document: Document, section: Section, content: string): TextEdit {
  const at = lineEnd(document.text, section.body.start);
  const ending = lineEndingAt(document.text, at);
  const gap = ending.repeat(linesBelowHeading(document));
  return {start: at, end: at, text: gap + fitted(content, ending)};
}

/** Put content after the last block of a section, a blank line between. */
export function appendToSection(document: Document, section: Section, content: string): TextEdit {
  const last = section.blocks.at(-1);
  if (!last) return fillSection(document, section, content);
  const at = lineEnd(document.text, rangeOf(last).end);
  const ending = lineEndingAt(document.text, at);
  return {start: at, end: at, text: ending + ending + fitted(content, ending)};
}

/** Put a new section behind `previous` (all of it), spaced as the file spaces its sections. */
export function insertSectionAfter(document: Document, previous: Section, title: string, content: string): TextEdit {
  const at = previous.start + trimmedLength(document.text.slice(previous.start, previous.end));
  const ending = lineEndingAt(document.text, at);
  const depth = Math.max(previous.depth, 2);
  const gap = ending.repeat(linesBelowHeading(document));
  const heading = `${'#'.repeat(depth)} ${title}`;
  return {start: at, end: at, text: `${ending}${ending}${heading}${gap}${fitted(content, ending)}`};
}

/** Replace the content of a range by new text in the file's line ending. */
export function replaceRange(document: Document, range: Range, content: string): TextEdit {
  return {...range, text: fitted(content, lineEndingAt(document.text, range.start))};
}

/**
 * Put sections into the order given, each with its whole text; `sections` are their present places.
 *
 * The white space between the places stays where it is, so a file without a final newline keeps that.
 */
export function reorderSections(document: Document, sections: readonly Section[], order: readonly Section[]): TextEdit[] {
  const contentOf = (section: Section): Range => {
    const text = document.text.slice(section.start, section.end);
    return {start: section.start, end: section.start + trimmedLength(text)};
  };
  return sections.flatMap((place, index) => {
    const moved = order[index];
    if (!moved || moved === place) return [];
    const {start, end} = contentOf(moved);
    return [{...contentOf(place), text: document.text.slice(start, end)}];
  });
}

function trimmedLength(text: string): number {
  return text.trimEnd().length;
}

function fitted(content: string, ending: string): string {
  return content.replace(/\r\n|\n|\r/g, ending);
}

/** How many line breaks this file puts between a heading and its text: 1, or 2 with a blank line. */
function linesBelowHeading(document: Document): number {
  for (const section of descendants(document.top)) {
    const first = section.blocks[0];
    if (section.depth < 2 || !first) continue;
    const between = document.text.slice(section.body.start, rangeOf(first).start);
    return Math.min(between.match(/\r\n|\n|\r/g)?.length ?? 2, 2);
  }
  return 2;
}
