import fc from 'fast-check';
import type {Table} from 'mdast';
import {describe, expect, test} from 'vitest';
import {type Document, parse} from '../../src/markdown/document.ts';
import {applyEdits, type TextEdit} from '../../src/markdown/edit.ts';
import {nodesOfType} from '../../src/markdown/node.ts';
import {sourceOf} from '../../src/markdown/source.ts';
import {cellTexts, insertRow, replaceCell} from '../../src/markdown/table.ts';
import {type Endings, endings, joined} from '../support/generate.ts';

const documentOf = (text: string): Document => parse(sourceOf('x.md', text));
const tableOf = (text: string): Table => nodesOfType(documentOf(text).root, 'table')[0] as Table;
const rowsOf = (text: string) => tableOf(text)?.children.map(cellTexts);

/** A cell as Markdown, and what a reader sees in a table. */
const cell = fc.constantFrom(
  ...([
    ['a', 'a'],
    ['', ''],
    ['two words', 'two words'],
    ['a|b', 'a|b'],
    ['a\\|b', 'a|b'],
    ['`x|y`', 'x|y'],
    ['[l](u)', 'l'],
    ['**b**', 'b'],
    ['- x', '- x'],
    ['# x', '# x'],
    ['> x', '> x'],
    ['```', '```'],
    ['1. x', '1. x'],
    ['---', '---'],
    ['a\\\\', 'a\\'],
    ['2024-01-31', '2024-01-31'],
    ['日本', '日本'],
    [' a \n b ', 'a b'],
    ['x\\\\|y', 'x\\|y'],
  ] as const),
);

/** How a table is written: its pipes, its padding, where it stands. */
const style = fc.record({
  pipes: fc.constantFrom('both', 'both', 'left', 'right', 'none'),
  padding: fc.constantFrom('space', 'tight', 'aligned', 'right-aligned'),
  place: fc.constantFrom(
    ['', ''],
    ['  ', '  '],
    ['> ', '> '],
    ['- ', '  '],
    ['12. ', '    '],
    ['> - ', '>   '],
    ['-\t', '\t'],
  ),
  ending: endings,
  seed: fc.nat(),
  after: fc.constantFrom([], [''], ['', 'text'], ['# H'], ['***']),
  trailing: fc.constantFrom('', '', ' '),
});

const grid = fc.integer({min: 1, max: 4}).chain((columns) =>
  fc.record({
    columns: fc.constant(columns),
    rows: fc.array(
      fc.array(fc.constantFrom('a', 'bb', 'c c c', '日'), {minLength: columns, maxLength: columns}),
      {maxLength: 4},
    ),
  }),
);

const generated = fc.tuple(grid, style).map(([{columns, rows}, how]) => {
  const header = ['Date', 'Change', 'T', 'Status'].slice(0, columns);
  const all = [header, ...rows];
  const widths = header.map((_, column) => Math.max(3, ...all.map((row) => row[column]?.length ?? 0)));
  const padded = (text: string, column: number): string => {
    if (how.padding === 'aligned') return ` ${text.padEnd(widths[column] ?? 0)} `;
    if (how.padding === 'right-aligned') return ` ${text.padStart(widths[column] ?? 0)} `;
    return how.padding === 'tight' ? text : ` ${text} `;
  };
  // A single column needs a pipe to be a table.
  const [left, right] = [
    how.pipes !== 'right' && how.pipes !== 'none',
    how.pipes !== 'left' && how.pipes !== 'none',
  ];
  const line = (cells: readonly string[]): string => {
    const inner = cells.map(padded).join('|');
    return (
      (left || columns === 1 ? '|' : '') +
      (left || columns === 1 ? inner : inner.trimStart()) +
      (right ? '|' : '') +
      how.trailing
    );
  };
  const delimiter = line(widths.map((width) => '-'.repeat(width)));
  const [first = '', below = ''] = how.place;
  const lines = [line(header), delimiter, ...rows.map(line)].map(
    (text, index) => (index === 0 ? first : below) + text,
  );
  const text = joined(['# T', '', ...lines, ...how.after], how.ending as Endings, how.seed);
  return {text, rows: all, columns, ending: how.ending};
});

/** What an edit does: the text after it, and that all else stayed. */
function applied(text: string, edit: TextEdit): string {
  const after = applyEdits(text, [edit]);
  expect(after.startsWith(text.slice(0, edit.start))).toBe(true);
  expect(after.endsWith(text.slice(edit.end))).toBe(true);
  const [before, now] = [documentOf(text), documentOf(after)];
  expect(now.root.children.map(({type}) => type)).toEqual(before.root.children.map(({type}) => type));
  return after;
}

describe('a table', () => {
  test('is generated as one', () => {
    fc.assert(
      fc.property(generated, ({text, rows}) => {
        expect(rowsOf(text)).toEqual(rows);
      }),
    );
  });

  test('gets one more row with these cells, and nothing else changes', () => {
    fc.assert(
      fc.property(
        generated,
        fc.nat(5),
        fc.array(cell, {minLength: 4, maxLength: 4}),
        ({text, rows, columns, ending}, at, cells) => {
          const edit = insertRow(
            text,
            tableOf(text),
            at,
            cells.map(([markdown]) => markdown),
          );
          const row = cells.slice(0, columns).map(([, seen]) => seen);
          expect(rowsOf(applied(text, edit))).toEqual(
            rows.toSpliced(Math.min(at, rows.length - 1) + 1, 0, row),
          );
          const breaks = edit.text.match(/\r\n|\n|\r/g) ?? [];
          expect(breaks.length).toBe(1);
          if (ending !== 'mixed') expect(breaks[0]).toBe(ending);
        },
      ),
      {numRuns: 250},
    );
  });

  test('gets another text into one cell, and nothing else changes', () => {
    fc.assert(
      fc.property(
        generated,
        fc.nat(),
        fc.nat(),
        cell,
        fc.boolean(),
        ({text, rows, columns}, y, x, [markdown, seen], isGiven) => {
          const [row, column] = [y % rows.length, x % columns];
          fc.pre(row > 0 || seen !== '');
          const table = tableOf(text);
          const target = table.children[row]?.children[column];
          if (!target) return;
          const after = applied(text, replaceCell(text, target, markdown, isGiven ? table : undefined));
          expect(rowsOf(after)).toEqual(rows.with(row, (rows[row] ?? []).with(column, seen)));
        },
      ),
      {numRuns: 250},
    );
  });

  test('stays aligned when the text fits', () => {
    const text = '| Date       | N |\n|------------|---|\n| 2024-01-31 | a |\n';
    const table = tableOf(text);
    const row = insertRow(text, table, 0, ['x', 'b']);
    expect(row.text).toBe('| x          | b |\n');
    expect(insertRow(text, table, 9, ['x', 'b']).text).toBe('\n| x          | b |');
    const target = table.children[1]?.children[0];
    expect(target && replaceCell(text, target, 'x').text).toBe('| x          ');
  });

  test.each([
    ['|a|b|\n|-|-|\n|1|2|\n', '|x|y|\n'],
    ['| a | b |\n|---|---|\n| 1 | 2 |\n', '| x | y |\n'],
    ['a | b\n--|--\n1 | 2\n', 'x | y\n'],
    ['| a         | b |\n|-----------|---|\n', '\n| x         | y |'],
  ])('%j is continued in its own style', (text, expected) => {
    expect(insertRow(text, tableOf(text), 0, ['x', 'y']).text).toBe(expected);
  });

  test('reads an escaped backslash before a pipe as GitHub does', () => {
    const text = '| a | b |\n|---|---|\n| 1 | 2\\\\|\n';
    const target = tableOf(text).children[1]?.children[1];
    expect(target && applyEdits(text, [replaceCell(text, target, 'x')])).toBe(
      '| a | b |\n|---|---|\n| 1 | x  |\n',
    );
  });
});
