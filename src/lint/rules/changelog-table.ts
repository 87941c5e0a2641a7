import type {Table} from 'mdast';
import {COLUMNS, meantAsChangelog, missingColumns} from '../../changelog/formats/table/readme.ts';
import {rangeOf} from '../../markdown/node.ts';
import {README} from '../../project/paths.ts';
import {defineRule, type Problem} from '../rule.ts';

export const changelogTable = defineRule({
  id: 'changelog-table',
  severity: 'error',
  on: 'project',
  fixable: false,
  family: 'changelog',
  summary:
    'the changelog table has the columns Date, Change, Type and Status, and every row has all its cells',
  *check(project) {
    const document = project.document(README);
    for (const table of document ? meantAsChangelog(document) : []) yield* problemsOf(table);
  },
});

function* problemsOf(table: Table): Generator<Problem> {
  const [header, ...rows] = table.children;
  const missing = missingColumns(table).map((column) => `\`${column}\``);
  if (header && missing.length > 0) {
    const message = `Changelog table without ${missing.join(' and ')}, expected the columns ${COLUMNS.join(', ')}`;
    yield {path: README, range: rangeOf(header), message};
  }
  const width = header?.children.length ?? 0;
  for (const row of rows) {
    const message = `Row has ${counted(row.children.length)}, expected ${width}, as in the header`;
    if (row.children.length !== width) yield {path: README, range: rangeOf(row), message};
  }
}

function counted(cells: number): string {
  return cells === 1 ? '1 cell' : `${cells} cells`;
}
