import type {Table, TableRow} from 'mdast';
import {describe, expect, test} from 'vitest';
import {crowdingIn, mayExceed} from '../../src/markdown/bounds.ts';
import {parse} from '../../src/markdown/document.ts';
import {applyEdits} from '../../src/markdown/edit.ts';
import {frontMatterOf} from '../../src/markdown/front-matter.ts';
import {nodesOfType} from '../../src/markdown/node.ts';
import {missingClose} from '../../src/markdown/open-block.ts';
import {lineStartsOf, pointAt, trimmedEnd, wholeLines} from '../../src/markdown/place.ts';
import {sectionsOf} from '../../src/markdown/section.ts';
import {decode, lineEndingAt, sourceOf} from '../../src/markdown/source.ts';
import {replaceCell} from '../../src/markdown/table.ts';
import {unendedIn} from '../../src/markdown/unended.ts';

/** The fastest of a few runs, in milliseconds: what else the machine does can only add. */
function fastest(run: () => unknown): number {
  const times = Array.from({length: 3}, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return Math.min(...times);
}

const SIZE = 40_000;
const FACTOR = 8;
const texts: Readonly<Record<string, (size: number) => string>> = {
  'one line': (size) => 'x'.repeat(size),
  'empty lines': (size) => '\n'.repeat(size),
  'carriage returns': (size) => '\r'.repeat(size),
  blanks: (size) => ' '.repeat(size),
  rules: (size) => '---\n'.repeat(size / 4),
  keys: (size) => `---\n${'a: b\n'.repeat(size / 5)}`,
  'keys, closed': (size) => `---\n${'a: b\n'.repeat(size / 5)}---\n`,
  colons: (size) => `---\n${': '.repeat(size / 2)}\n---\n`,
  'blank keys': (size) => `---\na:${' '.repeat(size)}b\n---\n`,
  comments: (size) => `---\n${'#\n'.repeat(size / 2)}---\n`,
  quotes: (size) => '> '.repeat(size / 2),
  backslashes: (size) => '\\'.repeat(size),
};

const helpers: Readonly<Record<string, (text: string) => unknown>> = {
  decode: (text) => decode('x', Buffer.concat([Buffer.from(text), Buffer.of(0xff)])),
  lineStartsOf,
  pointAt: (text) => pointAt(lineStartsOf(text), text.length >> 1),
  wholeLines: (text) => wholeLines(text, {start: text.length >> 1, end: text.length}),
  trimmedEnd: (text) => trimmedEnd(text, {start: 0, end: text.length}),
  lineEndingAt: (text) => [0, text.length >> 1, text.length].map((at) => lineEndingAt(text, at)),
  frontMatterOf,
  crowdingIn,
  mayExceed,
  unendedIn: (text) => unendedIn(text)(0),
  applyEdits: (text) =>
    applyEdits(
      text,
      Array.from({length: text.length / 4}, (_, index) => ({
        start: index * 4,
        end: index * 4 + 1,
        text: 'y',
      })),
    ),
};

describe.each(Object.entries(helpers))('%s takes time linear in its input', (_name, helper) => {
  test.each(Object.entries(texts))('%s', (_kind, make) => {
    const [small, large] = [make(SIZE), make(SIZE * FACTOR)];
    const [before, after] = [fastest(() => helper(small)), fastest(() => helper(large))];
    // Quadratic would be 64 times as long; what takes no time at all cannot be compared.
    expect(after < 60 || after / before < 4 * FACTOR).toBe(true);
  });
});

test('sections are nested in time linear in their number', () => {
  const rootOf = (count: number) => {
    const place = (offset: number) => ({line: 1, column: 1, offset});
    const children = Array.from({length: count}, (_, index) => ({
      type: 'heading' as const,
      depth: ((index % 6) + 1) as 1,
      children: [],
      position: {start: place(index * 4), end: place(index * 4 + 3)},
    }));
    return {type: 'root' as const, children};
  };
  const [small, large] = [rootOf(4_000), rootOf(4_000 * FACTOR)];
  const time = (root: ReturnType<typeof rootOf>) =>
    fastest(() => sectionsOf(root, 'x'.repeat(root.children.length * 4)));
  const [before, after] = [time(small), time(large)];
  expect(after < 60 || after / before < 4 * FACTOR).toBe(true);
});

test('a cell is taken apart in time linear in its length', () => {
  for (const filling of [' ', '\\', '\\|', 'a ']) {
    const text = `| a${filling.repeat(200_000)}b |\n|---|\n`;
    const end = text.indexOf('\n');
    const position = {start: {line: 1, column: 1, offset: 0}, end: {line: 1, column: 1, offset: end}};
    const cell = {type: 'tableCell' as const, children: [], position};
    expect(fastest(() => replaceCell(text, cell, 'x'))).toBeLessThan(500);
  }
});

test('a fence of many lines is asked for its end in time linear in its length', () => {
  const text = `\`\`\`\n${'x\n'.repeat(200_000)}`;
  const position = {start: {line: 1, column: 1, offset: 0}, end: {line: 1, column: 1, offset: text.length}};
  expect(fastest(() => missingClose(text, {type: 'code', value: '', position}))).toBeLessThan(500);
});

test('a document is read in time linear in its length', () => {
  const block =
    '## A section\n\nSome *words* and `code`.\n\n- one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n';
  const read = (count: number) => {
    const {top, root} = parse(sourceOf('x', block.repeat(count)));
    return [
      top,
      nodesOfType(root, 'table').map((table: Table) => table.children.map((row: TableRow) => row.type)),
    ];
  };
  const [before, after] = [fastest(() => read(20)), fastest(() => read(160))];
  expect(after / before).toBeLessThan(4 * FACTOR);
});
