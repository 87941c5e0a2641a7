import {describe, expect, test} from 'vitest';
import {parse} from '../../src/markdown/document.ts';
import {type Branch, branchOf, branchText} from '../../src/markdown/merge/branch.ts';
import {mergeBranches, piecesOf} from '../../src/markdown/merge/merge-branches.ts';
import type {Piece} from '../../src/markdown/merge/pieces.ts';
import {sourceOf} from '../../src/markdown/source.ts';

function branch(text: string): Branch {
  const document = parse(sourceOf('a.md', text));
  return branchOf(document.text, document.top);
}

function merged(base: string, ours: string, theirs: string): string | readonly Piece[] {
  const result = mergeBranches({base: branch(base), ours: branch(ours), theirs: branch(theirs)});
  const pieces = result ? piecesOf(result) : [];
  return pieces.every((piece) => typeof piece === 'string') ? pieces.join('') : pieces;
}

const BASE = '# Spec\n\nIntro.\n\n## One\n\n- a\n- b\n- c\n\n## Two\n\n- d\n';

describe('a text that is cut and put together', () => {
  test.each([
    BASE,
    'no heading\n',
    '# A\n## B\n### C\ntext\n## D\n',
    '# A\n\n\n\n## B\n\n\ntext\n\n\n## C\n',
    'Setext\n======\n\ntext\n\nOther\n-----\n\nmore\n',
    '',
  ])('is what it was: %j', (text) => expect(branchText(branch(text))).toBe(text));

  test('ends with a line ending and has LF', () => {
    expect(branchText(branch('# A\r\n\r\ntext\r\n\r\n## B'))).toBe('# A\n\ntext\n\n## B\n');
  });
});

describe('a merge', () => {
  test.each([
    [
      'two bodies',
      BASE.replace('- a', '- A'),
      BASE.replace('- d', '- D'),
      BASE.replace('- a', '- A').replace('- d', '- D'),
    ],
    [
      'two lines apart',
      BASE.replace('- a', '- A'),
      BASE.replace('- c', '- C'),
      BASE.replace('- a', '- A').replace('- c', '- C'),
    ],
    [
      'a removal',
      BASE.replace(/## Two[\s\S]*/, ''),
      BASE.replace('- a', '- A'),
      BASE.replace(/\n## Two[\s\S]*/, '').replace('- a', '- A'),
    ],
    [
      'the same on both sides',
      BASE.replace('- a', '- A'),
      BASE.replace('- a', '- A'),
      BASE.replace('- a', '- A'),
    ],
    [
      'an addition on both sides',
      `${BASE}\n## X\n\nx\n`,
      `${BASE}\n## W\n\nw\n`,
      `${BASE}\n## W\n\nw\n\n## X\n\nx\n`,
    ],
  ])('takes %s, whichever is ours', (_, ours, theirs, both) => {
    expect(merged(BASE, ours, theirs)).toBe(both);
    expect(merged(BASE, theirs, ours)).toBe(both);
  });

  test('shows both sides of what both changed', () => {
    expect(merged(BASE, BASE.replace('- a', '- x'), BASE.replace('- a', '- y'))).toContainEqual({
      base: '- a\n',
      ours: '- x\n',
      theirs: '- y\n',
    });
  });

  test('shows what one changed and the other took out', () => {
    const changed = BASE.replace('- d', '- D');
    const without = BASE.replace(/\n## Two[\s\S]*/, '');
    const conflict = {base: '## Two\n\n- d\n', ours: '## Two\n\n- D\n', theirs: undefined};
    expect(merged(BASE, changed, without)).toContainEqual(conflict);
    expect(merged(BASE, without, changed)).toContainEqual({
      ...conflict,
      ours: undefined,
      theirs: conflict.ours,
    });
  });

  test('keeps an order that one side changed', () => {
    const swapped = '# Spec\n\nIntro.\n\n## Two\n\n- d\n\n## One\n\n- a\n- b\n- c\n';
    const edited = BASE.replace('- a', '- A');
    expect(merged(BASE, swapped, edited)).toBe(swapped.replace('- a', '- A'));
    expect(merged(BASE, edited, swapped)).toBe(swapped.replace('- a', '- A'));
  });
});
