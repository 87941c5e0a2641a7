import {expect, test} from 'vitest';
import {parse} from '../../src/markdown/document.ts';
import {rangeOf} from '../../src/markdown/node.ts';
import {outlineOf} from '../../src/markdown/outline/outline.ts';
import {readByRemark} from '../../src/markdown/remark-tree.ts';
import {decode, sourceOf} from '../../src/markdown/source.ts';
import {corpusFiles, hasCorpus} from '../support/corpus.ts';
import {compared} from '../support/outline/same.ts';
import {worstTexts} from '../support/worst-texts.ts';

/** Texts that micromark reads in ways of its own; each was read wrong once. */
const odd: readonly string[] = [
  ...['- `\n\t`', '1. `\n\t`', '- a `b\n\tc`', '> - `a\n>\t b`', '- <a\n\tb>', '- a\n\t`b\n\tc`'],
  '',
  '\n',
  ' \t\n',
  '- a\n  10. [ ] t',
  'p\n- 2. x',
  '    code\n\n2. x',
  '> a\n2. x',
  '- a\n\n    # H',
  '-\n\n  a',
  '-\n  a\n\n  b',
  '> a\n> ---',
  'a\n:--',
  '|\n<e>\n-|',
  ' ```\n\n ',
  '>>\n>',
  '2.\n[ ] u',
  '>-     e\n>',
  '- >     b\n  >\n  a',
  '> # h\n        - [x] t\n10. a',
  '- [ ] **a**',
  '- [ ] a',
  '- [x]  a',
  '- [x]\n  a',
  '- - [x] a\n\n  b\n- c',
  '- a\n  - b\n\n- c',
  '- > a\n  >\n  b',
  '- > a\n\n  b',
  '# a #b #\n## #\n#\ta\t##\t',
  '| a | b\n|:-|-:|\n| c || d\n| `x\\|y` |\ne',
  'a\n\n\tb\n\n \n\tc\n    ',
  '<div>\n# a\n\n# b\n<!-- c\n\nd --> e\nf',
  '> ```\n> a\r> \n> ```',
  '```\r\n\na\r\n```\r',
  '- a\r\n  b\r\n\r\n  c\r- d',
];

test.each(odd)('reads %j as remark does, or leaves it', (text) => {
  expect(compared(text).difference).toBeUndefined();
});

test('reads what is plain without remark', () => {
  const text =
    '# A\n\nb\n\n- [ ] c\n  - d\n\n| e | f |\n|---|---|\n| g | h |\n\n```js\ni\n```\n\n> j\n\n<!-- k -->\n';
  const never = (): never => {
    throw new Error('remark was asked');
  };
  const root = outlineOf(text, never);
  const starts = root?.children.map((node) => text[rangeOf(node).start]);
  expect(starts).toEqual(['#', 'b', '-', '|', '`', '>', '<']);
});

test('asks remark once for what it does not know, and for nothing before that is looked at', () => {
  const text = 'a &amp; b\n\n# c [^d] &lt;\n';
  let asked = 0;
  const root = outlineOf(text, () => {
    asked++;
    return readByRemark(text);
  });
  expect(asked).toBe(0);
  expect(JSON.stringify(root)).toBe(JSON.stringify(readByRemark(text)));
  expect(asked).toBeLessThan(2);
});

test('is what a document is read by', () => {
  const {root} = parse(sourceOf('x.md', '---\na: b\n---\n\n# A\n'));
  expect(root.children.map((node) => Object.getPrototypeOf(node) === Object.prototype)).toEqual([false]);
});

test.skipIf(!hasCorpus)('reads files as remark does', () => {
  for (const {path, bytes} of corpusFiles(250_000)) {
    expect([path, compared(decode(path, bytes).text).difference]).toEqual([path, undefined]);
  }
});

/**
 * Counting what is read would slow it down, and times of short runs jump: a power shows at eight times the length all
 * the same, and the shortest of more runs is looked at where a machine is busy.
 */
test.each(Object.entries(worstTexts))('is linear in %s', (_, make) => {
  const [short, long] = [make(16 * 1024), make(128 * 1024)];
  const time = (text: string): number => {
    const start = process.cpuUsage();
    outlineOf(text, () => ({type: 'root', children: []}));
    return process.cpuUsage(start).user / 1000;
  };
  let [before, after] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let round = 1; round <= 2 || (round <= 10 && after >= Math.max(40, 24 * before)); round++) {
    before = Math.min(before, time(short));
    after = Math.min(after, time(long));
  }
  expect(after).toBeLessThan(Math.max(40, 24 * before));
});
