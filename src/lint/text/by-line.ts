import {type Document, placeIn} from '../../markdown/document.ts';
import type {Range} from '../../markdown/place.ts';
import type {Problem} from '../rule.ts';

/** More lines of one kind than this are told together. */
const MOST = 20;

/** A place that is told with the others of its line. */
interface Told extends Range {
  /** The first of each line of one kind is told; those beyond the most are counted for all kinds. */
  readonly kind: string;
}

/**
 * One problem for each line that holds such places, of each kind, so that a comment or a baseline that knows of one line
 * says nothing of another; past the twentieth line of a kind one problem of the whole file stands for the rest. The fix
 * that a person must look at deletes the places.
 */
export function* byLine<Place extends Told>(
  document: Document,
  places: readonly Place[],
  problemOf: (first: Place, count: number) => Omit<Problem, 'range' | 'unsafeFix'>,
  restOf: (lines: number, rest: readonly Place[]) => Omit<Problem, 'range' | 'unsafeFix'>,
): Generator<Problem> {
  const counts = new Map<string, number>();
  const rest: (readonly Place[])[] = [];
  for (const group of grouped(document, places)) {
    const [first] = group;
    const count = (counts.get(first.kind) ?? 0) + 1;
    counts.set(first.kind, count);
    if (count > MOST) rest.push(group);
    else {
      const {start, end} = first;
      yield {...problemOf(first, group.length), range: {start, end}, unsafeFix: deleted(group)};
    }
  }
  if (rest.length > 0) yield {...restOf(rest.length, rest.flat()), unsafeFix: deleted(rest.flat())};
}

function grouped<Place extends Told>(document: Document, places: readonly Place[]) {
  const groups = new Map<string, [Place, ...Place[]]>();
  for (const place of places) {
    const key = `${placeIn(document, place.start).line} ${place.kind}`;
    const group = groups.get(key);
    if (group) group.push(place);
    else groups.set(key, [place]);
  }
  return groups.values();
}

function deleted(places: readonly Range[]) {
  return places.map(({start, end}) => ({start, end, text: ''}));
}
