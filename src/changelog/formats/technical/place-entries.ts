import {appendToSection} from '../../../markdown/compose.ts';
import type {Document} from '../../../markdown/document.ts';
import type {TextEdit} from '../../../markdown/edit.ts';
import {fitted, gapBelow} from '../../../markdown/gap.ts';
import {missingClose} from '../../../markdown/open-block.ts';
import {lastLineEnd, lineEnd, lineStart} from '../../../markdown/place.ts';
import {descendants, type Section} from '../../../markdown/section.ts';
import {lineEndingAt} from '../../../markdown/source.ts';
import {type Order, orderOf, placeFor} from '../../order.ts';
import {closingRule, type Layout} from './layout.ts';
import type {LoggedEntry} from './log.ts';

/** A new entry, printed, and where it goes. */
export interface PlacedEntry {
  readonly place: Place;
  readonly date: string | undefined;
  readonly layout: Layout;
  readonly printed: string;
}

/** Where a new entry goes: in front of a section or behind one, below a heading of its day or not. */
export interface Place {
  readonly side: 'before' | 'after' | 'below';
  readonly section: Section;
  readonly needsDay: boolean;
  /** The entry it comes to stand beside. */
  readonly neighbour: number;
}

/** Which way a log runs: by its dates, else by its numbers; newest first where neither says. */
export function directionOf(entries: readonly LoggedEntry[]): Order {
  const byDate = orderOf(entries.map(({date}) => date));
  if (byDate) return byDate;
  const [first, last] = [entries[0], entries.at(-1)].map((entry) =>
    Number(/\d+/.exec(entry?.number ?? '')?.[0] ?? 0),
  );
  return (first ?? 0) < (last ?? 0) ? 'newest-last' : 'newest-first';
}

/** Where an entry of a day goes among those that stand in no other. */
export function placeOf(
  document: Document,
  entries: readonly LoggedEntry[],
  date: string | undefined,
): Place {
  const direction = directionOf(entries);
  const dates = entries.map((entry) => entry.date ?? '');
  const newest = direction === 'newest-first' ? 0 : entries.length;
  const index = date === undefined ? newest : placeFor(date, dates, direction);
  const [above, below] = [entries[index - 1], entries[index]];
  if (below && (below.date === date || above?.date !== date || !above))
    return beside('before', below, index, date);
  if (above) return beside('after', above, index - 1, date);
  return {side: 'below', section: logSection(document), needsDay: false, neighbour: 0};
}

function beside(
  side: 'before' | 'after',
  entry: LoggedEntry,
  neighbour: number,
  date: string | undefined,
): Place {
  const needsDay = entry.day !== undefined && date !== undefined && entry.date !== date;
  return {side, section: needsDay ? (entry.day ?? entry.section) : entry.section, needsDay, neighbour};
}

/** Where a log without entries begins: below the last heading that says `Changelog`, else at the end. */
export function logSection({top}: Document): Section {
  return descendants(top).findLast(({title}) => isLogTitle(title)) ?? top;
}

/** Whether a heading introduces entries. */
export function isLogTitle(title: string): boolean {
  return /^change ?log$/i.test(title);
}

/** The edits that put new entries where they go; the newest come last. */
export function insertEntries(
  document: Document,
  entries: readonly PlacedEntry[],
  direction: Order,
): readonly TextEdit[] {
  const byPlace = new Map<string, PlacedEntry[]>();
  for (const entry of direction === 'newest-first' ? entries.toReversed() : entries) {
    const {side, section, needsDay} = entry.place;
    const key = [side, section.start, section.depth, needsDay].join();
    byPlace.set(key, [...(byPlace.get(key) ?? []), entry]);
  }
  return [...byPlace.values()].map((group) => insertGroup(document, group));
}

function insertGroup(document: Document, group: readonly PlacedEntry[]): TextEdit {
  const [{place, layout}] = group as readonly [PlacedEntry, ...PlacedEntry[]];
  const {text} = document;
  const joint = layout.rule === undefined ? '\n\n' : `\n\n${layout.rule}\n\n`;
  const printed = (place.needsDay ? byDay(group, joint) : group.map((each) => each.printed)).join(joint);
  if (place.side === 'below') return appendToSection(document, place.section, printed);
  if (place.side === 'before') {
    const at = lineStart(text, place.section.start);
    return {start: at, end: at, text: fitted(printed + joint, lineEndingAt(text, at))};
  }
  const rule = closingRule(place.section);
  const at = rule ? lineEnd(text, rule.end) : lastLineEnd(text, place.section);
  const ending = lineEndingAt(text, at);
  const inserted = rule ? `\n\n${printed}${joint.trimEnd()}` : joint + printed;
  return {
    start: at,
    end: at,
    text: closing(text, place.section) + fitted(inserted, ending) + gapBelow(text, at),
  };
}

/** The line that ends a block which a section leaves open. */
function closing(text: string, section: Section): string {
  const inner = section.children.at(-1);
  if (inner) return closing(text, inner);
  const last = section.blocks.at(-1);
  const line = last && missingClose(text, last);
  return line ? lineEndingAt(text, section.end) + line : '';
}

/** Entries of one day below a heading of that day. */
function byDay(group: readonly PlacedEntry[], joint: string): readonly string[] {
  const days = new Map<string, PlacedEntry[]>();
  for (const entry of group) days.set(entry.date ?? '', [...(days.get(entry.date ?? '') ?? []), entry]);
  return Array.from(days, ([date, entries]) => {
    const {dayDepth = 2, below} = entries[0]?.layout ?? {};
    return `${'#'.repeat(dayDepth)} ${date}${'\n'.repeat(below ?? 2)}${entries.map((each) => each.printed).join(joint)}`;
  });
}
