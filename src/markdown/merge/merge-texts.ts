import {type Range, trimmedEnd} from '../place.ts';
import {mergeLines} from './lines.ts';
import type {Piece, Sides} from './pieces.ts';

/**
 * Merge three versions of a text that may have any line endings; `merge` is given whole lines that end with LF.
 *
 * A side that is as the base was leaves the other byte for byte. Otherwise a byte order mark, the line endings and the
 * end of the text are merged by themselves, so that a line neither side touched keeps its bytes. A side that mixes line
 * endings is merged line by line, each with the one it has.
 */
export function mergeTexts(
  sides: Sides<string>,
  merge: (sides: Sides<string>) => readonly Piece[],
): readonly Piece[] {
  const {base, ours, theirs} = sides;
  if (ours === theirs || theirs === base) return [ours];
  if (ours === base) return [theirs];
  const frames = {base: frameOf(base), ours: frameOf(ours), theirs: frameOf(theirs)};
  if (frames.ours.ending === 'mixed' || frames.theirs.ending === 'mixed') return mergeLines(sides);
  const bom = chosen(frames, ({bom: own}) => own);
  const ending = chosen(frames, (frame) => frame.ending) ?? frames.theirs.ending ?? '\n';
  const tail = chosen(frames, (frame) => frame.tail);
  const pieces = merge({base: frames.base.lines, ours: frames.ours.lines, theirs: frames.theirs.lines});
  return [bom, ...withTail(pieces, tail).map((piece) => inEnding(piece, ending))].filter(
    (piece) => piece !== '',
  );
}

/** A text in parts. */
interface Frame {
  readonly bom: string;
  /** Absent in a text of one line. */
  readonly ending: '\n' | '\r\n' | '\r' | 'mixed' | undefined;
  /** All but blanks at the end, as whole lines that end with LF. */
  readonly lines: string;
  /** Those blanks, with LF. */
  readonly tail: string;
}

function frameOf(whole: string): Frame {
  const [bom = ''] = /^\uFEFF*/.exec(whole) ?? [];
  const text = whole.slice(bom.length);
  const range: Range = {start: 0, end: text.length};
  const lines = withLf(text.slice(0, trimmedEnd(text, range)));
  const tail = withLf(text.slice(trimmedEnd(text, range)));
  return {bom, ending: endingOf(text), lines: lines === '' ? '' : `${lines}\n`, tail};
}

function endingOf(text: string): Frame['ending'] {
  const [first, ...others] = new Set(text.match(/\r\n|\n|\r/g));
  return others.length > 0 ? 'mixed' : (first as Frame['ending']);
}

/** What one side changed, or both alike; ours where they differ. */
function chosen<Value>({base, ours, theirs}: Sides<Frame>, read: (frame: Frame) => Value): Value {
  return read(ours) === read(base) ? read(theirs) : read(ours);
}

/** The end of the last line is that of the tail. */
function withTail(pieces: readonly Piece[], tail: string): readonly Piece[] {
  const last = pieces.at(-1);
  if (last === undefined) return [tail];
  if (typeof last !== 'string') return [...pieces, tail.replace(/^[ \t]*\n/, '')];
  return [...pieces.slice(0, -1), last.replace(/\n$/, '') + tail];
}

function inEnding(piece: Piece, ending: string): Piece {
  const changed = (text: string) => (ending === '\n' ? text : text.replaceAll('\n', ending));
  if (typeof piece === 'string') return changed(piece);
  const {base, ours, theirs} = piece;
  return {
    base: base === undefined ? base : changed(base),
    ours: ours === undefined ? ours : changed(ours),
    theirs: theirs === undefined ? theirs : changed(theirs),
  };
}

function withLf(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}
