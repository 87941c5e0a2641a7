import {conflictHunksIn} from '../../markdown/conflict-hunk.ts';
import {applyEdits} from '../../markdown/edit.ts';
import type {Conflict, Piece} from '../../markdown/merge/pieces.ts';

/** How the sides of a conflict are named behind git's markers. */
export interface ConflictLabels {
  /** The spec as it is: `spec at abc1234`. */
  readonly ours: string;
  /** The change that is brought up to date. */
  readonly theirs: string;
}

/** How long git makes its markers unless the text itself has such lines: gitattributes(5), `conflict-marker-size`. */
const USUAL_SIZE = 7;

/** Pieces as text, whole lines that end with LF, each conflict between markers of git-merge(1) in its `merge` style. */
export function piecesText(pieces: readonly Piece[], labels: ConflictLabels): string {
  const size = markerSize(pieces.map(textOf).join(''));
  return pieces
    .map((piece) => (typeof piece === 'string' ? piece : conflictText(piece, labels, size)))
    .join('');
}

/** A text in which a side was chosen of every conflict: its lines stay, those of the other and the markers go. */
export function chosenSide(text: string, side: 'ours' | 'theirs'): string {
  const edits = conflictHunksIn(text).map((hunk) => ({
    start: hunk.start,
    end: hunk.end,
    text: text.slice(hunk[side].start, hunk[side].end),
  }));
  return applyEdits(text, edits);
}

function conflictText({ours = '', theirs = ''}: Conflict, labels: ConflictLabels, size: number): string {
  const mark = (sign: string, label = '') => `${sign.repeat(size)}${label && ` ${label}`}\n`;
  return mark('<', labels.ours) + ours + mark('=') + theirs + mark('>', labels.theirs);
}

/** Longer than any run of these signs that begins a line. */
function markerSize(text: string): number {
  const longest = Array.from(text.matchAll(/^(?:<+|=+|>+|\|+)/gm), ([run]) => run.length);
  return longest.reduce((size, length) => Math.max(size, length + 1), USUAL_SIZE);
}

function textOf(piece: Piece): string {
  return typeof piece === 'string' ? piece : `${piece.ours ?? ''}${piece.theirs ?? ''}`;
}
