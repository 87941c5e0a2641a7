import {LABEL, LINK_END} from './parser-cost.ts';

/** What reading a text may cost at most: comparisons, and pieces. */
export interface Allowance {
  readonly comparisons: number;
  readonly pieces: number;
}

/** A line that begins within containers, deeper than most, or that may underline a heading, costs what only counting lines tells. */
const ODD_LINE =
  /^(?:(?=[ \t>)*+.\d-]{16}) *[\t>)*+.\d-]| {100}|(?<=[^\r\n](?:\r\n?|\n))[ \t>)*+.\d]*[-=][ \t>)*+.\d=-]*$)/m;
/** Columns behind which each is two pieces, as in code that stands deep in nothing. */
const INDENT = ' '.repeat(16);
const DEEP = /^ {17,}/gm;

/** What a character is counted as; the same number for all that cost the same. */
const BREAK = 1;
const MARK = 3;
const STAR = 4;
const OPENING = 5;
const CLOSING = 6;
const OPEN = 7;
const JOIN = 8;
const DOT = 9;

/** By code unit, of the first 128. */
const KINDS = new Uint8Array(128);
for (const [kind, characters] of [
  '',
  '\r\n',
  '\t',
  '_~!',
  '*',
  '[',
  ']',
  '<`',
  '|\\&@:',
  '.',
  '>-+)',
].entries())
  for (const character of characters) KINDS[character.charCodeAt(0)] = kind;

/** How many pieces each can be at most, as `costOf` counts them. */
const PIECES = [0, 16, 8, 3, 15, 20, 8, 4, 8, 12, 12];

/**
 * Whether a text costs the parser less than it may, seen at a glance: where this is true, `costOf` says so too. Linear; a
 * loop over the characters that does as little as can be, as it is asked of every text and runs before it is compiled.
 */
export function isCheap(text: string, {comparisons, pieces}: Allowance): boolean {
  if (ODD_LINE.test(text)) return false;
  const counts = new Uint32Array(PIECES.length);
  const of = (kind: number): number => counts[kind] ?? 0;
  let cost = 0;
  let marksBefore = 0;
  let againBefore = 0;
  let openingsBefore = 0;
  for (let from = 0; from < text.length; ) {
    const blank = text.indexOf('\n\n', from);
    const to = blank < 0 ? text.length : blank + 2;
    count(text, from, to, counts);
    const length = to - from + 2;
    const marks = of(BREAK) + of(MARK) + of(STAR) + of(OPENING) + of(CLOSING) + of(OPEN);
    const again = (marks + of(JOIN) + of(DOT)) / 4 + (LABEL + 1) * of(CLOSING) + of(OPEN);
    const search = of(OPENING) === openingsBefore ? 0 : length / 16;
    // A paragraph begins with the blank line above it.
    cost += LINK_END * (marks - marksBefore + 2) ** 2 + (again - againBefore + 1 + search) * length;
    from = to;
    marksBefore = marks;
    againBefore = again;
    openingsBefore = of(OPENING);
  }
  cost += (of(OPENING) * of(CLOSING)) / 16;
  const least = 2 * (PIECES[BREAK] ?? 0) + piecesOfDeep(text);
  const most = PIECES.reduce((sum, weight, kind) => sum + weight * of(kind), least);
  return cost <= comparisons && most <= pieces;
}

function count(text: string, from: number, to: number, counts: Uint32Array): void {
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    const kind = code < 128 ? (KINDS[code] ?? 0) : 0;
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
}

function piecesOfDeep(text: string): number {
  const deep = text.includes(`${INDENT} `) ? (text.match(DEEP) ?? []) : [];
  return deep.reduce((sum, blanks) => sum + 2 * (blanks.length - INDENT.length), 0);
}
