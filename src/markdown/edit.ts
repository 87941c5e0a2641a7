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

function sortEdits(edits: readonly TextEdit[]): readonly TextEdit[] {
  return edits.toSorted((a, b) => a.start - b.start || Number(isReplacement(a)) - Number(isReplacement(b)));
}

function isReplacement(edit: TextEdit): boolean {
  return edit.end > edit.start;
}
