import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {stateOf} from '../../src/changelog/entry.ts';
import {json} from '../../src/changelog/formats/json.ts';
import {table} from '../../src/changelog/formats/table.ts';
import {resolveConflicts} from '../../src/changelog/resolve/resolve.ts';
import {conflictsOf} from '../../src/changelog/resolve/sides.ts';
import {conflictHunksIn} from '../../src/markdown/conflict-hunk.ts';
import {parse} from '../../src/markdown/document.ts';
import {sourceOf} from '../../src/markdown/source.ts';
import {projectOf} from '../support/project.ts';
import {projection} from '../support/projection.ts';

const state = stateOf(
  projectOf({
    'openspec/changes/archive/2026-02-01-add-menu/specs/menu.md': '# ADDED: Menu\n',
    'openspec/changes/archive/2026-02-02-add-page/specs/page.md': '# ADDED: Page\n',
  }),
);
const HEAD = '## Changelog\n\n| Date | Change | Type | Status |\n|---|---|---|---|\n';
const MENU = '| 2026-02-01 | Menu | ADDED | Archived |\n';
const PAGE = '| 2026-02-02 | Page | ADDED | Archived |\n';

const conflict = (ours: string, theirs: string, base?: string, size = 7) =>
  `${'<'.repeat(size)} HEAD\n${ours}${base === undefined ? '' : `${'|'.repeat(size)} 1234567\n${base}`}${'='.repeat(size)}\n${theirs}${'>'.repeat(size)} other\n`;

function resolved(
  text: string,
  base?: {readonly base: string; readonly ours: string; readonly theirs: string},
) {
  const document = parse(sourceOf('README.md', text));
  const {missing, ...rest} = resolveConflicts({
    view: table,
    document,
    projection: {...projection, state},
    stages: base && {...base, merged: [base]},
  });
  return {...rest, missing: missing.map(({key}) => key)};
}

test.each([7, 9, 32])('entries of both sides are left to the view, markers of %i signs', (size) => {
  for (const base of [undefined, ''])
    expect(resolved(HEAD + conflict(MENU, PAGE, base, size))).toEqual({
      text: HEAD + MENU,
      missing: ['row openspec/changes/archive/2026-02-02-add-page specs/page.md'],
      unresolved: [],
    });
});

test('line ends are those of the file', () => {
  const text = (HEAD + conflict(MENU, PAGE)).replaceAll('\n', '\r\n');
  expect(resolved(text).text).toBe((HEAD + MENU).replaceAll('\n', '\r\n'));
});

test('an edited entry wins over one that nobody touched', () => {
  const edited = MENU.replace('Archived', 'Archived, at last');
  expect(resolved(HEAD + conflict(MENU, edited + PAGE))).toMatchObject({
    text: HEAD + edited + PAGE,
    missing: [],
  });
  expect(resolved(HEAD + conflict(edited, MENU + PAGE))).toMatchObject({
    text: HEAD + edited,
    missing: [expect.stringContaining('page')],
  });
});

test('an entry edited on both sides is for a person to decide', () => {
  const text =
    HEAD + conflict(MENU.replace('Archived', 'Archived (a)'), MENU.replace('Archived', 'Archived (b)'));
  expect(resolved(text)).toMatchObject({
    text,
    unresolved: [{start: HEAD.length, reason: expect.stringContaining('add-menu')}],
  });
});

describe('text of people', () => {
  const A = '| 2026-01-01 | By hand | Note | Done |\n';
  const B = '| 2026-01-02 | By another | Note | Done |\n';

  test('that one side has more of is taken from there', () => {
    expect(resolved(HEAD + conflict(MENU, A + PAGE)).text).toBe(HEAD + A + PAGE);
    expect(resolved(HEAD + conflict(A + B + MENU, B + PAGE)).text).toBe(HEAD + A + B + MENU);
  });

  test('that both added is kept, ours first, where it is known what was there', () => {
    expect(resolved(HEAD + conflict(A + MENU, B + PAGE, ''))).toMatchObject({text: HEAD + A + MENU + B});
    const stages = {base: HEAD, ours: HEAD + A + MENU, theirs: HEAD + B + PAGE};
    expect(resolved(HEAD + conflict(A + MENU, B + PAGE), stages)).toMatchObject({text: HEAD + A + MENU + B});
  });

  test('that differs is left as it is where that is not known', () => {
    const text = HEAD + conflict(A, B);
    expect(resolved(text)).toMatchObject({text, unresolved: [{start: HEAD.length}]});
  });

  test('that both changed is left as it is', () => {
    const text = HEAD + conflict(A.replace('Done', 'Ours'), A.replace('Done', 'Theirs'), A);
    expect(resolved(text)).toMatchObject({text, unresolved: [{start: HEAD.length}]});
  });
});

test('data is written anew, whatever the sides say', () => {
  const document = parse(sourceOf('c.json', `{\n${conflict('"a": 1\n', '"b": 2\n')}}\n`));
  const {text, unresolved} = resolveConflicts({
    view: json,
    document,
    projection: {...projection, state},
    stages: undefined,
  });
  expect([unresolved, conflictHunksIn(text)]).toEqual([[], []]);
});

test('an example in code is none', () => {
  expect(conflictsOf(parse(sourceOf('a.md', `\`\`\`\n${conflict('a\n', 'b\n')}\`\`\`\n`)))).toEqual([]);
  expect(conflictsOf(parse(sourceOf('a.md', `Words\n\n${conflict('a\n', 'b\n')}`)))).toHaveLength(1);
});

test('no line of a person is lost, whatever both sides say', () => {
  const line = fc.constantFrom(
    MENU,
    PAGE,
    'one\n',
    'two\n',
    'three\n',
    '- `add-menu/` - words\n',
    '## Archived Changes\n',
    '\n',
  );
  const side = fc.array(line, {maxLength: 6}).map((lines) => lines.join(''));
  fc.assert(
    fc.property(side, side, fc.option(side, {nil: undefined}), (ours, theirs, base) => {
      const {text, unresolved} = resolved(HEAD + conflict(ours, theirs, base));
      if (unresolved.length > 0) return;
      expect(conflictHunksIn(text)).toEqual([]);
      const was = new Set((base ?? '').split('\n'));
      for (const said of `${ours}${theirs}`.split('\n'))
        if (/^(?:one|two|three|## .*)$/.test(said) && !was.has(said))
          expect(text.split('\n')).toContain(said);
    }),
  );
});
