import {createHash} from 'node:crypto';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {applyEdits, type TextEdit} from '../../src/markdown/edit.ts';
import {hunksBetween} from '../../src/markdown/hunk.ts';
import {undoElsewhere, undoInPlace} from '../../src/markdown/undo.ts';

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

const line = fc.constantFrom('a\n', 'b\r\n', '### c\n', '\n', '- d\r', 'é\n', 'e');
const text = fc.array(line, {maxLength: 30}).map((lines) => lines.join(''));

/** Edits in order, none into another; insertions may meet. */
function editsIn(length: number): fc.Arbitrary<readonly TextEdit[]> {
  const cut = fc.tuple(fc.nat(length), fc.nat(3), text);
  return fc.array(cut, {maxLength: 5}).map((cuts) => {
    const edits: TextEdit[] = [];
    for (const [at, size, words] of cuts.toSorted(([a], [b]) => a - b)) {
      const last = edits.at(-1);
      const start = Math.max(at, last?.end ?? 0);
      const end = Math.min(start + size, length);
      const isTwice = last !== undefined && last.start === start;
      if (!isTwice && start <= length) edits.push({start, end, text: words.slice(0, 40)});
    }
    return edits;
  });
}

const editedTwice = text.chain((original) =>
  fc.tuple(fc.constant(original), editsIn(original.length), editsIn(original.length)),
);

describe('hunks', () => {
  test('undone in the newer text, they yield the older one', () => {
    fc.assert(
      fc.property(editedTwice, ([original, before, after]) => {
        const newer = applyEdits(original, after);
        const edits = undoInPlace(newer, hunksBetween(original, before, after, hashOf), hashOf);
        expect(edits && applyEdits(newer, edits)).toBe(applyEdits(original, before));
      }),
    );
  });

  test('are not undone in place in a text that is another one there', () => {
    const hunks = hunksBetween('one\n', [], [{start: 4, end: 4, text: 'two\n'}], hashOf);
    expect(undoInPlace('one\nTwo\n', hunks, hashOf)).toBeUndefined();
  });
});

describe('hunks in a text that has changed since', () => {
  const original = '# T\n\nfirst\n\nlast\n';
  const added = [{start: 11, end: 11, text: '\nmiddle\n'}];
  const hunks = hunksBetween(original, [], added, hashOf);
  const undone = (newer: string) => {
    const edits = undoElsewhere(newer, hunks, hashOf);
    return edits && applyEdits(newer, edits);
  };

  test.each([
    ['above', '# T\n\nnew\n\nfirst\n\nmiddle\n\nlast\n', '# T\n\nnew\n\nfirst\n\nlast\n'],
    ['below', '# T\n\nfirst\n\nmiddle\n\nlast\n\nmore\n', '# T\n\nfirst\n\nlast\n\nmore\n'],
    ['on both sides', '# U\n\nfirst!\n\nmiddle\n\nlast!\n', '# U\n\nfirst!\n\nlast!\n'],
  ])('%s, they are found', (_, newer, older) => {
    expect(undone(newer)).toBe(older);
  });

  test.each([
    ['it was changed', '# T\n\nfirst\n\nmiddles\n\nlast\n'],
    ['it is gone', original],
    ['it could be in two places', '# U\n\nx\n\nmiddle\n\ny\n\nmiddle\n\nz\n'],
  ])('where %s, they are not undone', (_, newer) => {
    expect(undone(newer)).toBeUndefined();
  });

  test('what was taken away comes back where its neighbours are, and nowhere else', () => {
    const gone = hunksBetween(original, [], [{start: 5, end: 12, text: ''}], hashOf);
    const back = (newer: string) => {
      const edits = undoElsewhere(newer, gone, hashOf);
      return edits && applyEdits(newer, edits);
    };
    expect(back('# T\n\nlast\n\nmore\n')).toBe('# T\n\nfirst\n\nlast\n\nmore\n');
    expect(back('all else\n')).toBeUndefined();
  });
});
