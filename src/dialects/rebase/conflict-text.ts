import {conflictHunksIn} from '../../markdown/conflict-hunk.ts';
import {applyEdits} from '../../markdown/edit.ts';
import {type Markers, markedConflict} from '../../markdown/merge/conflict-text.ts';
import type {Piece} from '../../markdown/merge/pieces.ts';

/** How the sides of a conflict are named behind git's markers: `spec at abc1234`, and the change that is brought up to date. */
export type ConflictLabels = Omit<Markers, 'size'>;

/** How long git makes its markers unless the text itself has such lines: gitattributes(5), `conflict-marker-size`. */
const USUAL_SIZE = 7;

/** Pieces as text, whole lines that end with LF, each conflict between markers of git-merge(1) in its `merge` style. */
export function piecesText(pieces: readonly Piece[], labels: ConflictLabels): string {
  const size = markerSize(pieces.map(textOf).join(''));
  return pieces
    .map((piece) => (typeof piece === 'string' ? piece : markedConflict(piece, {size, ...labels}, '\n')))
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

/** Longer than any run of these signs that begins a line. */
function markerSize(text: string): number {
  const longest = Array.from(text.matchAll(/^(?:<+|=+|>+|\|+)/gm), ([run]) => run.length);
  return longest.reduce((size, length) => Math.max(size, length + 1), USUAL_SIZE);
}

function textOf(piece: Piece): string {
  return typeof piece === 'string' ? piece : `${piece.ours ?? ''}${piece.theirs ?? ''}`;
}
