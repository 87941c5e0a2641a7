import type {TableCell} from 'mdast';
import type {TextEdit} from '../../markdown/edit.ts';
import {rangeOf} from '../../markdown/node.ts';
import {replaceCell} from '../../markdown/table.ts';
import {isDay} from '../../project/day.ts';
import {printable} from '../../project/names.ts';
import {README} from '../../project/paths.ts';
import {changesReadmeOf, dateCellOf} from '../changelog/changelog-table.ts';
import {writtenDate} from '../changelog/written-date.ts';
import {defineRule} from '../rule.ts';

export const changelogDate = defineRule({
  id: 'changelog-date',
  severity: 'error',
  on: 'project',
  fixable: true,
  family: 'changelog',
  summary: 'a date in the changelog table is a day, as `YYYY-MM-DD`',
  *check(project) {
    const {document, table} = changesReadmeOf(project) ?? {};
    if (!document || !table) return;
    for (const row of table.rows) {
      const cell = dateCellOf(table, row);
      if (!cell || isDay(row.date)) continue;
      const range = rangeOf(cell);
      const {expected, fix} = writtenDate(document.text, range, row.date);
      const problem = {
        path: README,
        range,
        message: `Date \`${printable(row.date)}\`, expected ${expected}`,
      };
      yield fix ? {...problem, fix: fix.map((edit) => inCell(document.text, cell, edit))} : problem;
    }
  },
});

/** A date that is alone in its cell takes the room of the old one; beside a link or a comment it is replaced by itself. */
function inCell(text: string, cell: TableCell, day: TextEdit): TextEdit {
  const {start, end} = rangeOf(cell);
  const around = text.slice(start, day.start) + text.slice(day.end, end);
  return /^[|\s]*$/.test(around) ? replaceCell(text, cell, day.text) : day;
}
