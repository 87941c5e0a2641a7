import {visit} from 'unist-util-visit';
import type {Document} from '../../markdown/document.ts';
import {rangeOf} from '../../markdown/node.ts';
import type {Range} from '../../markdown/place.ts';
import {once} from '../../once.ts';

/** Where text is shown as it is: code of these forms, or HTML; in document order, none inside another. */
export function verbatimRanges(
  document: Document,
  types: readonly ('code' | 'inlineCode' | 'html')[],
): readonly Range[] {
  const found: Range[] = [];
  visit(document.root, (node) => {
    if (types.includes(node.type as 'code')) found.push(rangeOf(node));
  });
  return found;
}

/** Those matches that begin in none of the ranges; both in document order, and no range is asked for without a match. */
export function* outside<T extends {readonly index: number}>(
  matches: Iterable<T>,
  rangesOf: () => readonly Range[],
): Generator<T> {
  const known = once(rangesOf);
  let next = 0;
  for (const match of matches) {
    const ranges = known();
    while ((ranges[next]?.end ?? Number.POSITIVE_INFINITY) <= match.index) next++;
    if (match.index < (ranges[next]?.start ?? Number.POSITIVE_INFINITY)) yield match;
  }
}
