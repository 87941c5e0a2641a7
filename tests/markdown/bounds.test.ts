import fc from 'fast-check';
import type {Nodes} from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import {type Processor, unified} from 'unified';
import {describe, expect, test} from 'vitest';
import {excessIn, parse} from '../../src/markdown/document.ts';
import {mergeLines} from '../../src/markdown/merge/lines.ts';
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

const SIZE = 96 * 1024;

/** What the parser would need a power of its length for, and what is said of it. */
const refused: Readonly<Record<string, RegExp>> = {
  '>': /^line 1 stands within a hundred quotes or lists, expected fewer$/,
  '- ': /^line 1 stands within a hundred/,
  'nested list line by line': /^line 101 stands within a hundred/,
  '*a_ ': /^\d+ marks such as `\*` and `\[` in the paragraph on line 1 or above, expected fewer$/,
  'nested emphasis': /^\d+ marks/,
  'nested images': /^\d+ marks/,
  ']': /^\d+ marks/,
  '~a~ ': /^\d+ marks/,
  'everything closed': /^\d+ marks .* on line \d\d\d? or above/,
  backticks: /^too many pieces of code or HTML that do not end on line 1 or above/,
  'a<!--': /^too many pieces of code or HTML/,
  'a<![CDATA[': /^too many pieces of code or HTML/,
  'lazy lines': /^too many lines that go on with a quote or list/,
  'setext lines': /^too many lines that go on with a quote or list, or underline a heading, on line \d+/,
  'a | lines': /^too many lines in the paragraph on line \d+/,
};

describe('a text is refused that takes the parser a power of its length', () => {
  test.each(Object.entries(refused))('%s', (name, reason) => {
    const source = sourceOf('x.md', worstTexts[name]?.(SIZE) ?? '');
    expect(excessIn(source)).toMatch(reason);
    expect(parse(source).root.children).toEqual([]);
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
    expect(excessOf(`a\n\n${marks}b\n`)).toMatch(/^line \d stands within a hundred quotes or lists/);
  });

  test.each(['>'.repeat(99), ' '.repeat(199), `a ${'>'.repeat(150)}`])('not in %j', (marks) => {
    expect(excessOf(`a\n\n${marks}b\n`)).toBeUndefined();
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

describe('what only the parser finds to be too much', () => {
  const beside = `[x]: y\n\n${`Table ${'w'.repeat(58)}:\n| a | b |\n|---|---|\n| ${'w'.repeat(58)} | b |\n\n`.repeat(480)}`;
  const within = `${`word ${'w'.repeat(60)} <!-- `.repeat(450)}\n`;
  const later = `a &amp; b\n\n${beside.slice(8)}`;
  test.each([beside, within, later])('is an excess when it was read, and throws nothing', (text) => {
    const source = sourceOf('x.md', text);
    expect(excessIn(source)).toBeUndefined();
    const {root} = parse(source);
    JSON.stringify(root);
    expect(root.children.length > 0 || excessIn(source) !== undefined).toBe(true);
    expect(JSON.stringify(parse(source).root).includes('w') || excessIn(source) !== undefined).toBe(true);
  });
});
