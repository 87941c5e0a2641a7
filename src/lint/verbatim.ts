import {visit} from 'unist-util-visit';
import type {Document} from '../markdown/document.ts';
import {rangeOf} from '../markdown/node.ts';
import type {Range} from '../markdown/place.ts';

/** Where text is shown as it is and means nothing: code of every form and HTML; in document order, apart. */
export function verbatimRanges(document: Document): readonly Range[] {
  const found: Range[] = [];
  visit(document.root, ['code', 'inlineCode', 'html'], (node) => {
    found.push(rangeOf(node as Parameters<typeof rangeOf>[0]));
  });
  return found;
}

/** Those matches that begin in none of the ranges; both in document order. */
export function* outside<T extends {readonly index: number}>(matches: Iterable<T>, ranges: readonly Range[]): Generator<T> {
  let next = 0;
  for (const match of matches) {
    while ((ranges[next]?.end ?? Infinity) <= match.index) next++;
    if (match.index < (ranges[next]?.start ?? Infinity)) yield match;
  }
}
