import type {Document} from '../../../markdown/document.ts';
import type {TextEdit} from '../../../markdown/edit.ts';
import {printable} from '../../../printable.ts';
import type {Change} from '../../../project/change.ts';
import type {ChangelogState} from '../../entry.ts';
import {type Order, orderOf} from '../../order.ts';
import {datedName, dateOf, newItem, visibleDateOf} from './items.ts';
import {changeList} from './list-edits.ts';
import {type Moves, movesOf} from './list-moves.ts';
import type {Readme} from './readme.ts';
import {type ChangeList, readChangeList} from './section.ts';

/** What stands below the heading of active changes where there are none. */
export const NO_ACTIVE_CHANGES = 'No active changes currently.';

/** Bring both lists up to date: an item for each change, and on archive the item moves with its text. */
export function projectLists(document: Document, readme: Readme, state: ChangelogState): readonly TextEdit[] {
  const active = readme.active && readChangeList(readme.active);
  const archived = readme.archived && readChangeList(readme.archived);
  const moves = movesOf(document, active, archived, state);
  return [
    ...(active ? projectActive(document, active, state, moves) : []),
    ...(archived ? projectArchived(document, archived, readme, state, moves) : []),
  ];
}

function projectActive(
  document: Document,
  active: ChangeList,
  state: ChangelogState,
  {leaving}: Moves,
): readonly TextEdit[] {
  const isListed = ({name}: Change) =>
    active.elsewhere.has(name) || active.items.some(({names}) => names.includes(name));
  const coming = state.active
    .filter((change) => !isListed(change) && isListable(change))
    .map((change) => newItem(change.name, change));
  return changeList(document, active, {leaving, coming, side: 'last', sentence: NO_ACTIVE_CHANGES});
}

function projectArchived(
  document: Document,
  archived: ChangeList,
  {table}: Readme,
  state: ChangelogState,
  {itemOf, moved}: Moves,
): readonly TextEdit[] {
  const changeOf = new Map(Array.from(itemOf, ([change, item]) => [item, change] as const));
  const dates = archived.items.map((item) => changeOf.get(item)?.archived?.date ?? dateOf(item));
  const order: Order = orderOf(dates) ?? orderOf(table?.rows.map(({date}) => date) ?? []) ?? 'newest-last';
  const isDated = visibleDateOf(archived.items.at(-1)) !== undefined;
  const missing = state.archived.filter(
    (change) => !itemOf.has(change) && !archived.elsewhere.has(change.name) && isListable(change),
  );
  const coming = missing.map(
    (change) => moved.get(change) ?? newItem(isDated ? datedName(change) : change.name, change),
  );
  const isNewestFirst = order === 'newest-first';
  return changeList(document, archived, {
    leaving: new Set(),
    coming: isNewestFirst ? coming.toReversed() : coming,
    side: isNewestFirst ? 'first' : 'last',
    sentence: '',
  });
}

/** A name with a line break in it, or with what nobody sees, could not be written as code and found again. */
function isListable({name}: Change): boolean {
  return printable(name) === name;
}
