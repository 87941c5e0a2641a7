import type {List, ListItem} from 'mdast';
import type {TextEdit} from './edit.ts';
import {endsOpen, gapBelow, itemEnd, printItem} from './item.ts';
import {itemGap, markerOf} from './list.ts';
import {rangeOf} from './node.ts';
import {linePrefix, lineStart} from './place.ts';
import {lineEndingAt} from './source.ts';

/** What becomes of the items of a list. Contents are Markdown of one line, without a marker. */
export interface ItemEdits {
  readonly leaving: ReadonlySet<ListItem>;
  readonly replaced: ReadonlyMap<ListItem, string>;
  /** New items by the one they come behind, be it leaving. */
  readonly behind: ReadonlyMap<ListItem, readonly string[]>;
  /** New items before all others. */
  readonly first: readonly string[];
}

/** What becomes of one item: its content as it was, another, or none, and what comes behind it. */
interface Slot {
  readonly item: ListItem;
  readonly content: string | undefined;
  readonly isLeaving: boolean;
  readonly behind: readonly string[];
}

/**
 * Edit a list in its own style; nothing when no item would be left.
 *
 * A new item that comes where one leaves takes its place, so that a list keeps its bullets and gaps.
 */
export function editItems(text: string, list: List, wanted: ItemEdits): readonly TextEdit[] | undefined {
  const {first, slots} = slotsOf(list, wanted);
  const lastStaying = slots.findLastIndex(({isLeaving}) => !isLeaving);
  if (lastStaying < 0) return undefined;
  const last = list.children.at(-1) as ListItem;
  const isTailOpen = isOpen(slots[lastStaying] as Slot);
  const end = itemEnd(text, last);
  return [
    ...prepended(text, list, first),
    ...slots.flatMap((slot) => contentEdit(text, slot)),
    ...slots.flatMap((slot) => insertion(text, list, slot)),
    ...removals(text, list, slots),
    ...(isTailOpen && isChanged(slots, lastStaying)
      ? [{start: end, end, text: gapBelow(text, last)}].filter((edit) => edit.text !== '')
      : []),
  ];
}

function slotsOf(list: List, {leaving, replaced, behind, first}: ItemEdits) {
  const slots: Slot[] = [];
  let begin = first;
  for (const item of list.children) {
    const own = behind.get(item) ?? [];
    const previous = slots.at(-1);
    if (!leaving.has(item)) {
      slots.push({item, content: replaced.get(item), isLeaving: false, behind: own});
      continue;
    }
    const [content, ...rest] = [...(previous?.behind ?? begin), ...own];
    if (previous) slots[slots.length - 1] = {...previous, behind: []};
    else begin = [];
    slots.push({item, content, isLeaving: content === undefined, behind: rest});
  }
  return {first: begin, slots};
}

/** Whether a line right below would run on into what the list ends with now. */
function isOpen({item, content, behind}: Slot): boolean {
  return content !== undefined || behind.length > 0 || endsOpen(item);
}

function isChanged(slots: readonly Slot[], lastStaying: number): boolean {
  const {content, behind} = slots[lastStaying] as Slot;
  return lastStaying < slots.length - 1 || content !== undefined || behind.length > 0;
}

/** Another content stands where the old one did, behind a marker that does not make code of it. */
function contentEdit(text: string, {item, content}: Slot): readonly TextEdit[] {
  if (content === undefined) return [];
  const {start} = rangeOf(item);
  const end = itemEnd(text, item);
  const [, mark = '', space = ''] = /^([-*+]|\d+[.)])([ \t]*)/.exec(text.slice(start, end)) ?? [];
  const isGap = /^(?: {1,4}|\t)$/.test(space);
  return [{start: start + mark.length + (isGap ? space.length : 0), end, text: (isGap ? '' : ' ') + content}];
}

function insertion(text: string, list: List, {item, behind}: Slot): readonly TextEdit[] {
  if (behind.length === 0) return [];
  const at = itemEnd(text, item);
  const ending = lineEndingAt(text, at);
  const prefix = linePrefix(text, rangeOf(item).start);
  const gap = itemGap(text, list, ending);
  const items = behind.map(
    (content, index) => gap + printItem(prefix, markerOf(text, list, index, item), content, ending),
  );
  return [{start: at, end: at, text: items.join('')}];
}

function prepended(text: string, list: List, contents: readonly string[]): readonly TextEdit[] {
  const first = list.children[0] as ListItem;
  if (contents.length === 0) return [];
  const {start, end} = rangeOf(first);
  const at = lineStart(text, start);
  const ending = lineEndingAt(text, end);
  const prefix = linePrefix(text, start);
  const delimiter = /^\d+([.)])/.exec(text.slice(start, start + 10))?.[1];
  const marker = delimiter ? `${list.start ?? 1}${delimiter} ` : markerOf(text, list, 0, first);
  const gap = itemGap(text, list, ending);
  return [
    {
      start: at,
      end: at,
      text: contents.map((content) => printItem(prefix, marker, content, ending) + gap).join(''),
    },
  ];
}

/** Whole runs of items that leave; those at the end of the list take the line break before them. */
function removals(text: string, list: List, slots: readonly Slot[]): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  for (let from = 0; from < slots.length; from++) {
    if (!slots[from]?.isLeaving) continue;
    let past = from;
    while (slots[past]?.isLeaving) past++;
    edits.push(removal(text, list, from, past));
    from = past;
  }
  return edits;
}

/**
 * The number of a first item goes on to the next where that is as wide: a list that begins with another than 1 cannot
 * stand right below a paragraph.
 */
function removal(text: string, {children}: List, from: number, past: number): TextEdit {
  const [item, before, next] = [children[from] as ListItem, children[from - 1], children[past]];
  const last = children[past - 1] as ListItem;
  if (!next) return {start: itemEnd(text, before ?? item), end: itemEnd(text, last), text: ''};
  const [start, to] = [rangeOf(item).start, rangeOf(next).start];
  const [end, begin] = [lineStart(text, to), lineStart(text, start)];
  const [number = ''] = /^\d+/.exec(text.slice(start, start + 9)) ?? [];
  const [nextNumber = ''] = /^\d+/.exec(text.slice(to, to + 9)) ?? [];
  if (before || number.length !== nextNumber.length) return {start: begin, end, text: ''};
  return {start: begin, end: to + nextNumber.length, text: text.slice(end, to) + number};
}
