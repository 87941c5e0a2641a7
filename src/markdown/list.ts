import type {List, ListItem} from 'mdast';
import type {TextEdit} from './edit.ts';
import {rangeOf} from './node.ts';
import {lineEnd, lineStart} from './place.ts';
import {lineEndingAt} from './source.ts';

/** Add an item after the last one, with the list's own bullet, indentation and spacing. */
export function appendItem(text: string, list: List, content: string): TextEdit {
  const last = list.children.at(-1) as ListItem;
  const {start, end} = rangeOf(last);
  const ending = lineEndingAt(text, end);
  const at = lineEnd(text, end);
  const gap = isLoose(text, list) ? ending + ending : ending;
  return {start: at, end: at, text: `${gap}${linePrefix(text, start)}${markerOf(text, list)}${content}`};
}

/** Take an item away with its line; the last item of a list takes the line break before it. */
export function removeItem(text: string, list: List, item: ListItem): TextEdit {
  const index = list.children.indexOf(item);
  const next = list.children[index + 1];
  const previous = list.children[index - 1];
  const range = rangeOf(item);
  if (next) return {start: lineStart(text, range.start), end: lineStart(text, rangeOf(next).start), text: ''};
  const start = previous ? lineEnd(text, rangeOf(previous).end) : lineStart(text, range.start);
  return {start, end: lineEnd(text, range.end), text: ''};
}

/** The marker the next item takes: the bullet as written, or the number after the last. */
function markerOf(text: string, list: List): string {
  const {start} = rangeOf(list.children.at(-1) as ListItem);
  const [marker = '- ', number, mark, space = ' '] = /^(?:[-*+]|(\d+)([.)]))([ \t]*)/.exec(text.slice(start)) ?? [];
  if (number === undefined) return /\s$/.test(marker) ? marker : `${marker} `;
  return `${Number(number) + 1}${mark}${space || ' '}`;
}

/** What stands before an item on its line: indentation or the marks of a quote. */
function linePrefix(text: string, itemStart: number): string {
  return text.slice(lineStart(text, itemStart), itemStart).replace(/[^\s>]/g, ' ');
}

function isLoose(text: string, list: List): boolean {
  const [first, second] = list.children;
  if (!first || !second) return false;
  return /(?:\r\n|\n|\r)[ \t>]*(?:\r\n|\n|\r)/.test(text.slice(rangeOf(first).end, rangeOf(second).start));
}
