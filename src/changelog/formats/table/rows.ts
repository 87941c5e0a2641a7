import type {TextEdit} from '../../../markdown/edit.ts';
import {insertRow, replaceCell} from '../../../markdown/table.ts';
import type {Status} from '../../../project/change.ts';
import {byCodePoint} from '../../../project/read-project.ts';
import {type ChangelogState, type Entry, entriesOf} from '../../entry.ts';
import {orderOf, placeFor} from '../../order.ts';
import {matchRows} from './match.ts';
import type {ChangelogTable, Row} from './readme.ts';
import {isHandMade, statusKindOf} from './status.ts';

/** Bring the table up to date: a row for each archived entry that has none, and the status of those that have one. */
export function projectRows(text: string, table: ChangelogTable, state: ChangelogState): readonly TextEdit[] {
  const {claims, missing} = matchRows(text, table, entriesOf(state));
  const statuses = claims.flatMap(({row, entry}) => statusEdit(text, table, row, entry.status) ?? []);
  return [
    ...statuses,
    ...newRows(
      text,
      table,
      missing.filter(({status}) => status === 'Archived'),
    ),
  ];
}

function newRows(text: string, table: ChangelogTable, entries: readonly Entry[]): readonly TextEdit[] {
  const dates = table.rows.map(({date}) => date);
  const order = orderOf(dates) ?? 'newest-last';
  const dateOf = ({date}: Entry) => date ?? '';
  const sorted =
    order === 'newest-last' ? entries : entries.toSorted((a, b) => byCodePoint(dateOf(b), dateOf(a)));
  return sorted.map((entry) =>
    insertRow(text, table.node, placeFor(dateOf(entry), dates, order), cellsOf(table, entry)),
  );
}

/** The cells of a row; columns that are not ours stay empty. */
export function cellsOf(
  {node, columns}: ChangelogTable,
  {date, name, type, status}: Entry,
): readonly string[] {
  const cells = new Map([
    [columns.date, date ?? ''],
    [columns.change, name],
    [columns.type, type],
    [columns.status, status],
  ]);
  return (node.children[0]?.children ?? []).map((_, column) => cells.get(column) ?? '');
}

/** A status is computed; only what a person says of a change that is still active is left to that person. */
function statusEdit(
  text: string,
  {node, columns}: ChangelogTable,
  row: Row,
  status: Status,
): TextEdit | undefined {
  const cell = row.node.children[columns.status];
  if (!cell || statusKindOf(row.status) === status) return undefined;
  if (status !== 'Archived' && isHandMade(row.status)) return undefined;
  return replaceCell(text, cell, status, node);
}
