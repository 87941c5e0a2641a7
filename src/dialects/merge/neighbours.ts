import type {RootContent} from 'mdast';
import {rangeOf} from '../../markdown/node.ts';

/** The index of the first node that starts at an offset or behind it; their number where there is none. */
export function indexFrom(nodes: readonly RootContent[], offset: number): number {
  let [low, high] = [0, nodes.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const node = nodes[middle];
    if (node && rangeOf(node).start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The nodes that start within a range. */
export function nodesFrom(nodes: readonly RootContent[], start: number, end: number): readonly RootContent[] {
  return nodes.slice(indexFrom(nodes, start), indexFrom(nodes, end));
}
