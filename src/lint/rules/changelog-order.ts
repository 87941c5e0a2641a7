import type {Row} from '../../changelog/formats/table/readme.ts';
import type {TextEdit} from '../../markdown/edit.ts';
import {rangeOf} from '../../markdown/node.ts';
import {isDay} from '../../project/day.ts';
import {README} from '../../project/paths.ts';
import {changesReadmeOf} from '../changelog/changelog-table.ts';
import {defineRule} from '../rule.ts';

export const changelogOrder = defineRule({
  id: 'changelog-order',
  severity: 'warning',
  on: 'project',
  fixable: false,
  fixesUnsafely: true,
  family: 'changelog',
  summary: 'the changelog table runs in one direction, newest first or newest last',
  *check(project) {
    const {document, table} = changesReadmeOf(project) ?? {};
    const rows = table?.rows.filter(({date}) => isDay(date)) ?? [];
    const steps = rows.slice(1).map(({date}, index) => Math.sign(compare(date, rows[index]?.date ?? '')));
    const rising = steps.filter((step) => step > 0).length;
    const falling = steps.filter((step) => step < 0).length;
    if (rising === 0 || falling === 0) return;
    // The direction most rows take is meant; where they tie, the one the table begins with.
    const direction = rising === falling ? (steps.find((step) => step !== 0) ?? 1) : rising - falling;
    const index = steps.findIndex((step) => step * direction < 0) + 1;
    const [before, row] = [rows[index - 1], rows[index]];
    if (!document || !before || !row) return;
    const expected = direction > 0 ? `not before \`${before.date}\`` : `not after \`${before.date}\``;
    yield {
      path: README,
      range: rangeOf(row.node),
      message: `Row of \`${row.date}\` out of order, expected a date ${expected}`,
      related: [{range: rangeOf(before.node), message: 'stands above it'}],
      unsafeFix: sorted(document.text, rows, direction),
    };
  },
});

/** The dated rows by their dates, each with its own text; rows without a date stay where they are. */
function sorted(text: string, rows: readonly Row[], direction: number): readonly TextEdit[] {
  const order = rows.toSorted((a, b) => compare(a.date, b.date) * direction);
  return rows.flatMap((place, index) => {
    const moved = order[index];
    if (!moved || moved === place) return [];
    const {start, end} = rangeOf(moved.node);
    return [{...rangeOf(place.node), text: text.slice(start, end)}];
  });
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
