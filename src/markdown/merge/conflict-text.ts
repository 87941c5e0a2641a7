import {lineEndingAt} from '../source.ts';
import type {Conflict, Piece} from './pieces.ts';

/** How conflicts are marked in a text. */
export interface Markers {
  /** How many signs a marker has: 7 unless gitattributes(5), `conflict-marker-size`, says otherwise. */
  readonly size: number;
  /** What a reader calls the sides. */
  readonly ours: string;
  readonly theirs: string;
}

/** A merged text with its conflicts between the markers of git-merge(1): lines that both sides have stand outside. */
export function markedText(pieces: readonly Piece[], markers: Markers): string {
  const sides = pieces.map((piece) =>
    typeof piece === 'string' ? piece : (piece.ours ?? piece.theirs ?? ''),
  );
  const ending = lineEndingAt(sides.join(''), 0);
  let text = '';
  for (const piece of pieces.flatMap(narrowed)) {
    if (typeof piece !== 'string') text = wholeLines(text, ending) + markedConflict(piece, markers, ending);
    else text += piece;
  }
  return text;
}

/** A conflict between the lines that both sides begin and end with. */
function narrowed(piece: Piece): readonly Piece[] {
  if (typeof piece === 'string' || piece.ours === undefined || piece.theirs === undefined) return [piece];
  const [ours, theirs] = [linesOf(piece.ours), linesOf(piece.theirs)];
  const head = alike(ours, theirs);
  const tail = alike(ours.slice(head).toReversed(), theirs.slice(head).toReversed());
  const inner = (lines: readonly string[]) => lines.slice(head, lines.length - tail).join('');
  return [
    ours.slice(0, head).join(''),
    {base: piece.base, ours: inner(ours), theirs: inner(theirs)},
    ours.slice(ours.length - tail).join(''),
  ];
}

/** A conflict between its markers, both sides as whole lines. */
export function markedConflict(
  {ours = '', theirs = ''}: Conflict,
  {size, ...labels}: Markers,
  ending: string,
): string {
  const line = (sign: string, label?: string) =>
    `${sign.repeat(size)}${label === undefined ? '' : ` ${label}`}${ending}`;
  return [
    line('<', labels.ours),
    wholeLines(ours, ending),
    line('='),
    wholeLines(theirs, ending),
    line('>', labels.theirs),
  ].join('');
}

/** How many lines two texts begin with alike. */
function alike(a: readonly string[], b: readonly string[]): number {
  const differs = a.findIndex((line, index) => b[index] !== line);
  return differs < 0 ? a.length : differs;
}

function linesOf(text: string): readonly string[] {
  return text === '' ? [] : text.split(/(?<=\n|\r(?!\n))/);
}

function wholeLines(text: string, ending: string): string {
  return text === '' || /[\r\n]$/.test(text) ? text : text + ending;
}
