import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {applyEdits, editSet, overlaps, type TextEdit} from '../../src/markdown/edit.ts';

const edit = (start: number, end: number, text: string): TextEdit => ({start, end, text});

/** Disjoint edits of a text: what each stretch becomes, in order. */
const cases = fc
  .array(fc.record({kept: fc.string(), removed: fc.string(), added: fc.string()}), {maxLength: 6})
  .chain((parts) =>
    fc.tuple(
      fc.constant(parts),
      fc.shuffledSubarray(
        parts.map((_, index) => index),
        {minLength: parts.length},
      ),
    ),
  );

describe('edits', () => {
  test('change what they name and nothing else, in any order', () => {
    fc.assert(
      fc.property(cases, ([parts, order]) => {
        let at = 0;
        const edits = parts.map(({kept, removed, added}) => {
          const start = at + kept.length + 1;
          at = start + removed.length;
          return edit(start, at, added);
        });
        const text = parts.map(({kept, removed}) => `|${kept}${removed}`).join('');
        const result = applyEdits(
          text,
          order.map((index) => edits[index] as TextEdit),
        );
        expect(result).toBe(parts.map(({kept, added}) => `|${kept}${added}`).join(''));
      }),
    );
  });

  test('insert in the order given, before a replacement that starts there', () => {
    expect(applyEdits('abc', [edit(1, 2, 'X'), edit(1, 1, '1'), edit(1, 1, '2')])).toBe('a12Xc');
    expect(applyEdits('abc', [edit(0, 1, 'X'), edit(1, 1, '1'), edit(1, 3, 'Y')])).toBe('X1Y');
    expect(applyEdits('', [edit(0, 0, 'x')])).toBe('x');
  });

  test.each([
    ['overlap', [edit(0, 2, ''), edit(1, 3, '')]],
    ['repeat each other', [edit(0, 1, 'a'), edit(0, 1, 'a')]],
    ['insert within a replacement', [edit(0, 3, ''), edit(1, 1, 'x')]],
    ['end before they start', [edit(2, 1, '')]],
    ['leave the text', [edit(2, 4, '')]],
    ['begin before the text', [edit(-1, 1, '')]],
    ['stand nowhere', [edit(Number.NaN, 1, '')]],
  ])('that %s are a bug', (_, edits) => {
    expect(() => applyEdits('abc', edits)).toThrow(/Overlapping or stray edit/);
  });

  test('overlap exactly where they cannot both be applied', () => {
    const place = fc
      .record({start: fc.nat(6), length: fc.nat(3)})
      .map(({start, length}) => edit(start, start + length, 'x'));
    fc.assert(
      fc.property(place, place, (a, b) => {
        const apply = () => applyEdits('0123456789', [a, b]);
        if (overlaps(a, b)) expect(apply).toThrow();
        else expect(apply).not.toThrow();
        expect(overlaps(b, a)).toBe(overlaps(a, b));
      }),
    );
  });
});

test('a set takes the edits that overlap none it has', () => {
  const edit = fc
    .tuple(fc.nat(20), fc.nat(3))
    .map(([start, length]) => ({start, end: start + length, text: 'x'}));
  fc.assert(
    fc.property(fc.array(edit, {maxLength: 12}), (edits) => {
      const expected: TextEdit[] = [];
      for (const each of edits) if (!expected.some((other) => overlaps(each, other))) expected.push(each);
      const set = editSet();
      for (const each of edits) set.take([each]);
      expect(set.edits).toEqual(expected);
    }),
    {numRuns: 2000},
  );
});
