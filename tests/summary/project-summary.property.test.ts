import * as fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {printSummary} from '../../src/summary/print-summary.ts';
import {anySummary, count, handEdits, LAYOUTS, projected} from '../support/summary.ts';

describe('a summary that is projected', () => {
  test('is what a new one would be, where nobody touched it', () => {
    fc.assert(
      fc.property(anySummary, anySummary, (before, after) => {
        const first = projected('', before);
        expect(first.text).toBe(printSummary(before));
        expect(projected(first.text, after, first.record).text).toBe(printSummary(after));
      }),
      {numRuns: 40},
    );
  });

  test('is left alone by a second run, and keeps every word of a person', () => {
    fc.assert(
      fc.property(
        anySummary,
        anySummary,
        fc.constantFrom(...LAYOUTS),
        handEdits,
        (before, after, laidOut, edited) => {
          const first = projected('', before);
          const text = edited(laidOut(first.text));
          const next = projected(text, after, first.record);
          expect(count(next.text)).toBe(count(text));
          const again = projected(next.text, after, next.record);
          expect(again.text).toBe(next.text);
          expect(again.edits).toEqual([]);
          expect(again.record).toEqual(next.record);
        },
      ),
      {numRuns: 80},
    );
  });
});
