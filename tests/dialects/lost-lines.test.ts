import {expect, test} from 'vitest';
import {lostLines} from '../../src/dialects/merge/losses/lost-lines.ts';

test.each([
  ['a line that stays', 'One.\nTwo.', '  Two.\n\nOne.', []],
  [
    'a line without a successor',
    '- **WHEN** a\n- **AND** the log says so',
    '- **WHEN** a',
    ['- **AND** the log says so'],
  ],
  [
    'a line that was changed',
    'The system SHALL ask for a password.',
    'The system SHALL ask for a password and a code.',
    [],
  ],
  ['one successor for one line', 'Ask for a name.\nAsk for a pin.', 'Ask for a code.', ['Ask for a pin.']],
  ['half of the words', 'one two', 'one three', ['one two']],
  ['one of two that are alike', '- safe\nA\n- safe', 'A\n- safe', ['- safe']],
  ['no words at all', '| --- |', '***', ['| --- |']],
])('%s', (_, before, after, lost) => {
  expect(lostLines(before, after)).toEqual(lost);
});

test('a very long block is compared line by line only', () => {
  const lines = (word: string) =>
    Array.from({length: 600}, (_, index) => `${word} the same words ${index}`).join('\n');
  expect(lostLines(lines('a'), lines('b'))).toHaveLength(600);
  expect(lostLines(lines('a'), lines('a'))).toEqual([]);
});
