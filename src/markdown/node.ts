import type {Nodes, Parents} from 'mdast';
import {toString as textOf} from 'mdast-util-to-string';
import type {Range} from './place.ts';

/** Where a parsed node stands. Every node of a parsed tree has a position. */
export function rangeOf(node: Nodes & {readonly span?: Range}): Range {
  // A tree that was read line by line knows its offsets, and makes its places when they are asked for.
  if (node.span) return node.span;
  const {start, end} = node.position!;
  return {start: start.offset!, end: end.offset!};
}

/** The text a reader sees, white space folded: markup and comments left out, other HTML as it is written. */
export function plainText(node: Nodes): string {
  const [only, ...others] = 'children' in node ? node.children : [];
  if (only?.type === 'text' && others.length === 0) return folded(only.value);
  const comments = nodesOfType(node, 'html').filter(({value}) => value.startsWith('<!--'));
  return folded(comments.reduce((rest, {value}) => rest.replace(value, () => ''), textOf(node)));
}

function folded(text: string): string {
  return /[^\S ]| {2}/.test(text) ? text.replace(/\s+/g, ' ').trim() : text.trim();
}

/** The source between the first and the last child: the content of a heading, cell or paragraph. */
export function innerSource(text: string, node: Parents): string {
  const first = node.children[0];
  const last = node.children.at(-1);
  return first && last ? text.slice(rangeOf(first).start, rangeOf(last).end) : '';
}

/** What only stands between paragraphs, never in one. */
const BLOCKS: ReadonlySet<Nodes['type']> = new Set([
  ...(['blockquote', 'code', 'definition', 'footnoteDefinition', 'heading', 'list', 'listItem'] as const),
  ...(['paragraph', 'table', 'tableCell', 'tableRow', 'thematicBreak'] as const),
]);

/** All nodes of one type below `tree`, in document order; what is within paragraphs is read only for such a type. */
export function nodesOfType<T extends Nodes['type']>(tree: Nodes, type: T): Extract<Nodes, {type: T}>[] {
  const found: Extract<Nodes, {type: T}>[] = [];
  const isBlock = BLOCKS.has(type);
  // A stack, not recursion: a file may nest deeper than calls can.
  const ahead: Nodes[] = [tree];
  for (let node = ahead.pop(); node; node = ahead.pop()) {
    if (node.type === type) found.push(node as Extract<Nodes, {type: T}>);
    if (!('children' in node) || (isBlock && holdsWords(node))) continue;
    for (let index = node.children.length - 1; index >= 0; index--) ahead.push(node.children[index] as Nodes);
  }
  return found;
}

function holdsWords({type}: Nodes): boolean {
  return type === 'paragraph' || type === 'heading' || type === 'tableCell';
}

/** The one line of CommonMark a code block is fenced by, or nothing for indented code. */
export function isFenced(text: string, code: Range): boolean {
  return /^(?:`{3,}|~{3,})/.test(text.slice(code.start, code.end));
}
