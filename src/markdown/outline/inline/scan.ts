import type {PhrasingContent} from 'mdast';
import type {Item} from './assemble.ts';
import type {Mark} from './emphasis.ts';
import type {JoinedLines} from './joined-lines.ts';

/** A `[` or `![` that is not closed yet. */
export interface Opener {
  readonly start: number;
  readonly end: number;
  readonly isImage: boolean;
  /** How many items and marks stand before it. */
  readonly items: number;
  readonly marks: number;
  /** Whether a link stands behind it: as there are no links in links, it can only be closed as brackets. */
  isInactive: boolean;
}

/** What stands in the lines besides words. Mutable, as it is filled in one walk through them. */
export interface Scan {
  readonly lines: JoinedLines;
  readonly text: string;
  readonly from: number;
  readonly to: number;
  items: Item[];
  marks: Mark[];
  openers: Opener[];
  /** Whether a bare address may stand there: each place where one could begin is then looked at. */
  isCareful: boolean;
  /** Whether the first of all marks is a tilde: such are then paired before the others. */
  strikesFirst: boolean;
  markCount: number;
  /** How many characters may still be read in vain. */
  left: number;
  /** Why the lines are not read. */
  refusal: string | undefined;
}

/** Lines with a bare address that are longer than this are nobody's: what may trail it is looked at more than once. */
const MOST_CAREFUL = 4000;

/** Nothing is read yet. */
export function newScan(lines: JoinedLines, isCareful: boolean): Scan {
  const {text, from, to} = lines;
  lines.reached = 0;
  lines.isUnsure = false;
  return {
    lines,
    text,
    from,
    to,
    items: [],
    marks: [],
    openers: [],
    isCareful,
    strikesFirst: false,
    markCount: 0,
    left: 8 * (to - from) + 1000,
    refusal: isCareful && to - from > MOST_CAREFUL ? 'long text with an address' : undefined,
  };
}

/** Adds what is no word; the offset behind it. */
export function push(scan: Scan, start: number, end: number, node: PhrasingContent): number {
  scan.items.push({start, end, node, begins: false});
  return end;
}

/** Notes that what was read up to an offset was nothing, and counts it, so that reading stays linear. */
export function inVain(scan: Scan, from: number, reached: number): void {
  const {lines} = scan;
  lines.reached = Math.max(lines.reached, reached);
  scan.left -= reached - from;
  if (scan.left < 0) scan.refusal = 'marks that do not end';
}
