import type {Table, TableRow} from 'mdast';
import {COLUMNS, meantAsChangelog, missingColumns} from '../../changelog/formats/table/readme.ts';
import type {TextEdit} from '../../markdown/edit.ts';
import {rangeOf} from '../../markdown/node.ts';
import {README} from '../../project/paths.ts';
import {defineRule, type Problem} from '../rule.ts';

export const changelogTable = defineRule({
  id: 'changelog-table',
  severity: 'error',
  on: 'project',
  fixable: true,
  family: 'changelog',
  summary:
    'the changelog table has the columns Date, Change, Type and Status, and every row has all its cells',
  *check(project) {
    const document = project.document(README);
    for (const table of document ? meantAsChangelog(document) : [])
      yield* problemsOf(document?.text ?? '', table);
  },
});

function* problemsOf(text: string, table: Table): Generator<Problem> {
  const [header, ...rows] = table.children;
  const missing = missingColumns(table).map((column) => `\`${column}\``);
  if (header && missing.length > 0) {
    const message = `Changelog table without ${missing.join(' and ')}, expected the columns ${COLUMNS.join(', ')}`;
    yield {path: README, range: rangeOf(header), message};
  }
  const width = header?.children.length ?? 0;
  for (const row of rows) {
    const message = `Row has ${counted(row.children.length)}, expected ${width}, as in the header`;
    if (row.children.length === width) continue;
    const fix = widthFix(text, row, width);
    yield {path: README, range: rangeOf(row), message, ...(fix && {fix})};
  }
}

/** Empty cells are added where some are missing, and taken away where nothing stands in those there are too many. */
function widthFix(text: string, row: TableRow, width: number): readonly TextEdit[] | undefined {
  const {start, end} = rangeOf(row);
  const surplus = row.children.slice(width);
  const [first] = surplus;
  const isClosed = /[^\\]\|$/.test(text.slice(start, end));
  if (!first) {
    const cells = ' |'.repeat(width - row.children.length);
    return [{start: end, end, text: isClosed ? cells : ` |${cells}`}];
  }
  if (surplus.some((cell) => cell.children.length > 0)) return undefined;
  return [{start: rangeOf(first).start, end, text: isClosed ? '|' : ''}];
}

function counted(cells: number): string {
  return cells === 1 ? '1 cell' : `${cells} cells`;
}
