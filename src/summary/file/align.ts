import {leadingCode} from './line-text.ts';

/** Places by places: which of one sequence is which of another. */
export type Pairs = ReadonlyMap<number, number>;

/** More of a gap is not looked at: what moved that far is not found by its neighbours. */
const WIDEST = 64;

/** How a line is known again for sure; nothing where it cannot be. */
export type KeyOf<Line> = (line: Line) => string | undefined;

/**
 * Lines of one text that are lines of another for sure, by the first of some keys that both have; each once, first
 * come, first served.
 */
export function sameLines<From, To>(
  from: readonly From[],
  to: readonly To[],
  keys: readonly (readonly [KeyOf<From>, KeyOf<To>])[],
): Pairs {
  const pairs = new Map<number, number>();
  const taken = new Set<number>();
  for (const [keyOf, otherKeyOf] of keys) {
    const places = placesByKey(to, (line, place) => (taken.has(place) ? undefined : otherKeyOf(line)));
    for (const [index, line] of from.entries()) {
      const key = pairs.has(index) ? undefined : keyOf(line);
      const place = key === undefined ? undefined : places.get(key)?.pop();
      if (place === undefined) continue;
      pairs.set(index, place);
      taken.add(place);
    }
  }
  return pairs;
}

/** The last place of each key first. */
function placesByKey<Line>(
  lines: readonly Line[],
  keyOf: (line: Line, place: number) => string | undefined,
): ReadonlyMap<string, number[]> {
  const places = new Map<string, number[]>();
  for (const [place, line] of [...lines.entries()].reverse()) {
    const key = keyOf(line, place);
    if (key === undefined) continue;
    const known = places.get(key);
    if (known) known.push(place);
    else places.set(key, [place]);
  }
  return places;
}

/**
 * The pairs that are sure, and with them what is left over in a gap between two of them, in order, where it is alike.
 * Linear.
 */
export function aligned(
  from: readonly (string | undefined)[],
  to: readonly (string | undefined)[],
  sure: Pairs,
): Pairs {
  const pairs = new Map(sure);
  const taken = new Set(sure.values());
  let previous = -1;
  for (let index = 0; index < from.length; ) {
    const place = sure.get(index);
    if (place !== undefined) {
      previous = place;
      index++;
      continue;
    }
    let past = index;
    while (past < from.length && !sure.has(past)) past++;
    const gap = gapBehind(previous, sure.get(past), to.length, taken);
    pairInOrder(from, to, {start: index, past}, gap, pairs);
    index = past;
  }
  return pairs;
}

/** The places between two neighbours; where these changed places, those right behind the first. */
function gapBehind(
  previous: number,
  next: number | undefined,
  length: number,
  taken: ReadonlySet<number>,
): readonly number[] {
  const isBetween = next === undefined || next > previous;
  const gap: number[] = [];
  const limit = Math.min(isBetween ? (next ?? length) : length, previous + 1 + WIDEST);
  for (let place = previous + 1; place < limit; place++) {
    if (!taken.has(place)) gap.push(place);
    else if (!isBetween) break;
  }
  return gap;
}

function pairInOrder(
  from: readonly (string | undefined)[],
  to: readonly (string | undefined)[],
  {start, past}: {readonly start: number; readonly past: number},
  gap: readonly number[],
  pairs: Map<number, number>,
): void {
  let next = 0;
  for (let index = start; index < past && next < gap.length; index++) {
    const found = gap.findIndex((place, at) => at >= next && areAlike(from[index], to[place]));
    if (found < 0) continue;
    pairs.set(index, gap[found] as number);
    next = found + 1;
  }
}

/**
 * Lines that begin with code are alike when it is the same code; others when they share half the words of the longer
 * one, or the shorter one has two or more and the other has them all.
 */
function areAlike(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  const codes = [leadingCode(a), leadingCode(b)];
  if (codes[0] !== undefined || codes[1] !== undefined) return codes[0] === codes[1];
  const [words, others] = [wordsOf(a), wordsOf(b)];
  const shared = [...words].filter((word) => others.has(word)).length;
  const [less, more] = [Math.min(words.size, others.size), Math.max(words.size, others.size)];
  return shared > 0 && (shared * 2 >= more || (shared === less && less > 1));
}

/** Words long enough to mean something; a script without spaces is read by its signs. */
function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/\p{Ideographic}|[\p{L}\p{N}]{4,}/gu) ?? []);
}
