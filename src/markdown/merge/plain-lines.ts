import {type Hunk, hunksIn, mergeLines} from './lines.ts';
import {conflictsAmong, type Sides} from './pieces.ts';

/**
 * Three texts of whole lines merged line by line; nothing where there is a conflict.
 *
 * A stretch that was put in or taken out between two lines that are alike may be said to begin at either. As git does,
 * it is moved down as far as it goes, before two changes are said to touch.
 */
export function mergedPlainly(sides: Sides<string>): string | undefined {
  const pieces = mergeLines(sides);
  if (conflictsAmong(pieces).length === 0) return pieces.join('');
  const read = hunksIn(sides);
  if (!read) return undefined;
  const {base, ours, theirs} = read;
  const hunks = [...slid(base, ours), ...slid(base, theirs)].toSorted((a, b) => a.start - b.start);
  const touches = hunks.some((hunk, index) => index > 0 && hunk.start <= endOf(hunks[index - 1]));
  return touches ? undefined : applied(base, hunks);
}

function slid(base: readonly string[], hunks: readonly Hunk[]): readonly Hunk[] {
  return hunks.map((hunk, index) => moved(base, hunk, hunks[index + 1]?.start ?? base.length));
}

/** A stretch that was only put in or only taken out, as far down as it can be said to stand. */
function moved(base: readonly string[], {start, length, lines}: Hunk, limit: number): Hunk {
  if (length > 0 && lines.length > 0) return {start, length, lines};
  // What comes in at the bottom is what leaves at the top.
  const leaving = (step: number) =>
    length > 0 || step >= lines.length ? base[start + step - lines.length] : lines[step];
  let by = 0;
  while (start + length + by < limit && leaving(by) === base[start + length + by]) by++;
  const turn = by % (lines.length || 1);
  return {start: start + by, length, lines: [...lines.slice(turn), ...lines.slice(0, turn)]};
}

function endOf(hunk: Hunk | undefined): number {
  return hunk ? hunk.start + hunk.length : -1;
}

function applied(base: readonly string[], hunks: readonly Hunk[]): string {
  let [text, at] = ['', 0];
  for (const {start, length, lines} of hunks) {
    text += base.slice(at, start).join('') + lines.join('');
    at = start + length;
  }
  return text + base.slice(at).join('');
}
