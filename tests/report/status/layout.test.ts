import fc from 'fast-check';
import {expect, test} from 'vitest';
import {bar, firstOf, fitted, wrapped} from '../../../src/report/status/layout.ts';

const style = (hasUnicode: boolean, width = 80) => ({
  ...{hasUnicode, width},
  paint: (_: string, text: string) => text,
});

test('a bar is full only when all is done, and empty only when little is', () => {
  expect([bar(0, 3), bar(1, 2), bar(999, 1000), bar(1000, 1000)]).toEqual([
    '[--------------------]',
    '[##########----------]',
    '[###################-]',
    '[####################]',
  ]);
  expect(bar(0, 0)).toBe('[--------------------]');
});

test('a path is cut in its middle, its name last, and only where it must be', () => {
  const path = 'src/server/middleware/rate-limit/bucket.ts';
  expect(fitted(path, 42, style(true))).toBe(path);
  expect(fitted(path, 30, style(true))).toBe('src/serve…rate-limit/bucket.ts');
  expect(fitted(path, 30, style(false))).toContain('...');
  fc.assert(
    fc.property(
      fc.string({unit: 'grapheme', maxLength: 60}),
      fc.integer({min: 8, max: 70}),
      fc.boolean(),
      (text, room, isUnicode) => {
        const shown = fitted(text, room, style(isUnicode));
        expect([...shown].length).toBeLessThanOrEqual(Math.max(room, 8));
        expect(shown).not.toMatch(/\p{Cs}/u);
      },
    ),
    {numRuns: 200},
  );
});

test('wrapped words are all there, in order, and fit where a word can', () => {
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[a-z]{1,12}$/), {maxLength: 30}),
      fc.integer({min: 30, max: 90}),
      (words, width) => {
        const lines = wrapped(words.join(' '), width, '    ');
        expect(lines.map((line) => line.trim()).join(' ')).toBe(words.join(' '));
        expect(lines.every((line) => line.length <= width && line.startsWith('    '))).toBe(true);
      },
    ),
    {numRuns: 200},
  );
});

test('the last line that is shown gives up words for the sign that there are more', () => {
  const lines = ['one', 'two words here', 'three'];
  expect(firstOf(lines, 3, style(true, 14))).toEqual(lines);
  expect(firstOf(lines, 2, style(true, 14))).toEqual(['one', 'two words …']);
  expect(firstOf(lines, 1, style(false, 14))).toEqual(['one ...']);
});
