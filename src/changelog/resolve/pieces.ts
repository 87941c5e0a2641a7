import {lineEnd, type Range} from '../../markdown/place.ts';
import type {OwnEntry} from '../view.ts';
import type {Side} from './sides.ts';

/** One line of what a side says in a conflict, or the lines of one entry. */
export interface Piece {
  readonly text: string;
  /** The same without line ends, as two sides are compared; empty for a blank line. */
  readonly folded: string;
  readonly entry: OwnEntry | undefined;
  /** What the entry itself says, in the same form, without the heading above it. */
  readonly said: string;
}

/** What a side says in a conflict, in pieces. An entry that begins or ends outside of it is lines like any other. */
export function piecesOf(
  {document: {text}}: Side,
  range: Range,
  entries: readonly OwnEntry[],
): readonly Piece[] {
  const inside = entries.flatMap((entry) => {
    const wide = entry.withHeading && isWithin(entry.withHeading, range) ? entry.withHeading : entry.range;
    return isWithin(wide, range) ? [{entry, at: wide}] : [];
  });
  // An entry that has the whole file has what any conflict holds.
  const whole = entries.find(
    (entry) => isWithin(range, entry.range) && entry.range.start === 0 && entry.range.end === text.length,
  );
  if (whole && range.end > range.start)
    return [pieceOf(text.slice(range.start, range.end), range.start, whole)];
  const pieces: Piece[] = [];
  let next = 0;
  for (let at = range.start; at < range.end; ) {
    while (next < inside.length && (inside[next]?.at.start ?? 0) < at) next++;
    const found = inside[next]?.at.start === at ? inside[next] : undefined;
    const end = found ? found.at.end : Math.min(lineEnd(text, at, true), range.end);
    pieces.push(pieceOf(text.slice(at, end), at, found?.entry));
    at = Math.max(end, at + 1);
  }
  return pieces;
}

function pieceOf(text: string, start: number, entry?: OwnEntry): Piece {
  const own = entry ? text.slice(Math.max(entry.range.start - start, 0)) : text;
  return {text, folded: foldedText(text), entry, said: foldedText(own)};
}

/** Whether a piece is a blank line. */
export function isBlankPiece({folded}: Piece): boolean {
  return folded === '';
}

/** A text as it is compared: LF line ends, none at its end. */
export function foldedText(text: string): string {
  return text.replace(/\r\n|\r/g, '\n').trimEnd();
}

function isWithin({start, end}: Range, outer: Range): boolean {
  return start >= outer.start && end <= outer.end;
}
