import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {lineEnd, lineStart, lineStartsOf, pointAt, trimmedEnd, wholeLines} from '../../src/markdown/place.ts';
import {decode, encode, lineEndingAt, sourceOf} from '../../src/markdown/source.ts';
import {markdown, noise} from '../support/generate.ts';

const bytesOf = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Uint8Array.from(part))));

const BOM = [0xef, 0xbb, 0xbf];

describe('bytes', () => {
  test('come back as they were', () => {
    fc.assert(
      fc.property(fc.oneof(markdown, noise, fc.string({unit: 'binary'})), fc.boolean(), (text, hasBom) => {
        const bytes = bytesOf(hasBom ? BOM : [], text);
        const source = decode('x.md', bytes);
        expect(source.invalidAt).toBeUndefined();
        expect(source.hasBom).toBe(hasBom || text.startsWith('\uFEFF'));
        expect(Buffer.compare(encode(source, source.text), bytes)).toBe(0);
      }),
    );
  });

  test.each([
    [[0xff], 'an impossible byte'],
    [[0xc0, 0xaf], 'an overlong form'],
    [[0xed, 0xa0, 0x80], 'a surrogate'],
    [[0xf4, 0x90, 0x80, 0x80], 'past the last code point'],
    [[0xe2, 0x82], 'cut short'],
    [[0x80], 'a stray continuation'],
  ])('that are not UTF-8 are noted where they begin: %j, %s', (broken) => {
    for (const before of ['', 'a', 'é', '😀\r\n', 'x'.repeat(1_000)]) {
      for (const after of ['', 'b', 'é']) {
        expect(decode('x', bytesOf(before, broken, after)).invalidAt).toBe(before.length);
        expect(decode('x', bytesOf(BOM, before, broken, after)).invalidAt).toBe(before.length);
      }
    }
  });

  test('are made from text', () => {
    expect(sourceOf('x', '\uFEFFé')).toMatchObject({text: 'é', hasBom: true, path: 'x'});
    expect([...sourceOf('x', '\uFEFFé').bytes]).toEqual([...BOM, 0xc3, 0xa9]);
  });
});

describe('lines', () => {
  const texts = fc.oneof(markdown, noise);

  test('are found by their starts', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const starts = lineStartsOf(text);
        const lines = text.split(/\r\n|\n|\r/);
        expect(starts.map((start, index) => text.slice(start, start + (lines[index]?.length ?? 0)))).toEqual(
          lines,
        );
        for (let offset = 0; offset <= text.length; offset++) {
          const {line, column} = pointAt(starts, offset);
          const start = starts[line - 1] as number;
          expect(start + column - 1).toBe(offset);
          expect(lineStart(text, offset)).toBe(start);
          expect(lineEnd(text, offset)).toBe(start + (lines[line - 1]?.length ?? 0));
          expect(lineEnd(text, offset, true)).toBe(starts[line] ?? text.length);
        }
      }),
    );
  });

  test.each([
    ['ab\ncd\n', 1, 1, 'ab\n'],
    ['ab\ncd\n', 1, 3, 'ab\n'],
    ['ab\ncd\n', 1, 4, 'ab\ncd\n'],
    ['ab\ncd', 3, 3, 'cd'],
    ['\nab\n', 0, 0, '\n'],
    ['ab\r\ncd', 1, 3, 'ab\r\n'],
    ['ab\r\ncd', 1, 4, 'ab\r\n'],
  ])('%j, %i–%i widened to whole lines is %j', (text, start, end, expected) => {
    const range = wholeLines(text, {start, end});
    expect(text.slice(range.start, range.end)).toBe(expected);
  });

  test('are trimmed of blanks only', () => {
    const text = 'a\u00a0\u2028 \t\r\n';
    expect(trimmedEnd(text, {start: 0, end: text.length})).toBe(3);
    expect(trimmedEnd('   ', {start: 1, end: 3})).toBe(1);
  });

  test.each([
    ['a\r\nb\nc', 0, '\r\n'],
    ['a\r\nb\nc', 2, '\r\n'],
    ['a\r\nb\nc', 3, '\r\n'],
    ['a\r\nb\nc', 4, '\n'],
    ['a\rb\nc', 3, '\n'],
    ['a\r\nb\nc', 5, '\n'],
    ['a\rb', 3, '\r'],
    ['abc', 1, '\n'],
    ['', 0, '\n'],
  ])('in %j new text at %i takes %j', (text, offset, expected) => {
    expect(lineEndingAt(text, offset)).toBe(expected);
  });
});
