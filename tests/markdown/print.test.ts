import fc from 'fast-check';
import type {RootContent} from 'mdast';
import {describe, expect, test} from 'vitest';
import {parse} from '../../src/markdown/document.ts';
import {printCode, printInline, printText} from '../../src/markdown/print.ts';
import {sourceOf} from '../../src/markdown/source.ts';
import {noise, words} from '../support/generate.ts';

const blocksOf = (text: string): readonly RootContent[] => parse(sourceOf('', text)).root.children;

/** The words of a paragraph that is nothing but words. */
function wordsOf(markdown: string): string | undefined {
  const [block, ...others] = blocksOf(markdown);
  if (block?.type !== 'paragraph' || others.length > 0) return undefined;
  const [only, ...rest] = block.children;
  return rest.length === 0 && only?.type === 'text' ? only.value : undefined;
}

const anything = fc.oneof(words, noise, fc.string({unit: 'grapheme'}), fc.webUrl(), fc.emailAddress());
const sound = anything
  .map((text) => text.replace(/[\s\u0000-\u001F\u007F]+/g, ' ').trim())
  .filter((text) => text !== '');

describe('words', () => {
  test('read back as these words, at the end of a line and within it', () => {
    fc.assert(
      fc.property(sound, (text) => {
        const printed = printText(text);
        expect(printed).not.toMatch(/[\r\n]/);
        expect(wordsOf(`x ${printed}`)).toBe(`x ${text}`);
        expect(wordsOf(`x ${printed} y`)).toBe(`x ${text} y`);
        expect(wordsOf(`x ${printed}\ny`)).toBe(`x ${text}\ny`);
      }),
      {numRuns: 300},
    );
  });

  test('stay words beside others', () => {
    fc.assert(
      fc.property(sound, sound, (one, other) => {
        expect(wordsOf(`x ${printText(one)} y ${printText(other)} z`)).toBe(`x ${one} y ${other} z`);
      }),
      {numRuns: 300},
    );
  });

  test.each([
    ['snake_case and 2 * 3', 'snake_case and 2 * 3'],
    ['- a', '- a'],
    ['[WIP] a', '[WIP] a'],
    ['*a*', '\\*a\\*'],
    ['a\\', 'a\\\\'],
    ['<b>', '\\<b>'],
    ['&amp;', '\\&amp;'],
    ['  a \r\n b\t', 'a b'],
    ['', ''],
  ])('%j are printed as %j', (text, expected) => {
    expect(printText(text)).toBe(expected);
  });
});

describe('a path', () => {
  const path = fc.string({unit: fc.constantFrom(...'ab/.` *_|\\<&~é😀'), minLength: 1, maxLength: 12});

  test('reads back from between its backticks', () => {
    fc.assert(
      fc.property(path, (value) => {
        for (const text of [`- ${printCode(value)} - x`, `x ${printCode(value)}`, printCode(value)]) {
          const found = JSON.stringify(blocksOf(text)).match(
            /"type":"inlineCode","value":("(?:[^"\\]|\\.)*")/,
          )?.[1];
          expect(JSON.parse(found ?? 'null')).toBe(value);
        }
      }),
      {numRuns: 300},
    );
  });
});

test('nodes we made print on one line, blanks at the end included', () => {
  expect(
    printInline([
      {type: 'strong', children: [{type: 'text', value: 'a b'}]},
      {type: 'text', value: ': c\u00a0'},
    ]),
  ).toBe('**a b**: c\u00a0');
});
