import fc from 'fast-check';
import {expect, test} from 'vitest';
import {isDay} from '../../src/project/day.ts';
import {meantDay} from '../../src/project/meant-day.ts';

test.each([
  ['2026/3/1', '2026-03-01'],
  ['2026-3-1', '2026-03-01'],
  ['2026.03.01', '2026-03-01'],
  ['1 March 2026', '2026-03-01'],
  ['1st of Mar 2026', '2026-03-01'],
  ['March 1, 2026', '2026-03-01'],
  ['Sept. 30th 2026', '2026-09-30'],
  ['25/12/2026', '2026-12-25'],
  ['12/25/2026', '2026-12-25'],
  ['03/03/2026', '2026-03-03'],
])('%j is %s', (text, day) => {
  expect(meantDay(text)).toBe(day);
});

test.each([
  '03/04/2026',
  '3-4-2026',
  '2026-02-30',
  'Marc 1, 2026',
  'Ma 1 2026',
  '1 March',
  '',
  '31/31/2026',
  '1403/12/10',
  '25/12/1969',
  '2568-03-01',
  '0000-1-1',
  'March 1, 2101',
])('%j is no day for certain', (text) => {
  expect(meantDay(text)).toBeUndefined();
});

test('whatever the text, what is meant is a day', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}$/)), (text) => {
      const day = meantDay(text);
      expect(day === undefined || isDay(day)).toBe(true);
    }),
    {numRuns: 300},
  );
});
