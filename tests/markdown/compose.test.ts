import fc from 'fast-check';
import type {RootContent} from 'mdast';
import {describe, expect, test} from 'vitest';
import {
  appendToSection,
  fillSection,
  insertSectionAfter,
  reorderSections,
  replaceRange,
} from '../../src/markdown/compose.ts';
import {type Document, parse} from '../../src/markdown/document.ts';
import {applyEdits, type TextEdit} from '../../src/markdown/edit.ts';
import {plainText} from '../../src/markdown/node.ts';
import {descendants, type Section} from '../../src/markdown/section.ts';
import {sourceOf} from '../../src/markdown/source.ts';
import {endings, joined, markdown} from '../support/generate.ts';

const documentOf = (text: string): Document => parse(sourceOf('x.md', text));
const allSections = (document: Document): readonly Section[] => [document.top, ...descendants(document.top)];

/** A tree as its headings and blocks, in order. */
function shapeOf(text: string): readonly string[] {
  return documentOf(text).root.children.map(shapeOfBlock);
}

function shapeOfBlock(block: RootContent): string {
  const words = block.type === 'html' ? 'html' : plainText(block);
  return `${block.type}${block.type === 'heading' ? block.depth : ''} ${words}`;
}

function shapeOfSection(section: Section): readonly string[] {
  const own = section.heading ? [shapeOfBlock(section.heading)] : [];
  return [...own, ...section.blocks.map(shapeOfBlock), ...section.children.flatMap(shapeOfSection)];
}

/** The text after edits; everything between them stayed. */
function applied(document: Document, ...edits: readonly TextEdit[]): string {
  const after = applyEdits(document.text, edits);
  for (const {text} of edits) expect(after).toContain(text);
  return after;
}

/** A list or a footnote at the end may take in what is indented below; words are not. */
const content = fc.constantFrom('words', 'words\n\n| a |\n|---|', '```\ncode\n```', '> quote\n\nwords');
const shapeOfContent = (text: string) => shapeOf(text);

describe('a section', () => {
  test('gets content behind its last block', () => {
    fc.assert(
      fc.property(markdown, fc.nat(), content, (text, at, added) => {
        const document = documentOf(text);
        const sections = allSections(document);
        const section = sections[at % sections.length] as Section;
        const index = document.root.children.indexOf(
          (section.blocks.at(-1) ?? section.heading) as RootContent,
        );
        const after = applied(document, appendToSection(document, section, added));
        const before = shapeOf(text);
        expect(shapeOf(after)).toEqual([
          ...before.slice(0, index + 1),
          ...shapeOfContent(added),
          ...before.slice(index + 1),
        ]);
        expect(/[\r\n]$/.test(after)).toBe(/[\r\n]$/.test(text));
      }),
      {numRuns: 150},
    );
  });

  test('is put behind another', () => {
    fc.assert(
      fc.property(
        markdown,
        fc.nat(),
        content,
        fc.constantFrom('Title', 'C #', '`a`'),
        (text, at, added, title) => {
          const document = documentOf(text);
          const sections = allSections(document);
          const previous = sections[at % sections.length] as Section;
          const next = document.root.children.findIndex(
            (block) => (block.position?.start.offset ?? 0) >= previous.end,
          );
          const after = applied(document, insertSectionAfter(document, previous, title, added));
          const heading = `heading${Math.max(2, previous.depth)} ${title.replaceAll('`', '')}`;
          const before = shapeOf(text);
          const index = next < 0 ? before.length : next;
          expect(shapeOf(after)).toEqual([
            ...before.slice(0, index),
            heading,
            ...shapeOfContent(added),
            ...before.slice(index),
          ]);
        },
      ),
      {numRuns: 150},
    );
  });

  test('changes places with its siblings', () => {
    fc.assert(
      fc.property(markdown, fc.nat(), fc.infiniteStream(fc.nat()), (text, at, keys) => {
        const document = documentOf(text);
        const parents = allSections(document).filter(({children}) => children.length > 1);
        fc.pre(parents.length > 0);
        const {children} = parents[at % parents.length] as Section;
        const ranks = new Map(children.map((child) => [child, keys.next().value]));
        const order = children.toSorted((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0));
        const after = applied(document, ...reorderSections(document, children, order));
        // Rules at the top and under a heading can come to enclose what reads like front matter.
        fc.pre(documentOf(after).frontMatter?.end === document.frontMatter?.end);
        const first = document.root.children.indexOf(children[0]?.heading as RootContent);
        const moved = order.flatMap(shapeOfSection);
        expect(shapeOf(after)).toEqual(shapeOf(text).toSpliced(first, moved.length, ...moved));
        expect(/[\r\n]$/.test(after)).toBe(/[\r\n]$/.test(text));
      }),
      {numRuns: 150},
    );
  });

  test('takes the line ending of its file', () => {
    fc.assert(
      fc.property(endings, fc.constantFrom(appendToSection, fillSection), (ending, put) => {
        fc.pre(ending !== 'mixed');
        const document = documentOf(joined(['# A', '', '## B', '', '## C', ''], ending));
        const [section] = document.top.children[0]?.children ?? [];
        const {text} = put(document, section as Section, 'x\r\ny\nz\r');
        expect(new Set(text.match(/\r\n|\n|\r/g))).toEqual(new Set([ending]));
      }),
    );
  });
});

describe('filling', () => {
  const fill = (text: string, at: number) => {
    const document = documentOf(text);
    return applyEdits(text, [fillSection(document, allSections(document)[at] as Section, 'x')]);
  };

  test.each([
    ['# A\n\n## B\n\ntext\n', 1, '# A\n\nx\n\n## B\n\ntext\n'],
    ['# A\n## B\ntext\n', 1, '# A\nx\n\n## B\ntext\n'],
    ['# A\nB\n---\ntext\n', 1, '# A\nx\n\nB\n---\ntext\n'],
    ['A\n===   \n\n## B\n', 1, 'A\n===   \n\nx\n\n## B\n'],
    ['# A ##  ', 1, '# A ##  \n\nx'],
    ['# A\n', 0, 'x\n\n# A\n'],
    ['---\na: b\n---\n\n# A\n', 0, '---\na: b\n---\n\nx\n\n# A\n'],
    ['---\na: b\n---', 0, '---\na: b\n---\n\nx'],
    ['', 0, 'x'],
  ])('%j, section %i, gives %j', (text, at, expected) => {
    expect(fill(text, at)).toBe(expected);
  });
});

test.each([
  ['# A\n\n```\ncode\n\n', '# A\n\n```\ncode\n```\n\nx\n\n'],
  ['# A\n\n~~~~ md\n```\n', '# A\n\n~~~~ md\n```\n~~~~\n\nx\n'],
  ['# A\n\n<!-- note\n', '# A\n\n<!-- note\n-->\n\nx\n'],
  ['# A\n\n<PRE>\n', '# A\n\n<PRE>\n</PRE>\n\nx\n'],
  ['# A\n\n<!-- note -->\n', '# A\n\n<!-- note -->\n\nx\n'],
  ['# A\n\n<div>\n', '# A\n\n<div>\n\nx\n'],
  ['# A\n\n- ```\n  code\n', '# A\n\n- ```\n  code\n\nx\n'],
  ['# A\n\ntext\u00a0  \n', '# A\n\ntext\u00a0  \n\nx\n'],
])('what %j leaves open is closed before more follows', (text, expected) => {
  const document = documentOf(text);
  const [section] = document.top.children;
  expect(applyEdits(text, [appendToSection(document, section as Section, 'x')])).toBe(expected);
});

test('a range is replaced in the ending of its place', () => {
  const document = documentOf('a\r\nb\r\n');
  expect(replaceRange(document, {start: 3, end: 4}, 'x\ny')).toEqual({start: 3, end: 4, text: 'x\r\ny'});
});
