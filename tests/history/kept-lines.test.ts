import fc from 'fast-check';
import {expect, test} from 'vitest';
import {holds, holdsPart, keptLines, linesOf, partLines} from '../../src/history/bases/kept-lines.ts';

const line = fc.constantFrom('', 'a', 'b', 'a b', '### A', ' a');
const ending = fc.constantFrom('\n', '\r\n', '\r', ' \n', '\t\r\n');

test('a part of a text is found in it, whatever ends its lines; what it has not is not', () => {
  fc.assert(
    fc.property(fc.array(line), fc.nat(), fc.nat(), ending, ending, (lines, from, length, one, other) => {
      const start = from % (lines.length + 1);
      const part = lines.slice(start, start + (length % 6));
      const text = keptLines(lines.join(one));
      expect(holds(text, partLines(part.join(other)))).toBe(true);
      expect(holds(text, partLines([...part, 'c'].join(other)))).toBe(false);
    }),
    {numRuns: 200},
  );
});

test('a line is found whole, and only where the next ones follow', () => {
  const text = keptLines('\uFEFFone two\n\nthree\nfour');
  expect(holds(text, ['one'])).toBe(false);
  expect(holds(text, ['one two', '', 'three'])).toBe(true);
  expect(holds(text, ['one two', 'three'])).toBe(false);
  expect(holds(text, ['four', ''])).toBe(false);
  expect(linesOf('a\r\n b \rc')).toEqual(['a', ' b', 'c']);
});

test('what repeats is found as one finds it line by line, and a hostile text soon', () => {
  const few = fc.array(fc.constantFrom('a', 'b'), {maxLength: 40});
  fc.assert(
    fc.property(few, fc.array(fc.constantFrom('a', 'b'), {minLength: 1, maxLength: 6}), (lines, part) => {
      const isThere = `\n${lines.join('\n')}\n`.includes(`\n${part.join('\n')}\n`);
      expect(holds(keptLines(lines.join('\n')), part)).toBe(isThere);
    }),
    {numRuns: 300},
  );
  const many = keptLines('a\n'.repeat(500_000));
  expect(holds(many, [...Array.from({length: 200_000}, () => 'a'), 'b'])).toBe(false);
});

test.each([
  ['the end', '', true],
  ['a heading beside it', '\n### Requirement: B', true],
  ['a heading above it', '\n## Notes', true],
  ['a heading that is underlined', '\nNotes\n-----', true],
  ['a comment', '\n<!-- Two of them. -->\n\n### Requirement: B', true],
  ['a line', '- **AND** more', false],
  ['a scenario', '\n#### Scenario: More', false],
  ['a paragraph', '\nMore', false],
])('a requirement ends where its lines do: %s follows', (_, following, expected) => {
  const part = ['### Requirement: A', '', 'It SHALL.', '', '#### Scenario: A', '', '- **THEN** a'];
  const text = ['## MODIFIED Requirements', '', ...part, following].join('\n');
  expect(holdsPart(keptLines(text), part)).toBe(expected);
  expect(holdsPart(keptLines(`${text}\n`.repeat(20)), part)).toBe(expected);
});

test('what looks like a heading within a fence ends no requirement', () => {
  const part = ['### Requirement: A', '', '```'];
  expect(holdsPart(keptLines([...part, '### B', '```'].join('\n')), part)).toBe(false);
});
