import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import {FORM} from '../../src/summary/form.ts';
import {texts} from '../support/markdown-text.ts';
import {anySummary, projected} from '../support/summary.ts';

const headings = fc
  .tuple(fc.constantFrom(...FORM), fc.constantFrom('\n', '\n\n', '\r\n\r\n'))
  .map(([{title, depth}, below]) => `${'#'.repeat(depth)} ${title}${below}`);

/** A file in which anything may stand between the headings of a summary. */
const documents = fc
  .array(fc.tuple(fc.oneof(headings, fc.constant('')), texts), {minLength: 1, maxLength: 4})
  .map((parts) => parts.map(([heading, text]) => `${heading}${text}\n`).join(''));

const linesOf = (text: string) => text.split(/\r\n|\n|\r/).map((line) => line.trim());

/** Those of some lines that are not among others, each counted. */
function lost(before: readonly string[], after: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const line of after) left.set(line, (left.get(line) ?? 0) + 1);
  return before.filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return line !== '' && count === 0;
  });
}

test('whatever a file holds, nothing is taken from it, and a second run adds nothing', () => {
  fc.assert(
    fc.property(documents, anySummary, (text, summary) => {
      const first = projected(text, summary);
      expect(lost(linesOf(text), linesOf(first.text))).toEqual([]);
      const again = projected(first.text, summary, first.record);
      expect(again.edits).toEqual([]);
      expect(again.record).toEqual(first.record);
    }),
    {numRuns: 60, endOnFailure: true},
  );
});
