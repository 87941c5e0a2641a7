import type {List, Nodes, Root} from 'mdast';
import {rangeOf} from './node.ts';

/** No person nests deeper; past this, walking a tree could exceed the stack. */
const DEEPEST = 200;

/** A tree as the parser made it, with items in their places and nothing below the deepest level. */
export function settled(root: Root): Root {
  const ahead: (readonly [node: Nodes, depth: number])[] = [[root, 0]];
  for (let next = ahead.pop(); next; next = ahead.pop()) {
    const [node, depth] = next;
    if (!('children' in node)) continue;
    if (node.type === 'list') settleItems(node);
    // A list or a table without children would be none.
    else if (depth >= DEEPEST && !node.type.startsWith('table')) node.children.length = 0;
    for (const child of node.children) ahead.push([child, depth + 1]);
  }
  return root;
}

/** The parser ends an item that leaves a fence open behind the marker of the next one: its content's end is its own. */
function settleItems({children}: List): void {
  for (const [index, item] of children.entries()) {
    const next = children[index + 1];
    const end = item.children.at(-1)?.position?.end;
    if (next && item.position && end && rangeOf(item).end > rangeOf(next).start) item.position.end = end;
  }
}
