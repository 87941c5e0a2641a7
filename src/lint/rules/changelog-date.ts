import {rangeOf} from '../../markdown/node.ts';
import {replaceCell} from '../../markdown/table.ts';
import {isDay} from '../../project/day.ts';
import {meantDay} from '../../project/meant-day.ts';
import {printable} from '../../project/names.ts';
import {README} from '../../project/paths.ts';
import {changesReadmeOf, dateCellOf} from '../changelog-table.ts';
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
      const day = meantDay(row.date);
      const expected = day ? `\`${day}\`` : 'a day as `YYYY-MM-DD`';
      const problem = {
        path: README,
        range: rangeOf(cell),
        message: `Date \`${printable(row.date)}\`, expected ${expected}`,
      };
      yield day ? {...problem, fix: [replaceCell(document.text, cell, day)]} : problem;
    }
  },
});
