import type {List, ListItem} from 'mdast';
import type {TextEdit} from './edit.ts';
import {endsOpen, gapBelow, itemEnd, printItem} from './item.ts';
import {rangeOf} from './node.ts';
import {linePrefix, lineStart} from './place.ts';
import {lineEndingAt} from './source.ts';

/** Add an item after the last one; see `appendItems`. */
export function appendItem(text: string, list: List, content: string): TextEdit {
  return appendItems(text, list, [content]);
}

/**
 * Add items after the last one, with the list's own bullet, indentation and spacing.
 *
 * Contents are Markdown; their further lines are indented below the first. What stands right below the list stays
 * outside of it: where it would be read as a part of the last item, a blank line comes between.
 */
export function appendItems(text: string, list: List, contents: readonly string[]): TextEdit {
  const last = list.children.at(-1) as ListItem;
  const at = itemEnd(text, last);
  const ending = lineEndingAt(text, at);
  const prefix = linePrefix(text, rangeOf(last).start);
  const gap = itemGap(text, list, ending);
  const items = contents.map(
    (content, index) => gap + printItem(prefix, markerOf(text, list, index), content, ending),
  );
  return {start: at, end: at, text: items.join('') + gapBelow(text, last)};
}

/**
 * Take an item away with its line; the last item of a list takes the line break before it.
 *
 * A first item that shares its line with the marker of an outer one leaves that marker to the next. In a numbered
 * list the next item takes the first one's number where that is as wide, for a list that begins with another than 1
 * cannot stand right below a paragraph.
 */
export function removeItem(text: string, list: List, item: ListItem): TextEdit {
  const index = list.children.indexOf(item);
  const [previous, next] = [list.children[index - 1], list.children[index + 1]];
  const {start} = rangeOf(item);
  if (next) return removalBefore(text, item, next, index === 0);
  if (!previous)
    return {
      start: lineStart(text, start) + keptPrefix(text, start).length,
      end: itemEnd(text, item),
      text: '',
    };
  return {
    start: itemEnd(text, previous),
    end: itemEnd(text, item),
    text: endsOpen(previous) ? gapBelow(text, item) : '',
  };
}

/** The marker of the item `skipped` places behind the next of `item`, by default the last: the bullet as written, or a number counted on. */
export function markerOf(
  text: string,
  list: List,
  skipped = 0,
  item = list.children.at(-1) as ListItem,
): string {
  const {start} = rangeOf(item);
  const [, bullet = '-', number, mark, space = ''] =
    /^((\d+)([.)])|[-*+])([ \t]*)/.exec(text.slice(start)) ?? [];
  // More space than this would make the content indented code.
  const gap = /^(?: {1,4}|\t)$/.test(space) ? space : ' ';
  if (number === undefined) return bullet + gap;
  // A number has at most nine digits, and a list whose numbers are all the same goes on with it.
  const next = Number(number) + (repeatsNumber(text, list) ? 0 : 1 + skipped);
  return `${Math.min(next, 999_999_999)}${mark}${gap}`;
}

/** Whether blank lines stand between the items, as the last two show. */
export function isLoose(text: string, list: List): boolean {
  const [before, last] = list.children.slice(-2);
  if (!before || !last) return false;
  const between = text.slice(itemEnd(text, before), rangeOf(last).start);
  return (between.match(/\r\n|\n|\r/g)?.length ?? 0) > 1;
}

/** What stands between two items of a list: a line ending, or two around what a blank line needs in a quote. */
export function itemGap(text: string, list: List, ending: string): string {
  const {start} = rangeOf(list.children.at(-1) as ListItem);
  return isLoose(text, list) ? ending + linePrefix(text, start).trimEnd() + ending : ending;
}

function removalBefore(text: string, item: ListItem, next: ListItem, isFirst: boolean): TextEdit {
  const [from, to] = [rangeOf(item).start, rangeOf(next).start];
  const ownsLine = /^[ \t>]*$/.test(text.slice(lineStart(text, from), from));
  const edit = ownsLine ? {start: lineStart(text, from), end: lineStart(text, to)} : {start: from, end: to};
  const [number = ''] = /^\d+/.exec(text.slice(from, from + 9)) ?? [];
  const [nextNumber = ''] = /^\d+/.exec(text.slice(to, to + 9)) ?? [];
  if (!isFirst || number.length !== nextNumber.length) return {...edit, text: ''};
  return {start: edit.start, end: to + nextNumber.length, text: text.slice(edit.end, to) + number};
}

/** Indentation, or the marks of a quote, that stay when the only item of a list goes. */
function keptPrefix(text: string, itemStart: number): string {
  return text.slice(lineStart(text, itemStart), itemStart).trimEnd();
}

function repeatsNumber(text: string, list: List): boolean {
  const numbers = list.children.slice(-2).map((item) => /^\d+/.exec(text.slice(rangeOf(item).start))?.[0]);
  return numbers.length === 2 && numbers[0] === numbers[1];
}
