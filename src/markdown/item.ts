import type {ListItem, Nodes} from 'mdast';
import {parse} from './document.ts';
import {rangeOf} from './node.ts';
import {lineEnd, linePrefix, lineStart, trimmedEnd} from './place.ts';
import {lineEndingAt, sourceOf} from './source.ts';

/** Where the last line of an item ends that is not blank: an open fence in it takes in the blank lines below. */
export function itemEnd(text: string, item: ListItem): number {
  const range = rangeOf(item);
  const isQuoted = linePrefix(text, range.start).includes('>');
  let end = trimmedEnd(text, range);
  while (
    isQuoted &&
    /^[ \t>]*$/.test(text.slice(lineStart(text, end), end)) &&
    lineStart(text, end) > range.start
  ) {
    end = trimmedEnd(text, {start: range.start, end: lineStart(text, end)});
  }
  return lineEnd(text, end);
}

/** A blank line, where the line right below an item would run on into a paragraph that took the item's place. */
export function gapBelow(text: string, item: ListItem): string {
  const next = lineEnd(text, itemEnd(text, item), true);
  const line = text.slice(next, lineEnd(text, next)).replace(/^[ \t>]+/, '');
  if (line === '' || endsOpen(item)) return '';
  const isOwnBlock = parse(sourceOf('', `x\n${line}`)).root.children.length > 1;
  return isOwnBlock ? '' : lineEndingAt(text, next) + linePrefix(text, rangeOf(item).start).trimEnd();
}

/** Whether an item ends in a paragraph, which a line right below it would continue. */
export function endsOpen(item: ListItem): boolean {
  let node: Nodes = item;
  while (node.type === 'list' || node.type === 'listItem' || node.type === 'blockquote') {
    const last: Nodes | undefined = node.children.at(-1);
    if (!last) return false;
    node = last;
  }
  return node.type === 'paragraph';
}

/** An item's lines: the first behind its marker, the others below its content; `prefix` stands before each. */
export function printItem(prefix: string, marker: string, content: string, ending: string): string {
  const [first = '', ...others] = content.split(/\r\n|\n|\r/);
  const indentation = ' '.repeat(marker.length);
  const below = others.map((line) =>
    line.trim() === '' ? prefix.trimEnd() + line : prefix + indentation + line,
  );
  return [prefix + marker + first, ...below].join(ending);
}
