import {execFileSync} from 'node:child_process';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {printable, printableLines, withoutCommands} from '../src/printable.ts';
import {shellLine} from '../src/refusal.ts';
import {actingIn} from './support/hostile.ts';

const text = fc.string({unit: 'binary', maxLength: 30});

describe('printable', () => {
  test.each([
    ['a\tb\r\nc', 'a\\u0009b\\u000d\\u000ac'],
    ['\u001B[31m\u009B2J', '\\u001b[31m\\u009b2J'],
    ['\u202Eabc\u2066\u061C', '\\u202eabc\\u2066\\u061c'],
    ['Log\u200Bin\u200D\uFEFF\u00AD', 'Log\\u200bin\\u200d\\ufeff\\u00ad'],
    ['tag\u{E0041}', 'tag\\udb40\\udc41'],
    ['half \uD800', 'half \\ud800'],
    ['a\uFE0F', 'a\\ufe0f'],
  ])('writes out %j', (given, shown) => {
    expect(printable(given)).toBe(shown);
  });

  test.each(['👨‍👩‍👧', '✔️', 'नमस्ते', 'क्‍ष', 'می‌خواهم', '葛󠄀', 'naïve', '日本', 'Ä'])(
    'leaves %j alone, where what is not seen does work',
    (given) => {
      expect(printable(given)).toBe(given);
      expect(printableLines(given)).toBe(given);
    },
  );

  test('leaves nothing that acts, and nothing for a second run', () => {
    fc.assert(
      fc.property(text, (given) => {
        const [line, lines] = [printable(given), printableLines(given)];
        expect(line).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
        expect(actingIn(line + lines)).toEqual([]);
        expect(printable(line)).toBe(line);
        expect(printableLines(lines)).toBe(lines);
      }),
    );
  });

  test('keeps what a JSON document means', () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.constantFrom('##[group]', '\\##vso[', '::error::')), (given) => {
        const json = JSON.stringify({[given]: [given]}, undefined, 2);
        expect(JSON.parse(withoutCommands(printableLines(json)))).toEqual({[given]: [given]});
      }),
    );
  });
});

test.each([
  ['a\n  ::error::x', 'a\n  \\u003a:error::x'],
  ['::a\n\u00A0::b', '\\u003a:a\n\u00A0\\u003a:b'],
  ['x ##[group]y ##vso[a]', 'x \\u0023#[group]y \\u0023#vso[a]'],
  ['std::vector, ## Title, #[derive]', 'std::vector, ## Title, #[derive]'],
])('a CI log reads no command in %j', (given, shown) => {
  expect(withoutCommands(given)).toBe(shown);
});

describe('a command to paste', () => {
  test.each(["it's", '$(x) `y`', 'a\nb', '\u001B[31m\u202Ex\'\\"y', 'ä b', '', '*'])(
    'gives the shell %j',
    (word) => {
      const line = shellLine`printf %s ${word}`;
      expect(printable(line)).toBe(line);
      expect(execFileSync('bash', ['-c', line], {encoding: 'utf8'})).toBe(word);
    },
  );
});
