import type {Piece} from './pieces.ts';

/**
 * What becomes of what people wrote on two sides of a conflict: one side has all of it, or both are put together; nothing
 * where somebody must decide.
 *
 * Without `base`, what both began with, only a side that holds the other is taken. Blank lines do not count.
 */
export function mergeHandText(
  ours: readonly Piece[],
  base: readonly Piece[] | undefined,
  theirs: readonly Piece[],
): 'ours' | 'theirs' | 'both' | undefined {
  const [a, b] = [linesOf(ours), linesOf(theirs)];
  const was = base && linesOf(base);
  if (isSame(a, b)) return 'ours';
  if (was && isSame(a, was)) return 'theirs';
  if (was && isSame(b, was)) return 'ours';
  if (holds(a, b)) return 'ours';
  if (holds(b, a)) return 'theirs';
  return was && holds(a, was) && holds(b, was) ? 'both' : undefined;
}

/**
 * Both sides put together: all of ours, and behind what each line of `base` became, what people put there on the other side.
 *
 * Both must hold the lines of `base`, and `theirs` has no pieces but theirs.
 */
export function joined(
  ours: readonly Piece[],
  base: readonly Piece[],
  theirs: readonly Piece[],
): readonly Piece[] {
  const result: Piece[] = [];
  let [mine, other] = [0, 0];
  for (const line of [...linesOf(base), undefined]) {
    const [end, otherEnd] = [indexOf(ours, line, mine), indexOf(theirs, line, other)];
    const added = ours.slice(mine, end);
    const coming = theirs.slice(other, otherEnd);
    const isRepeated = holds(linesOf(added), linesOf(coming));
    result.push(...added, ...(isRepeated ? [] : coming), ...ours.slice(end, end + 1));
    [mine, other] = [end + 1, otherEnd + 1];
  }
  return result;
}

/** The index of a line at one or behind it; the end where there is none. */
function indexOf(pieces: readonly Piece[], line: string | undefined, from: number): number {
  let index = from;
  while (index < pieces.length && (line === undefined || pieces[index]?.folded !== line)) index++;
  return index;
}

function linesOf(pieces: readonly Piece[]): readonly string[] {
  return pieces.map(({folded}) => folded).filter((line) => line !== '');
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((line, index) => line === b[index]);
}

/** Whether all lines of the one are among those of the other, in their order. */
function holds(all: readonly string[], some: readonly string[]): boolean {
  let found = 0;
  for (const line of all) if (found < some.length && line === some[found]) found++;
  return found === some.length;
}
