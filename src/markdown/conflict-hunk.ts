import type {Range} from './place.ts';

/** One conflict that git left in a text, its markers among it: whole lines. */
export interface ConflictHunk extends Range {
  /** Whole lines, as are the others; empty where a side has nothing there. */
  readonly ours: Range;
  /** What both sides began with; absent in the `merge` style. */
  readonly base: Range | undefined;
  readonly theirs: Range;
}

/** Seven of a sign unless `conflict-marker-size` says otherwise, and more where conflicts were merged: gitattributes(5). */
const MARKER = /^(<{3,}|\|{3,}|={3,}|>{3,})(?: [^\r\n]*)?(?:\r\n|\n|\r|$(?![\r\n]))/gm;

/**
 * The conflicts of a text in any style of git-merge(1), in order; markers that do not make a whole one are text.
 *
 * Linear. Whether they stand in code is not known here.
 */
export function conflictHunksIn(text: string): readonly ConflictHunk[] {
  if (!text.includes('<<<')) return [];
  const hunks: ConflictHunk[] = [];
  let open: OpenHunk | undefined;
  for (const {0: line, 1: marker = '', index} of text.matchAll(MARKER)) {
    const past = index + line.length;
    const size = marker.length;
    if (marker.startsWith('<') && (!open || (open.size === size && !open.theirs)))
      open = {size, start: index, ours: past};
    else if (!open || open.size !== size) continue;
    else if (marker.startsWith('|') && !open.base && !open.theirs) open = {...open, base: {at: index, past}};
    else if (marker.startsWith('=') && !open.theirs) open = {...open, theirs: {at: index, past}};
    else if (marker.startsWith('>') && open.theirs) {
      hunks.push(closed(open, open.theirs, {at: index, past}));
      open = undefined;
    }
  }
  return hunks;
}

/** A marker's line. */
interface Marked {
  readonly at: number;
  readonly past: number;
}

interface OpenHunk {
  readonly size: number;
  readonly start: number;
  /** Where our side begins. */
  readonly ours: number;
  readonly base?: Marked;
  readonly theirs?: Marked;
}

function closed({start, ours, base}: OpenHunk, theirs: Marked, end: Marked): ConflictHunk {
  return {
    start,
    end: end.past,
    ours: {start: ours, end: (base ?? theirs).at},
    base: base && {start: base.past, end: theirs.at},
    theirs: {start: theirs.past, end: end.at},
  };
}
