import type {Range} from './place.ts';

/** Replace `start`–`end` of the original text by `text`; an insertion has `start === end`. */
export interface TextEdit extends Range {
  readonly text: string;
}

/**
 * Apply edits to the text they were made for.
 *
 * Edits may come in any order; insertions at one offset keep theirs, and stand before a replacement that
 * starts there. Throws on overlap or an offset outside the text: that is a bug of the caller.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let done = 0;
  for (const edit of sortEdits(edits)) {
    if (!(edit.start >= done && edit.end >= edit.start && edit.end <= text.length)) {
      throw new Error(`Overlapping or stray edit at ${edit.start}–${edit.end}, text is done to ${done}`);
    }
    result += text.slice(done, edit.start) + edit.text;
    done = edit.end;
  }
  return result + text.slice(done);
}

/** Whether two edits cannot both be applied. */
export function overlaps(a: TextEdit, b: TextEdit): boolean {
  const [first, second] = a.start <= b.start ? [a, b] : [b, a];
  return first.start === second.start
    ? isReplacement(first) && isReplacement(second)
    : second.start < first.end;
}

/** Edits of one text that can be applied together, in the order they came. */
export interface EditSet {
  readonly edits: readonly TextEdit[];
  /** Takes edits that belong together, unless one of them overlaps one that is in already; says whether it did. */
  readonly take: (together: readonly TextEdit[]) => boolean;
}

/** A set without edits. Taking one costs time by the logarithm of their number. */
export function editSet(): EditSet {
  const edits: TextEdit[] = [];
  const byStart: TextEdit[] = [];
  return {
    edits,
    take(together) {
      if (together.some((edit) => overlapsAny(byStart, edit))) return false;
      edits.push(...together);
      for (const edit of together) byStart.splice(indexAt(byStart, edit.start + 1), 0, edit);
      return true;
    },
  };
}

/** Among edits that do not overlap each other, only those that start next to an edit can overlap it. */
function overlapsAny(byStart: readonly TextEdit[], edit: TextEdit): boolean {
  const before = byStart[indexAt(byStart, edit.start) - 1];
  const from = before ? indexAt(byStart, before.start) : 0;
  for (const other of byStart.slice(from, indexAt(byStart, edit.start + 1) + 1))
    if (overlaps(other, edit)) return true;
  return false;
}

/** The index of the first edit that starts at an offset or behind it. */
function indexAt(byStart: readonly TextEdit[], offset: number): number {
  let [low, high] = [0, byStart.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((byStart[middle]?.start ?? 0) >= offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

function sortEdits(edits: readonly TextEdit[]): readonly TextEdit[] {
  return edits.toSorted((a, b) => a.start - b.start || Number(isReplacement(a)) - Number(isReplacement(b)));
}

function isReplacement(edit: TextEdit): boolean {
  return edit.end > edit.start;
}
