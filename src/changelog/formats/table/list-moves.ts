import {itemSource} from '../../../markdown/change-items.ts';
import type {Document} from '../../../markdown/document.ts';
import type {Change} from '../../../project/change.ts';
import {readArchiveName} from '../../../project/names.ts';
import type {ChangelogState} from '../../entry.ts';
import {datedName, newItem} from './items.ts';
import {moveLinks} from './links.ts';
import type {ChangeList, NamedItem} from './section.ts';

/** What goes from the list of active changes to the list of archived ones. */
export interface Moves {
  /** The item each archived change has already. */
  readonly itemOf: ReadonlyMap<Change, NamedItem>;
  /** The active items that go. */
  readonly leaving: ReadonlySet<NamedItem>;
  /** What the new item of a change says, in the words of the one that goes. */
  readonly moved: ReadonlyMap<Change, string>;
}

/**
 * The active items whose change is archived.
 *
 * An item of a change that lies nowhere here stays: it may lie on another branch. So does one whose words would be
 * lost, because the list of archived changes has an item of that change that says something else.
 */
export function movesOf(
  {text}: Document,
  active: ChangeList | undefined,
  archived: ChangeList | undefined,
  state: ChangelogState,
): Moves {
  const itemOf = matchArchived(archived?.items ?? [], state.archived);
  const leaving = new Set<NamedItem>();
  const moved = new Map<Change, string>();
  const isRecorded = (change: Change) =>
    moved.has(change) || itemOf.has(change) || archived?.elsewhere.has(change.name);
  for (const item of active?.items ?? []) {
    if (state.active.some(({name}) => item.names.includes(name))) continue;
    const named = state.archived.filter((change) => isNamed(item, change));
    const change = named.findLast((candidate) => !isRecorded(candidate)) ?? named.at(-1);
    if (!change) continue;
    const source = itemSource(text, item.item);
    const recorded = itemOf.get(change)?.item;
    const said = recorded ? itemSource(text, recorded) : moved.get(change);
    const isLost = isRecorded(change) && source !== newItem(change.name, change) && source !== said;
    if (archived && isLost) continue;
    leaving.add(item);
    if (!isRecorded(change)) moved.set(change, moveLinks(source, change));
  }
  return {itemOf, leaving, moved};
}

function isNamed({names}: NamedItem, {name}: Change): boolean {
  return names.some((each) => readArchiveName(each).name === name);
}

/** The item of each archived change: its folder's name, its own, and last its own behind another date. */
export function matchArchived(
  items: readonly NamedItem[],
  archived: readonly Change[],
): ReadonlyMap<Change, NamedItem> {
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
