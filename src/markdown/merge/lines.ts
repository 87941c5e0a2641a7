import {diff3MergeRegions} from 'node-diff3';
import type {Piece, Sides} from './pieces.ts';

/** Every line of one text is compared with every one of another at worst: above this many pairs they are not compared. */
const MOST_PAIRS = 4_000_000;

/**
 * Merge three texts of whole lines that end with LF. Changes of the two sides that touch are a conflict, unless they
 * are the same.
 *
 * The order of the sides does not matter, but in which one a conflict calls ours. Source: Khanna, Kunal and Pierce, "A
 * Formal Investigation of Diff3", by way of node-diff3.
 */
export function mergeLines({base, ours, theirs}: Sides<string>): readonly Piece[] {
  if (ours === theirs || theirs === base) return [ours];
  if (ours === base) return [theirs];
  const sides = {base: linesOf(base), ours: linesOf(ours), theirs: linesOf(theirs)};
  const head = commonHead(Object.values(sides));
  const rest = Object.values(sides).map((lines) => lines.slice(head));
  const tail = commonHead(rest.map((lines) => lines.toReversed()));
  const inner = (lines: readonly string[]) => lines.slice(head, lines.length - tail);
  const middle = mergeMiddle({
    base: inner(sides.base),
    ours: inner(sides.ours),
    theirs: inner(sides.theirs),
  });
  const ends = [sides.ours.slice(0, head), sides.ours.slice(sides.ours.length - tail)];
  return joined([ends[0]?.join('') ?? '', ...middle, ends[1]?.join('') ?? '']);
}

function mergeMiddle({base, ours, theirs}: Sides<readonly string[]>): readonly Piece[] {
  const whole = {base: base.join(''), ours: ours.join(''), theirs: theirs.join('')};
  if (base.length * Math.max(ours.length, theirs.length) > MOST_PAIRS) return [whole];
  return diff3MergeRegions([...ours], [...base], [...theirs]).map((region) => {
    if (region.stable) return region.bufferContent.join('');
    const [mine, other] = [region.aContent.join(''), region.bContent.join('')];
    return mine === other ? mine : {base: region.oContent.join(''), ours: mine, theirs: other};
  });
}

function linesOf(text: string): readonly string[] {
  return text === '' ? [] : text.split(/(?<=\n)/);
}

/** How many lines all of some texts begin with. */
function commonHead([first = [], ...others]: readonly (readonly string[])[]): number {
  const differs = first.findIndex((line, index) => others.some((lines) => lines[index] !== line));
  return differs < 0 ? Math.min(first.length, ...others.map(({length}) => length)) : differs;
}

/** Text next to text as one, and none that is empty. */
function joined(pieces: readonly Piece[]): readonly Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (typeof piece === 'string' && typeof last === 'string') result[result.length - 1] = last + piece;
    else if (piece !== '') result.push(piece);
  }
  return result;
}
