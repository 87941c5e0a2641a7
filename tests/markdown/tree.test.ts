import fc from 'fast-check';
import type {RootContent} from 'mdast';
import {describe, expect, test} from 'vitest';
import {type Document, parse, placeIn} from '../../src/markdown/document.ts';
import {innerSource, nodesOfType, plainText, rangeOf} from '../../src/markdown/node.ts';
import {descendants} from '../../src/markdown/section.ts';
import {decode, encode, sourceOf} from '../../src/markdown/source.ts';
import {corpusFiles, hasCorpus} from '../support/corpus.ts';
import {markdown, noise} from '../support/generate.ts';
import {treeProblems} from '../support/tree-problems.ts';

const documentOf = (text: string): Document => parse(sourceOf('x.md', text));

describe('a parsed document', () => {
  test('has every node in its place and tiles into sections', () => {
    fc.assert(
      fc.property(markdown, (text) => void expect(treeProblems(documentOf(text))).toEqual([])),
      {numRuns: 200},
    );
  });

  test('does so on noise', () => {
    fc.assert(
      fc.property(noise, (text) => void expect(treeProblems(documentOf(text))).toEqual([])),
      {numRuns: 200},
    );
  });

  test.skipIf(!hasCorpus)('does so on the corpus', () => {
    for (const {path, bytes} of corpusFiles(600_000)) {
      const source = decode(path, bytes);
      expect([path, ...treeProblems(parse(source))]).toEqual([path]);
      if (source.invalidAt === undefined) expect(Buffer.compare(encode(source, source.text), bytes)).toBe(0);
    }
  });

  test('has no sections from fences, comments, quotes, lists and indented code', () => {
    const text =
      '# A\n\n```\n# no\n```\n\n<!--\n# no\n-->\n\n> # no\n\n- # no\n\n<div>\n# no\n</div>\n\n    # no\n\n## B\n';
    expect([...descendants(documentOf(text).top)].map(({title}) => title)).toEqual(['A', 'B']);
  });

  test('keeps its places behind a second byte order mark', () => {
    const {text, top} = documentOf('\uFEFF\uFEFF# A\n\ntext\n');
    const [section] = top.children;
    expect(text.slice(section?.start, section?.end)).toBe('# A\n\ntext\n');
  });

  test('keeps a place for what looks like an address', () => {
    const {text, top} = documentOf('# /a@b.cd and x\n');
    const heading = top.children[0]?.heading;
    expect(heading && innerSource(text, heading)).toBe('/a@b.cd and x');
  });

  test.each([
    ['quotes on a line', `${'>'.repeat(99)}a`],
    ['lists on a line', `${'- '.repeat(99)}a`],
    ['numbers on a line', `${'1. '.repeat(99)}a`],
    ['lists line by line', Array.from({length: 99}, (_, depth) => `${' '.repeat(2 * depth)}- a`).join('\n')],
    ['emphasis', `${'*a **b '.repeat(300)}${'** c*'.repeat(300)}`],
  ])('is read however deep it goes: %s', (_, deep) => {
    const text = `# A\n\n${deep}\n\n# B\n`;
    const document = documentOf(text);
    expect(document.top.children.map(({title}) => title)).toEqual(['A', 'B']);
    expect(treeProblems(document)).toEqual([]);
  });

  test('ends an item with an open fence where its lines end', () => {
    const text = '- a\n  - ```\n    code\n- b\n';
    const items = nodesOfType(documentOf(text).root, 'listItem').map(rangeOf);
    expect(items.map(({start, end}) => text.slice(start, end))).toEqual([
      '- a\n  - ```\n    code\n',
      '- ```\n    code\n',
      '- b',
    ]);
  });

  test('shows a reader its words', () => {
    const title = (text: string) => plainText(documentOf(text).root.children[0] as RootContent);
    expect(title('# **A** `b` [c](d) <!-- e --> f #')).toBe('A b c f');
    expect(title('A\n  B\n===')).toBe('A B');
  });

  test('counts lines by LF, CRLF and CR', () => {
    const document = documentOf('a\r\nb\rc\nd');
    expect([...'abcd'].map((letter) => placeIn(document, document.text.indexOf(letter)).line)).toEqual([
      1, 2, 3, 4,
    ]);
    expect(placeIn(document, 2)).toEqual({line: 1, column: 3, offset: 2});
  });
});

describe('front matter', () => {
  const matter = (text: string): string | undefined => {
    const range = documentOf(text).frontMatter;
    return range && text.slice(range.start, range.end);
  };

  test.each([
    '---\ntitle: x\n---',
    '---  \r\n# note\r\n\r\ntitle:\r\n- a\r\n- b\r\n---\t',
    '---\n"a:b": |\n  ---\n  x\nurl: http://x\n---',
    '---\rkey with words: {\r}\r---',
  ])('is %j', (text) => {
    expect(matter(text)).toBe(text);
    expect(matter(`${text}\n\n# T\n`)).toBe(text);
    expect(documentOf(`${text}\n\n# T\n\n- a\n`).top.children.map(({title}) => title)).toEqual(['T']);
    expect(documentOf(`${text}\n\n# T\n\n- a\n`).root.children.map(({type}) => type)).toEqual([
      'heading',
      'list',
    ]);
  });

  test.each([
    '---\n',
    '---\n---\n',
    '---\n\nwords\n\n---\n',
    '---\n\nnote: words\n\nmore words\n\n---\n',
    '---\nnote: words\n- a\n---\n',
    '---\nhttp://x\n---\n',
    '---\ntitle: x\n',
    '----\ntitle: x\n----\n',
    '\n---\ntitle: x\n---\n',
    ' ---\ntitle: x\n---\n',
    '---\ntitle: x\n--- x\n',
  ])('is not %j', (text) => {
    expect(matter(text)).toBeUndefined();
  });
});
