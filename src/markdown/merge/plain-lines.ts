import {mergeLines} from './lines.ts';
import {conflictsAmong, type Sides} from './pieces.ts';

/**
 * Three texts of whole lines merged line by line; nothing where there is a conflict.
 *
 * Of two ways to say what was taken out, `a` with the blank line behind it or with that before, one leaves a line
 * between it and the next change, and the other none: they are compared from both ends, where git moves such stretches.
 */
export function mergedPlainly(sides: Sides<string>): string | undefined {
  const fromStart = clean(sides);
  if (fromStart !== undefined) return fromStart;
  const {base, ours, theirs} = sides;
  const fromEnd = clean({base: turned(base), ours: turned(ours), theirs: turned(theirs)});
  return fromEnd === undefined ? undefined : turned(fromEnd);
}

function clean(sides: Sides<string>): string | undefined {
  const pieces = mergeLines(sides);
  return conflictsAmong(pieces).length === 0 ? pieces.join('') : undefined;
}

/** A text with its last line first. */
function turned(text: string): string {
  return text === ''
    ? ''
    : text
        .split(/(?<=\n)/)
        .toReversed()
        .join('');
}
