import fc from 'fast-check';
import type {Nodes} from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import {type Processor, unified} from 'unified';
import {describe, expect, test} from 'vitest';
import {mayExceed} from '../../src/markdown/bounds.ts';
import {isCheap} from '../../src/markdown/cheap-text.ts';
import {excessIn, parse} from '../../src/markdown/document.ts';
import {mergeLines} from '../../src/markdown/merge/lines.ts';
import {costOf} from '../../src/markdown/parser-cost.ts';
import {readByRemark} from '../../src/markdown/remark-tree.ts';
import {settled} from '../../src/markdown/settle.ts';
import {sourceOf} from '../../src/markdown/source.ts';
import {corpusFiles, hasCorpus} from '../support/corpus.ts';
import {markdown, noise} from '../support/generate.ts';
import {worstTexts} from '../support/worst-texts.ts';

/** The same parser without what counts, and like ours without the second search for bare links. */
const uncounted = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(function (this: Processor) {
    const data = this.data();
    data.fromMarkdownExtensions =
      data.fromMarkdownExtensions?.flat().map(({transforms, ...extension}) => extension) ?? [];
  })
  .freeze();

const excessOf = (text: string): string | undefined => excessIn(sourceOf('x.md', text));

/** What only remark reads. */
const BY_REMARK = '[x]: y\n\n';

const MARKS = /^\d+ marks such as `\*` and `\[` in the paragraph on line 3 or above, expected fewer$/;
const DENSE = /^too many short lines, cells, and marks on line \d+ or above, expected fewer$/;
const CROWDED = /^line 3 stands within a hundred quotes or lists, expected fewer$/;
const UNENDED = /^too many pieces of code, HTML, or links that do not end on line 3 or above/;

/** What the parser would need a power of its length for, how long it is, and what is said of it. */
const refused: readonly (readonly [name: string, kibibytes: number, reason: RegExp])[] = [
  ['>', 1, CROWDED],
  ['- ', 1, CROWDED],
  ['nested list line by line', 32, /^line 103 stands within a hundred/],
  ['*a_ ', 96, MARKS],
  ['nested emphasis', 96, MARKS],
  ['nested images', 16, MARKS],
  [']', 96, MARKS],
  ['~a~ ', 96, MARKS],
  ['everything closed', 16, /^\d+ marks .* on line \d\d\d or above/],
  ['backticks', 96, UNENDED],
  ['a<!--', 96, UNENDED],
  ['words between comments', 96, UNENDED],
  ['words between titles', 128, /^too many (?:pieces of code|words behind a bracket)/],
  ['words behind a bracket', 96, /^too many words behind a bracket that does not end on line 3 or above/],
  ['words in many brackets', 96, /^too many words behind a bracket|^\d+ marks/],
  ['words between escapes', 96, /^too many lines, escapes, or addresses in the paragraph on line 3/],
  ['words between addresses', 128, /^too many lines, escapes, or addresses in the paragraph on line 3/],
  ['lazy lines', 8, /^too many lines that go on with a quote or list/],
  ['underlined headings', 96, /^too many lines .* or underline a heading, on line \d+/],
  ['a | lines', 96, DENSE],
  ['list items', 32, DENSE],
  ['- - - a lines of 90', 32, DENSE],
  ['definitions', 96, DENSE],
  ['rows', 32, DENSE],
  ['deep list, blank lines', 8, DENSE],
  ['open fences in items', 32, DENSE],
  ['newlines', 96, DENSE],
];

describe('a text is refused that takes the parser a power of its length, or long', () => {
  test.each(refused)('%s', (name, kibibytes, reason) => {
    const source = sourceOf('x.md', BY_REMARK + worstTexts[name]?.(kibibytes * 1024));
    expect(excessIn(source)).toMatch(reason);
    expect(parse(source).root.children).toEqual([]);
  });

  test('on the line where there is too much', () => {
    const calm = `${BY_REMARK}${'A line of words.\n\n'.repeat(500)}`;
    expect(excessOf(`${calm}${'- a\n'.repeat(20_000)}${calm}`)).toMatch(
      / on line (?:[2-9]|1\d)\d{3} or above/,
    );
  });

  test('and is read where it need not be parsed', () => {
    const names = [
      '- ',
      ']',
      'lazy lines',
      'underlined headings',
      'a | lines',
      'list items',
      'rows',
      'newlines',
    ];
    expect(names.filter((name) => excessOf(worstTexts[name]?.(96 * 1024) ?? '') !== undefined)).toEqual([]);
  });

  test('whether all of it need be parsed or a word in it', () => {
    const text = (end: string) => `${worstTexts['words between comments']?.(96 * 1024)}\n\n${end}\n`;
    expect(excessOf(text('a'))).toMatch(/^too many pieces of code/);
    expect(excessOf(`${'- a\n'.repeat(20_000)}\na &amp; b\n`)).toMatch(/^too many short lines/);
    expect(excessOf(`${'- a\n'.repeat(20_000)}\na b\n`)).toBeUndefined();
  });
});

describe('of dense documents', () => {
  const units = [
    'a ',
    '*a* ',
    '`b` ',
    '`c ',
    '[d](e) ',
    '[f',
    ']',
    '](',
    ' (',
    '<!--',
    '<i ',
    '\\*',
    '&amp; ',
    '| a ',
    '|-|\n',
  ];
  const lines = [
    '\n',
    '\n\n',
    '- ',
    '1. ',
    '> ',
    '# ',
    '===\n',
    '---\n',
    '[g]: h\n',
    '[^i]: j\n',
    '[g] ',
    '    ',
    ' '.repeat(20),
    ' '.repeat(40),
    '```\n',
  ];
  const dense = fc.record({
    unit: fc.array(fc.constantFrom(...units, ...lines), {minLength: 1, maxLength: 5}),
    words: fc.nat({max: 60}),
    ending: fc.constantFrom('', '\n', '\n\n'),
    above: fc.constantFrom('', BY_REMARK),
    size: fc.integer({min: 50, max: 10_000}),
  });
  const holds = (check: (text: string) => void): void =>
    fc.assert(
      fc.property(dense, ({unit, words, ending, above, size}) => {
        const each = `${unit.join('')}${'word '.repeat(words)}${ending}`;
        check(above + each.repeat(Math.ceil(size / each.length)));
      }),
      {numRuns: 40},
    );

  test('none is refused unless that was to be expected', () => {
    holds((text) => {
      if (!mayExceed(text)) expect(() => readByRemark(text)).not.toThrow();
    });
  });

  test('none is cheap at a glance that is not by its lines', () => {
    const any = {comparisons: Number.POSITIVE_INFINITY, pieces: Number.POSITIVE_INFINITY};
    holds((text) => {
      const {comparisons} = costOf(text, any.pieces);
      expect(isCheap(text, {...any, comparisons: comparisons - 1})).toBe(false);
      const pieces = text.length / 2;
      if (costOf(text, pieces).denseLine > 0) expect(isCheap(text, {...any, pieces})).toBe(false);
    });
  });

  test('each is read or named', () => {
    holds((text) => {
      const source = sourceOf('x.md', text);
      const {root} = parse(source);
      const isEmpty = root.children.length === 0 && text.trim() !== '';
      expect(isEmpty).toBe(excessIn(source) !== undefined);
      JSON.stringify(root);
    });
  });

  test('the parser makes no more nodes than it may', () => {
    const nodesIn = (node: Nodes): number =>
      1 + ('children' in node ? node.children.reduce((sum, child) => sum + nodesIn(child), 0) : 0);
    holds((text) => {
      const {root} = parse(sourceOf('x.md', BY_REMARK + text));
      expect(nodesIn(root)).toBeLessThan(10_000 + 0.75 * text.length);
    });
  });
});

describe('counting changes nothing', () => {
  const shape = (node: Nodes): unknown => [
    node.type,
    'value' in node ? node.value : '',
    'children' in node ? node.children.map(shape) : [],
  ];
  const expectSame = (text: string): void => {
    const {root, frontMatter} = parse(sourceOf('x.md', text));
    if (frontMatter === undefined && !text.startsWith('\uFEFF'))
      expect(shape(root)).toEqual(shape(settled(uncounted.parse(text))));
  };

  test('of generated documents', () => {
    fc.assert(fc.property(markdown, expectSame), {numRuns: 200});
  });

  test('of noise', () => {
    fc.assert(fc.property(noise, expectSame), {numRuns: 400});
  });

  test('of runs of marks', () => {
    const marks = fc.string({
      unit: fc.constantFrom('`', '`', '``', '*', '_', '~', '[', ']', '!', '<', '\\', 'a', ' ', '\n'),
      maxLength: 40,
    });
    fc.assert(fc.property(marks, expectSame), {numRuns: 600});
  });
});

describe('a crowded line is found', () => {
  test.each([
    '>'.repeat(100),
    '>'.repeat(150),
    '> '.repeat(100),
    '- '.repeat(100),
    '1. '.repeat(100),
    `a\r${'>'.repeat(199)}`,
    ' '.repeat(200),
  ])('%j', (marks) => {
    expect(excessOf(`[x]: y\n\n${marks}b\n`)).toMatch(/^line \d stands within a hundred quotes or lists/);
  });

  test.each(['>'.repeat(99), ' '.repeat(199), `a ${'>'.repeat(150)}`])('not in %j', (marks) => {
    expect(excessOf(`[x]: y\n\n${marks}b\n`)).toBeUndefined();
  });
});

describe('a text is read', () => {
  const generous: Readonly<Record<string, string>> = {
    'with a thousand marks in a paragraph': '**a** `b` [c](d) '.repeat(140),
    'with ninety quotes on a line': `${'>'.repeat(90)} a`,
    'with lists fifty deep': Array.from({length: 50}, (_, depth) => `${'  '.repeat(depth)}- a`).join('\n'),
    'with a thousand lines in an item': `- a\n${'b\n'.repeat(1000)}`,
    'with a thousand rows': `| a | b |\n|---|---|\n${'| *c* | `d` |\n'.repeat(1000)}`,
    'with a thousand items': '- [ ] **a** `b`\n'.repeat(1000),
    'with hundreds of underlined headings': 'a\n===\n\nb\n\n'.repeat(400),
    'with brackets in code': `\`\`\`\n${'[[{*_<!--'.repeat(4000)}\n\`\`\`\n`,
    'with a run of sixty thousand backticks that does not end': `a ${'`'.repeat(60_000)}b`,
    'with comments and code that end': 'a <!-- b --> `c` ``d``\n\n'.repeat(1000),
  };
  test.each(Object.entries(generous))('%s', (_, text) => {
    expect(excessOf(text)).toBeUndefined();
    expect(parse(sourceOf('x.md', text)).root.children.length).toBeGreaterThan(0);
  });

  test.skipIf(!hasCorpus)('wherever a person wrote it', () => {
    const excessive = corpusFiles(600_000).flatMap(({path, bytes}) => {
      const source = sourceOf(path, new TextDecoder().decode(bytes));
      return excessIn(source) === undefined &&
        (parse(source).root.children.length > 0 || source.text.trim() === '')
        ? []
        : [path];
    });
    expect(excessive).toEqual([]);
  });
});

test('lines that are all the same are merged, or are a conflict as a whole, in time', () => {
  const text = (who: string, count: number) => `${who} begins\n${'same\n'.repeat(count)}${who} ends\n`;
  const merge = (count: number) =>
    mergeLines({base: text('base', count), ours: text('ours', count), theirs: text('theirs', count)});
  expect(merge(100)).toHaveLength(3);
  for (const count of [1900, 20_000])
    expect(merge(count)).toEqual([
      {base: text('base', count), ours: text('ours', count), theirs: text('theirs', count)},
    ]);
});
