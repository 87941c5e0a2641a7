import {isCheap} from './cheap-text.ts';
import {costOf} from './parser-cost.ts';

/** What comparing marks may cost in a short text, and for each character on top: a second or so, and linear. */
const ALLOWED = 8_000_000;
const ALLOWED_EACH = 8;

/**
 * Of how many pieces the parser may make a text: so many, so many more for each character, and never more than the
 * most. Of what people write it makes a half for each character, of the densest lists and tables four; a hundred
 * thousand take it half a second.
 */
const PIECES = 20_000;
const PIECES_EACH = 1.5;
const MOST_PIECES = 600_000;

/** Nothing so short can cost too much. */
const SHORT = 100;

/** A line within this many quotes and lists takes the parser time by a power of their number. */
const CROWDED = /^(?:(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])[ \t])){100}|[ \t]{200})[^\r\n]/m;
const CROWD = 100;

/** What comparing the marks of a text may cost, as `meterOf` counts it. */
export function allowanceOf(text: string): number {
  return ALLOWED + ALLOWED_EACH * text.length;
}

/**
 * Whether the parser may need too long for a text, and refuse it: where this is false, it does not. Linear; asked of
 * every text.
 */
export function mayExceed(text: string): boolean {
  if (text.length < SHORT) return false;
  if (isCheap(text, {comparisons: allowanceOf(text), pieces: mostPieces(text)})) return false;
  const {comparisons, deepest, denseLine} = costOf(text, mostPieces(text));
  return comparisons > allowanceOf(text) || deepest >= CROWD || denseLine > 0;
}

/** Why the parser is not to read a text, as a clause; nothing for one that it may begin with. Linear. */
export function excessBefore(text: string): string | undefined {
  const {deepest, denseLine} = costOf(text, mostPieces(text));
  const crowded = deepest >= CROWD ? CROWDED.exec(text) : undefined;
  if (crowded)
    return `line ${lineAt(text, crowded.index)} stands within a hundred quotes or lists, expected fewer`;
  if (denseLine === 0) return undefined;
  return `too many short lines, cells, and marks on line ${denseLine} or above, expected fewer`;
}

/** Of how many pieces a text may be, as `costOf` counts them. */
export function mostPieces({length}: string): number {
  return Math.min(MOST_PIECES, PIECES + PIECES_EACH * length);
}

function lineAt(text: string, offset: number): number {
  return (text.slice(0, offset).match(/\r\n|\n|\r/g)?.length ?? 0) + 1;
}
