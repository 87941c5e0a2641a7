import type {Heading} from 'mdast';
import {isSpace, runEnd, skipBlanks, trimBlanks} from './line.ts';
import {HeadingNode} from './nodes.ts';
import {addBlock, type Scan} from './scan.ts';

const HASH = 35;

/** Whether a heading begins here: one to six `#`, and a blank or the end of the line. */
export function isHeading(text: string, from: number, end: number): boolean {
  const marksEnd = runEnd(text, from, end, HASH);
  const depth = marksEnd - from;
  return depth > 0 && depth <= 6 && (marksEnd === end || isSpace(text.charCodeAt(marksEnd)));
}

/** Add the heading that begins here; always true. */
export function addHeading(scan: Scan): true {
  const {text, reading} = scan;
  const {word, end} = scan.line;
  const marksEnd = runEnd(text, word, end, HASH);
  const from = skipBlanks(text, marksEnd, end);
  const to = withoutClosing(text, from, trimBlanks(text, from, end));
  const depth = (marksEnd - word) as Heading['depth'];
  return addBlock(scan, new HeadingNode(reading, word, end, depth, from < to ? [from, from, to] : []));
}

/** Marks at the end close a heading where a blank stands before them, or nothing. */
function withoutClosing(text: string, from: number, end: number): number {
  let at = end;
  while (at > from && text.charCodeAt(at - 1) === HASH) at--;
  if (at === end) return end;
  if (at === from) return from;
  return isSpace(text.charCodeAt(at - 1)) ? trimBlanks(text, from, at) : end;
}
