import type {RootContent} from 'mdast';
import {rangeOf} from '../../markdown/node.ts';
import type {Range} from '../../markdown/place.ts';

/** The index of the first item for which something holds that holds for all behind it too; their number where there is none. */
export function firstIndex<T>(items: readonly T[], holds: (item: T) => boolean): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(items[middle] as T)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The index of the first node that starts at an offset or behind it; their number where there is none. */
export function indexFrom(nodes: readonly RootContent[], offset: number): number {
  return firstIndex(nodes, (node) => rangeOf(node).start >= offset);
}

/** The nodes that start within a range. */
export function nodesFrom(nodes: readonly RootContent[], start: number, end: number): readonly RootContent[] {
  return nodes.slice(indexFrom(nodes, start), indexFrom(nodes, end));
}

/** Those of some ranges in document order that start within another. */
export function rangesIn<T extends Range>(ranges: readonly T[], {start, end}: Range): readonly T[] {
  const indexOf = (offset: number) => firstIndex(ranges, (range) => range.start >= offset);
  return ranges.slice(indexOf(start), indexOf(end));
}

/** Whether an offset lies in one of these ranges, which are sorted and disjoint. */
export function within(ranges: readonly Range[]): (offset: number) => boolean {
  return (offset) => {
    const range = ranges[firstIndex(ranges, ({end}) => end > offset)];
    return range !== undefined && offset >= range.start;
  };
}
