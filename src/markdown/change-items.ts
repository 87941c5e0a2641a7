import type {List, ListItem} from 'mdast';
import type {TextEdit} from './edit.ts';
import {endsOpen, gapBelow, itemEnd, printItem} from './item.ts';
import {appendItems, itemGap, markerOf} from './list.ts';
import {rangeOf} from './node.ts';
import {linePrefix, lineStart} from './place.ts';
import {lineEndingAt} from './source.ts';

/** What becomes of a list. */
export interface ItemChange {
  readonly leaving: ReadonlySet<ListItem>;
  /** Contents of new items, markers left out; lines after the first are indented as `itemSource` gives them. */
  readonly coming: readonly string[];
  readonly side: 'first' | 'last';
}

/**
 * Take items out of a list and put new ones at one end, in the list's own style.
 *
 * A list that would be left empty is not touched: what stands in its place is for the caller to say.
 */
export function changeItems(
  text: string,
  list: List,
  {leaving, coming, side}: ItemChange,
): readonly TextEdit[] {
  const lastStaying = list.children.findLastIndex((item) => !leaving.has(item));
  if (lastStaying < 0) return coming.length > 0 ? [replaceItems(text, list, coming)] : [];
  const removals = list.children.flatMap((item, index) =>
    leaving.has(item) ? [removal(text, list, index, lastStaying)] : [],
  );
  if (coming.length > 0 && side === 'last') return [...removals, appendItems(text, list, coming)];
  const set = lastStaying < list.children.length - 1 ? [setOff(text, list, lastStaying)] : [];
  return [...removals, ...set, ...(coming.length > 0 ? [prepend(text, list, coming)] : [])];
}

/** The content of an item: its marker taken off, and the indentation the marker asks of the lines below. */
export function itemSource(text: string, item: ListItem): string {
  const {start} = rangeOf(item);
  const end = itemEnd(text, item);
  const marker = /^(?:[-*+]|\d+[.)])[ \t]*/.exec(text.slice(start, end))?.[0] ?? '';
  const column = start - lineStart(text, start) + marker.length;
  const [first = '', ...others] = text.slice(start + marker.length, end).split(/\r\n|\n|\r/);
  const indentation = new RegExp(`^[ \\t]{0,${column}}`);
  return [first, ...others.map((line) => line.replace(indentation, ''))].join('\n');
}

/** An item that another one stays behind takes its line break; those at the end take the one before them. */
function removal(text: string, list: List, index: number, lastStaying: number): TextEdit {
  const item = list.children[index] as ListItem;
  const [previous, next] = [list.children[index - 1], list.children[index + 1]];
  if (index < lastStaying && next) {
    return {start: lineStart(text, rangeOf(item).start), end: lineStart(text, rangeOf(next).start), text: ''};
  }
  return {start: itemEnd(text, previous ?? item), end: itemEnd(text, item), text: ''};
}

/** What stands below a list stays outside of the item that has become the last. */
function setOff(text: string, list: List, lastStaying: number): TextEdit {
  const last = list.children.at(-1) as ListItem;
  const at = itemEnd(text, last);
  const isOpen = endsOpen(list.children[lastStaying] as ListItem);
  return {start: at, end: at, text: isOpen ? gapBelow(text, last) : ''};
}

function prepend(text: string, list: List, coming: readonly string[]): TextEdit {
  const {start, end} = rangeOf(list.children[0] as ListItem);
  const at = lineStart(text, start);
  const ending = lineEndingAt(text, end);
  const gap = itemGap(text, list, ending);
  const prefix = linePrefix(text, start);
  const delimiter = /^\d+([.)])/.exec(text.slice(start, start + 10))?.[1];
  const marker = delimiter ? `${list.start ?? 1}${delimiter} ` : markerOf(text, list);
  const items = coming.map((content) => printItem(prefix, marker, content, ending) + gap);
  return {start: at, end: at, text: items.join('')};
}

function replaceItems(text: string, list: List, coming: readonly string[]): TextEdit {
  const {start} = rangeOf(list);
  const end = itemEnd(text, list.children.at(-1) as ListItem);
  const ending = lineEndingAt(text, end);
  const prefix = linePrefix(text, start);
  const marker = /^\d/.test(text.slice(start, start + 1)) ? '- ' : markerOf(text, list);
  const items = coming.map((content) => printItem(prefix, marker, content, ending));
  return {start, end, text: items.join(ending).slice(prefix.length)};
}
