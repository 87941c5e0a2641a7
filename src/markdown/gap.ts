import type {Document} from './document.ts';
import {rangeOf} from './node.ts';
import {lineEnd, lineStart} from './place.ts';
import {descendants} from './section.ts';
import {lineEndingAt} from './source.ts';

/** What sets new text off from a line that follows at once: a setext heading there would take it in. */
export function gapBelow(text: string, at: number): string {
  const next = lineEnd(text, at, true);
  return text.slice(next, lineEnd(text, next)).trim() === '' ? '' : lineEndingAt(text, at);
}

/** What sets new text off from the line right above. */
export function gapAbove(text: string, at: number): string {
  const start = lineStart(text, at);
  return start === 0 || text.slice(lineStart(text, start - 1), start).trim() === ''
    ? ''
    : lineEndingAt(text, at);
}

/** How many line breaks this file puts between a heading and its text: 1, or 2 with a blank line. */
export function linesBelowHeading(document: Document): number {
  for (const section of descendants(document.top)) {
    const first = section.blocks[0];
    if (section.depth < 2 || !first) continue;
    const between = document.text.slice(section.body.start, rangeOf(first).start);
    return Math.min(between.match(/\r\n|\n|\r/g)?.length ?? 2, 2);
  }
  return 2;
}

/** Content in the line ending of its place. */
export function fitted(content: string, ending: string): string {
  return content.replace(/\r\n|\n|\r/g, ending);
}
