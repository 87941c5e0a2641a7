import type {Nodes, Parents} from 'mdast';
import {toString as textOf} from 'mdast-util-to-string';
import type {Range} from './place.ts';

/** Where a parsed node stands. Every node of a parsed tree has a position. */
export function rangeOf(node: Nodes): Range {
  const {start, end} = node.position!;
  return {start: start.offset!, end: end.offset!};
}

/** The text a reader sees, white space folded: markup and comments left out, other HTML as it is written. */
export function plainText(node: Nodes): string {
  const comments = nodesOfType(node, 'html').filter(({value}) => value.startsWith('<!--'));
  const text = comments.reduce((rest, {value}) => rest.replace(value, () => ''), textOf(node));
  return text.replace(/\s+/g, ' ').trim();
}

/** The source between the first and the last child: the content of a heading, cell or paragraph. */
export function innerSource(text: string, node: Parents): string {
  const first = node.children[0];
  const last = node.children.at(-1);
  return first && last ? text.slice(rangeOf(first).start, rangeOf(last).end) : '';
}

/** All nodes of one type below `tree`, in document order. */
export function nodesOfType<T extends Nodes['type']>(tree: Nodes, type: T): Extract<Nodes, {type: T}>[] {
  const found: Extract<Nodes, {type: T}>[] = [];
  // A stack, not recursion: a file may nest deeper than calls can.
  const ahead: Nodes[] = [tree];
  for (let node = ahead.pop(); node; node = ahead.pop()) {
    if (node.type === type) found.push(node as Extract<Nodes, {type: T}>);
    if ('children' in node) for (const child of node.children.toReversed()) ahead.push(child);
  }
  return found;
}

/** The one line of CommonMark a code block is fenced by, or nothing for indented code. */
export function isFenced(text: string, code: Range): boolean {
  return /^(?:`{3,}|~{3,})/.test(text.slice(code.start, code.end));
}
