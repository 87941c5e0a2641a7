import {itemSource} from '../../markdown/change-items.ts';
import type {Document} from '../../markdown/document.ts';
import type {TextEdit} from '../../markdown/edit.ts';
import {printCode, printText} from '../../markdown/print.ts';
import {type Change, titleOf} from '../../project/change.ts';
import {readArchiveName} from '../../project/names.ts';
import type {ChangelogState} from '../entry.ts';
import {type Order, orderOf} from '../order.ts';
import {changeList} from './table-list-edits.ts';
import type {Readme} from './table-readme.ts';
import {type ChangeList, type NamedItem, readChangeList} from './table-section.ts';

const NO_ACTIVE_CHANGES = 'No active changes currently.';

/** Bring both lists up to date: an item for each change, and on archive the item moves with its text. */
export function projectLists(document: Document, readme: Readme, state: ChangelogState): readonly TextEdit[] {
  const active = readme.active && readChangeList(readme.active);
  const archived = readme.archived && readChangeList(readme.archived);
  const leaving = active ? leavingItems(active, state) : new Map<NamedItem, Change | undefined>();
  return [
    ...(active ? projectActive(document, active, state, new Set(leaving.keys())) : []),
    ...(archived ? projectArchived(document, archived, readme, state, leaving) : []),
  ];
}

function projectActive(
  document: Document,
  active: ChangeList,
  state: ChangelogState,
  leaving: ReadonlySet<NamedItem>,
): readonly TextEdit[] {
  const isListed = ({name}: Change) =>
    active.elsewhere.has(name) || active.items.some(({names}) => names.includes(name));
  const coming = state.active
    .filter((change) => !isListed(change))
    .map((change) => newItem(change.name, change));
  return changeList(document, active, {leaving, coming, side: 'last', sentence: NO_ACTIVE_CHANGES});
}

function projectArchived(
  document: Document,
  archived: ChangeList,
  {table}: Readme,
  state: ChangelogState,
  leaving: ReadonlyMap<NamedItem, Change | undefined>,
): readonly TextEdit[] {
  const itemOf = matchArchived(archived, state.archived);
  const changeOf = new Map(Array.from(itemOf, ([change, item]) => [item, change] as const));
  const dates = archived.items.map((item) => changeOf.get(item)?.archived?.date ?? dateOf(item));
  const order: Order = orderOf(dates) ?? orderOf(table?.rows.map(({date}) => date) ?? []) ?? 'newest-last';
  const isDated = dateOf(archived.items.at(-1)) !== undefined;
  const moved = new Map(
    [...leaving].flatMap(([{item}, change]) =>
      change ? [[change, itemSource(document.text, item)] as const] : [],
    ),
  );
  const missing = state.archived.filter(
    (change) => !itemOf.has(change) && !archived.elsewhere.has(change.name),
  );
  const coming = missing.map(
    (change) => moved.get(change) ?? newItem(isDated ? datedName(change) : change.name, change),
  );
  const isNewestFirst = order === 'newest-first';
  const sorted = isNewestFirst ? coming.toReversed() : coming;
  return changeList(document, archived, {
    leaving: new Set(),
    coming: sorted,
    side: isNewestFirst ? 'first' : 'last',
    sentence: '',
  });
}

/** The items of changes that are no longer active, each with the archived change it moves to. */
function leavingItems(
  {items}: ChangeList,
  {active, archived}: ChangelogState,
): ReadonlyMap<NamedItem, Change | undefined> {
  const taken = new Set<Change>();
  const leaving = new Map<NamedItem, Change | undefined>();
  for (const item of items) {
    if (active.some(({name}) => item.names.includes(name))) continue;
    const named = archived.filter((candidate) =>
      item.names.some((name) => readArchiveName(name).name === candidate.name),
    );
    const change = named.findLast((candidate) => !taken.has(candidate));
    if (change) taken.add(change);
    if (named.length > 0 || item.isFolder) leaving.set(item, change);
  }
  return leaving;
}

/** The item of each archived change: its folder's name, its own, and last its own behind another date. */
function matchArchived({items}: ChangeList, archived: readonly Change[]): ReadonlyMap<Change, NamedItem> {
  const signs: readonly ((name: string, change: Change) => boolean)[] = [
    (name, change) => name === datedName(change),
    (name, change) => name === change.name,
    (name, change) => readArchiveName(name).name === change.name,
  ];
  const found = new Map<Change, NamedItem>();
  const taken = new Set<NamedItem>();
  for (const sign of signs) {
    for (const change of archived) {
      if (found.has(change)) continue;
      const item = items.find((one) => !taken.has(one) && one.names.some((name) => sign(name, change)));
      if (!item) continue;
      found.set(change, item);
      taken.add(item);
    }
  }
  return found;
}

function newItem(name: string, change: Change): string {
  const title = titleOf(change);
  return title === change.name ? printCode(`${name}/`) : `${printCode(`${name}/`)} - ${printText(title)}`;
}

function datedName({name, archived}: Change): string {
  return archived?.date === undefined ? name : `${archived.date}-${name}`;
}

function dateOf(item: NamedItem | undefined): string | undefined {
  return item?.names.map((name) => readArchiveName(name).date).find((date) => date !== undefined);
}
