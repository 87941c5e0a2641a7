import {itemSource} from '../../../markdown/change-items.ts';
import type {Document} from '../../../markdown/document.ts';
import {rangeOf} from '../../../markdown/node.ts';
import {lastLineEnd, lineEnd, lineStart, type Range} from '../../../markdown/place.ts';
import {cellSource, escapeCell} from '../../../markdown/table.ts';
import type {Change} from '../../../project/change.ts';
import {byCodePoint} from '../../../project/read-project.ts';
import {type ChangelogState, entriesOf} from '../../entry.ts';
import type {OwnEntry, Projection} from '../../view.ts';
import {datedName, newItem} from './items.ts';
import {matchArchived} from './list-moves.ts';
import {matchRows} from './match.ts';
import {type ChangelogTable, readReadme} from './readme.ts';
import {cellsOf} from './rows.ts';
import {type NamedItem, readChangeList} from './section.ts';

/** The rows and items of a README that stand for changes, in the order of the file. */
export function ownEntries(document: Document, {state}: Projection): readonly OwnEntry[] {
  const {table, active, archived} = readReadme(document);
  const found = [
    ...(table ? ownRows(document, table, state) : []),
    ...(active ? activeItems(document, readChangeList(active).items, state) : []),
    ...(archived ? archivedItems(document, readChangeList(archived).items, state) : []),
  ];
  const sorted = found.toSorted((a, b) => a.range.start - b.range.start || byCodePoint(a.key, b.key));
  return sorted.filter(({range}, index) => range.start >= (sorted[index - 1]?.range.end ?? 0));
}

function ownRows({text}: Document, table: ChangelogTable, state: ChangelogState): readonly OwnEntry[] {
  const {claims} = matchRows(text, table, entriesOf(state));
  return claims.map(({row, entry}) => {
    const expected = cellsOf(table, entry).map(escapeCell);
    const written = row.node.children.map((cell) => cellSource(text, cell));
    return {
      key: `row ${entry.folder} ${entry.source}`,
      range: linesOf(text, rangeOf(row.node)),
      folder: entry.folder,
      fields: [],
      isUntouched:
        entry.status === 'Archived' &&
        written.length === expected.length &&
        written.every((cell, column) => cell === expected[column]),
    };
  });
}

/** An item of a change that is archived by now goes at the next projection, with its words. */
function activeItems(
  {text}: Document,
  items: readonly NamedItem[],
  state: ChangelogState,
): readonly OwnEntry[] {
  return items.flatMap(({item, names}): readonly OwnEntry[] => {
    const isNamed = ({name}: Change) => names.includes(name);
    const active = state.active.find(isNamed);
    const change = active ?? state.archived.find(isNamed);
    if (!change) return [];
    return [
      {
        key: `active ${change.name}`,
        range: linesOf(text, rangeOf(item)),
        folder: change.folder,
        fields: [],
        isUntouched: active !== undefined && itemSource(text, item) === newItem(active.name, active),
        ...(!active && {isLeaving: true}),
      },
    ];
  });
}

function archivedItems(
  {text}: Document,
  items: readonly NamedItem[],
  state: ChangelogState,
): readonly OwnEntry[] {
  return Array.from(matchArchived(items, state.archived), ([change, {item}]) => {
    const source = itemSource(text, item);
    return {
      key: `archived ${change.folder}`,
      range: linesOf(text, rangeOf(item)),
      folder: change.folder,
      fields: [],
      isUntouched: [change.name, datedName(change)].some((name) => source === newItem(name, change)),
    };
  });
}

function linesOf(text: string, range: Range): Range {
  return {start: lineStart(text, range.start), end: lineEnd(text, lastLineEnd(text, range), true)};
}
