import {rangeOf} from '../../markdown/node.ts';
import {replaceCell} from '../../markdown/table.ts';
import {isDay} from '../../project/day.ts';
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
      const day = yearFirst(row.date);
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

/** Only a date that begins with its year says which number is the month. */
function yearFirst(text: string): string | undefined {
  const [, year, month = '', day = ''] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text) ?? [];
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(written) ? written : undefined;
}
