import {diff3MergeRegions, diffIndices} from 'node-diff3';
import {withoutBlanks} from './blanks.ts';
import type {Piece, Sides} from './pieces.ts';

/** Every line of one text is compared with every one of another at worst: above this many pairs they are not compared. */
const MOST_PAIRS = 4_000_000;

/**
 * What comparing may cost: for each pair of lines that are the same, the comparison goes through what it has found so
 * far. This many steps take about a second, and a thousand lines that are all the same would be more.
 */
const MOST_STEPS = 1_000_000_000;

/**
 * Merge three texts of whole lines that end with LF. Changes of the two sides that touch are a conflict, unless they
 * are the same. Blanks at the ends of lines are no change by themselves; the side that has others keeps its own.
 *
 * The order of the sides does not matter, but in which one a conflict calls ours. Source: Khanna, Kunal and Pierce, "A
 * Formal Investigation of Diff3", by way of node-diff3.
 */
export function mergeLines({base, ours, theirs}: Sides<string>): readonly Piece[] {
  if (ours === theirs || theirs === base) return [ours];
  if (ours === base) return [theirs];
  const sides = {base: linesOf(base), ours: linesOf(ours), theirs: linesOf(theirs)};
  const head = commonHead(Object.values(sides).map(({said}) => said));
  const tail = commonHead(Object.values(sides).map(({said}) => said.slice(head).toReversed()));
  const inner = of(sides, (lines) => part(lines, head, lines.said.length - tail));
  const first = of(sides, ({written}) => written.slice(0, head));
  const last = of(sides, ({written}) => written.slice(written.length - tail));
  return joined([aligned(first), ...mergeMiddle(inner), aligned(last)]);
}

/** A stretch of the base that a side has other lines for. */
export interface Hunk {
  /** The index of its first line in the base. */
  readonly start: number;
  /** How many lines of the base it takes the place of. */
  readonly length: number;
  readonly lines: readonly string[];
}

/** The lines of a base, and what each side made of them, in order; nothing where comparing them takes too long. */
export function hunksIn({
  base,
  ours,
  theirs,
}: Sides<string>):
  | {readonly base: readonly string[]; readonly ours: readonly Hunk[]; readonly theirs: readonly Hunk[]}
  | undefined {
  const sides = {base: linesOf(base), ours: linesOf(ours), theirs: linesOf(theirs)};
  if (isTooMuch(sides)) return undefined;
  const hunksOf = ({written: lines}: Lines) =>
    diffIndices([...sides.base.written], [...lines]).map(({buffer1, buffer2}) => ({
      start: buffer1[0],
      length: buffer1[1],
      lines: lines.slice(buffer2[0], buffer2[0] + buffer2[1]),
    }));
  return {base: sides.base.written, ours: hunksOf(sides.ours), theirs: hunksOf(sides.theirs)};
}

/** Lines as they are written, and without the blanks at their ends. */
interface Lines {
  readonly written: readonly string[];
  readonly said: readonly string[];
}

function mergeMiddle(sides: Sides<Lines>): readonly Piece[] {
  const {base, ours, theirs} = sides;
  const whole = of(sides, ({written}) => written.join(''));
  if (isTooMuch(sides)) return [whole];
  const [inOurs, inTheirs] = [placesIn(base, ours), placesIn(base, theirs)];
  const unchanged = (start: number, length: number) =>
    base.written
      .slice(start, start + length)
      .map((line, index) =>
        written({
          base: line,
          ours: ours.written[inOurs(start + index)],
          theirs: theirs.written[inTheirs(start + index)],
        }),
      )
      .join('');
  return diff3MergeRegions([...ours.said], [...base.said], [...theirs.said]).map((region) => {
    if (region.stable) {
      const {buffer, bufferStart: start, bufferLength: length} = region;
      return buffer === 'o'
        ? unchanged(start, length)
        : slice(buffer === 'a' ? ours : theirs, start, length).join('');
    }
    const conflict = {
      base: slice(base, region.oStart, region.oLength),
      ours: slice(ours, region.aStart, region.aLength),
      theirs: slice(theirs, region.bStart, region.bLength),
    };
    return isSame(region.aContent, region.bContent)
      ? aligned({...conflict, base: []})
      : of(conflict, (lines) => lines.join(''));
  });
}

/** Whether comparing the sides with their base takes too long: then all of it is a conflict. */
function isTooMuch({base, ours, theirs}: Sides<Lines>): boolean {
  const longest = Math.max(ours.said.length, theirs.said.length);
  if (base.said.length * longest > MOST_PAIRS) return true;
  return stepsOf(base, ours) + stepsOf(base, theirs) > MOST_STEPS;
}

function stepsOf({said}: Lines, {said: others}: Lines): number {
  const counts = new Map<string, number>();
  for (const line of said) counts.set(line, (counts.get(line) ?? 0) + 1);
  const pairs = others.reduce((sum, line) => sum + (counts.get(line) ?? 0), 0);
  return pairs * Math.min(said.length, others.length);
}

/** Where the lines of a text stand that another one has too. Nothing needs to be asked where all are written alike. */
function placesIn(base: Lines, side: Lines): (index: number) => number {
  if ([base, side].every(({written, said}) => isSame(written, said))) return () => -1;
  const places: number[] = [];
  let [from, to] = [0, 0];
  for (const {buffer1, buffer2} of diffIndices([...base.said], [...side.said])) {
    while (from < buffer1[0]) places[from++] = to++;
    from = buffer1[0] + buffer1[1];
    to = buffer2[0] + buffer2[1];
  }
  while (from < base.said.length) places[from++] = to++;
  return (index) => places[index] ?? -1;
}

/** The same lines on all sides, as they are written in the end. */
function aligned({base, ours, theirs}: Sides<readonly string[]>): string {
  return ours.map((line, index) => written({base: base[index], ours: line, theirs: theirs[index]})).join('');
}

/** One line of all sides, by the one that wrote it otherwise; by neither of them where both did. */
function written({base, ours, theirs}: Sides<string | undefined>): string {
  const [a = base, b = base] = [ours, theirs];
  if (a === b || b === base) return a ?? '';
  if (a === base) return b ?? '';
  return (a ?? '') < (b ?? '') ? (a ?? '') : (b ?? '');
}

function linesOf(text: string): Lines {
  const written = text === '' ? [] : text.split(/(?<=\n)/);
  return {written, said: written.map(withoutBlanks)};
}

function part({written, said}: Lines, start: number, end: number): Lines {
  return {written: written.slice(start, end), said: said.slice(start, end)};
}

function slice({written}: Lines, start: number, length: number): readonly string[] {
  return written.slice(start, start + length);
}

function of<A, B>({base, ours, theirs}: Sides<A>, map: (side: A) => B): Sides<B> {
  return {base: map(base), ours: map(ours), theirs: map(theirs)};
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((line, index) => line === b[index]);
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
