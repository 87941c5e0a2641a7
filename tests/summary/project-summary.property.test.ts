import * as fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {printSummary} from '../../src/summary/file/print-summary.ts';
import {anySummary, handEdits, LAYOUTS, projected, words} from '../support/summary.ts';

describe('a summary that is projected', () => {
  test('is what a new one would be, where nobody touched it', () => {
    fc.assert(
      fc.property(anySummary, anySummary, (before, after) => {
        const first = projected('', before);
        expect(first.text).toBe(printSummary(before));
        expect(projected(first.text, after, first.record).text).toBe(printSummary(after));
      }),
      {numRuns: 30},
    );
  });

  test('is left alone by a second run, and keeps every word of a person', () => {
    const sides = fc.constantFrom(undefined, 'file' as const);
    const summaries = fc.tuple(anySummary, anySummary, anySummary);
    const people = fc.tuple(fc.constantFrom(...LAYOUTS), handEdits, handEdits);
    fc.assert(
      fc.property(summaries, people, sides, ([first, second, third], [laidOut, edit, editAgain], accept) => {
        const begun = projected('', first);
        const text = edit(laidOut(begun.text));
        const next = projected(text, second, begun.record, accept);
        expect(words(next.text)).toBe(words(text));
        const later = editAgain(next.text);
        const last = projected(later, third, next.record);
        expect(words(last.text)).toBe(words(later));
        const again = projected(last.text, third, last.record);
        expect(again.edits).toEqual([]);
        expect(again.record).toEqual(last.record);
        const decided = projected(last.text, third, last.record, 'source');
        expect(decided.conflicts).toEqual([]);
        const inConflict = again.conflicts.map(({range}) => last.text.slice(range.start, range.end));
        expect(words(decided.text)).toBe(words(last.text) - words(inConflict.join('\n')));
        expect(projected(decided.text, third, decided.record, 'source').edits).toEqual([]);
      }),
      {numRuns: 40, endOnFailure: true},
    );
  });
});
