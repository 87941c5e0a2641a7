import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {markedText} from '../../src/markdown/merge/conflict-text.ts';
import {mergeLines} from '../../src/markdown/merge/lines.ts';
import {mergeDocuments} from '../../src/markdown/merge/merge-documents.ts';
import {mergeTexts} from '../../src/markdown/merge/merge-texts.ts';
import {conflictsAmong} from '../../src/markdown/merge/pieces.ts';

const MARKERS = {size: 7, ours: 'ours', theirs: 'theirs'};

function merged(base: string, ours: string, theirs: string, options = {}): string {
  return markedText(
    mergeTexts({base, ours, theirs}, (sides) => mergeDocuments(sides, options)),
    MARKERS,
  );
}

const BASE = '# Spec\n\n## One\n\n- a\n- b\n- c\n\n## Two\n\n- d\n';

describe('a document', () => {
  test.each([
    ['a rename and an edit', BASE.replace('## Two', '## Second'), BASE.replace('- d', '- D')],
    ['a new title and an edit', BASE.replace('# Spec', '# Specs'), BASE.replace('- d', '- D')],
    ['a byte order mark and an edit', `\uFEFF${BASE}`, BASE.replace('- d', '- D')],
    ['other line endings and an edit', BASE.replaceAll('\n', '\r\n'), BASE.replace('- d', '- D')],
    ['no final line ending and an edit', BASE.slice(0, -1), BASE.replace('- a', '- A')],
    ['blank lines and an edit', BASE.replace('\n\n## Two', '\n\n\n\n## Two'), BASE.replace('- d', '- D')],
  ])('takes %s, whichever is ours', (_, first, second) => {
    const both = merged(BASE, first, second);
    expect(merged(BASE, second, first)).toBe(both);
    expect(both).not.toContain('<<<<<<<');
    expect([first, second]).not.toContain(both);
  });

  test('shows two names for one thing, and no more', () => {
    expect(merged(BASE, BASE.replace('## Two', '## Second'), BASE.replace('## Two', '## Zwei'))).toBe(
      BASE.replace('## Two\n', '<<<<<<< ours\n## Second\n=======\n## Zwei\n>>>>>>> theirs\n'),
    );
  });

  test('that both made anew differs where it differs', () => {
    const [ours, theirs] = [
      '# A\n\n## X\n\nsame\nours\nsame\n',
      '# A\n\n## X\n\nsame\ntheirs\nsame\n\n## Y\n\ny\n',
    ];
    expect(merged('', ours, theirs)).toBe(
      '# A\n\n## X\n\nsame\n<<<<<<< ours\nours\n=======\ntheirs\n>>>>>>> theirs\nsame\n\n## Y\n\ny\n',
    );
  });

  test('has conflicts in its own line endings', () => {
    const crlf = (text: string) => text.replaceAll('\n', '\r\n');
    const result = merged(crlf(BASE), crlf(BASE.replace('- d', '- x')), crlf(BASE.replace('- d', '- y')));
    expect(result.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(result).toContain('<<<<<<< ours\r\n- x\r\n=======\r\n- y\r\n>>>>>>> theirs\r\n');
  });

  test('that mixes line endings keeps each', () => {
    const [base, ours] = ['a\r\nb\nc\nd\ne\n', 'a\r\nb\nc\nd\nE\r\n'];
    expect(merged(base, ours, base.replace('a', 'A'))).toBe('A\r\nb\nc\nd\nE\r\n');
  });
});

describe('lists', () => {
  const items = {items: (item: string) => item.trim()};
  const list = '# L\n\nWords.\n\n- b\n- d\n\n## Next\n';

  test.each([
    ['both take out', '- b\n', '', '- d\n', '', '# L\n\nWords.\n\n## Next\n'],
    [
      'both add',
      '- d\n',
      '- d\n- f\n',
      '- d\n',
      '- d\n- e\n',
      '# L\n\nWords.\n\n- b\n- d\n- e\n- f\n\n## Next\n',
    ],
    [
      'one edits what the other follows',
      '- d\n',
      '- D\n',
      '- d\n',
      '- d\n- e\n',
      '# L\n\nWords.\n\n- b\n- D\n- e\n\n## Next\n',
    ],
  ])('of which %s items', (_, from, to, was, is, expected) => {
    const [ours, theirs] = [list.replace(from, to), list.replace(was, is)];
    expect(merged(list, ours, theirs, items)).toBe(expected);
    expect(merged(list, theirs, ours, items)).toBe(expected);
  });

  test('with one item that both edit show it alone', () => {
    expect(merged(list, list.replace('- d', '- x'), list.replace('- d', '- y'), items)).toBe(
      list.replace('- d\n', '<<<<<<< ours\n- x\n=======\n- y\n>>>>>>> theirs\n'),
    );
  });

  test('that end a text, and the rows of a table, stand close', () => {
    expect(merged('- a\n', '- a\n- c\n', '- a\n- b\n', items)).toBe('- a\n- b\n- c\n');
    const table = '| A |\n|---|\n| a |\n';
    expect(merged(table, `${table}| c |\n`, `${table}| b |\n`, items)).toBe(`${table}| b |\n| c |\n`);
  });

  test('with the newest first stay so', () => {
    const options = {...items, mayBeNewestFirst: true};
    expect(merged('- 1\n', '- 2\n- 1\n', '- 3\n- 1\n', options)).toBe('- 3\n- 2\n- 1\n');
    expect(merged('- 1\n', '- 3\n- 1\n', '- 2\n- 1\n', options)).toBe('- 3\n- 2\n- 1\n');
  });
});

const line = fc.constantFrom(
  '# A',
  '## B',
  '## C',
  '### D',
  '- a',
  '- b',
  '| x |',
  '|---|',
  '```',
  'text',
  '',
  '  ',
  '> q',
);
const text = fc
  .tuple(
    fc.array(line, {maxLength: 14}),
    fc.constantFrom('\n', '\r\n', '\r'),
    fc.constantFrom('', '\n', ' ', '\uFEFF'),
  )
  .map(([lines, ending, end]) => (end === '\uFEFF' ? end + lines.join(ending) : lines.join(ending) + end));

describe.each([
  ['documents', (sides: Parameters<typeof mergeDocuments>[0]) => mergeDocuments(sides)],
  [
    'items',
    (sides: Parameters<typeof mergeDocuments>[0]) =>
      mergeDocuments(sides, {items: (item) => item, mayBeNewestFirst: true}),
  ],
  ['lines', mergeLines],
])('a merge of %s', (_, merge) => {
  const run = (base: string, ours: string, theirs: string) => mergeTexts({base, ours, theirs}, merge);

  test('takes the side that changed something, byte for byte', () => {
    fc.assert(
      fc.property(text, text, (base, other) => {
        expect(run(base, other, base).join('')).toBe(other);
        expect(run(base, base, other).join('')).toBe(other);
        expect(run(base, other, other).join('')).toBe(other);
      }),
    );
  });

  test('loses no line that a side brought', () => {
    fc.assert(
      fc.property(text, text, text, (base, ours, theirs) => {
        const pieces = run(base, ours, theirs);
        const all = pieces
          .map((piece) => (typeof piece === 'string' ? piece : `${piece.ours ?? ''}\n${piece.theirs ?? ''}`))
          .join('\n');
        const there = linesOf(all);
        const was = linesOf(base);
        for (const each of [...linesOf(ours), ...linesOf(theirs)])
          if (!was.has(each)) expect(there).toContain(each);
        if (conflictsAmong(pieces).length === 0) expect(markedText(pieces, MARKERS)).toBe(pieces.join(''));
      }),
      {numRuns: Number(process.env['MERGES'] ?? 60)},
    );
  });
});

function linesOf(whole: string): ReadonlySet<string> {
  const lines = whole.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  return new Set(lines.map((each) => each.trim()).filter(Boolean));
}
