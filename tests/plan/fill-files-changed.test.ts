import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {sectionOf} from '../../src/dialects/feature.ts';
import {readFilesChanged} from '../../src/dialects/files-changed.ts';
import {attribute} from '../../src/history/attribution.ts';
import {descriptionOf} from '../../src/history/describe-file.ts';
import type {Commit, FileChange, History} from '../../src/history/history.ts';
import {applyEdits} from '../../src/markdown/edit.ts';
import {type FilledFiles, fillFilesChanged, isInAgreement} from '../../src/plan/fill-files-changed.ts';
import {projectOf} from '../support/project.ts';

const FOLDER = 'openspec/changes/add-x';
const DELTA = `${FOLDER}/specs/health.md`;

type Files = Readonly<Record<string, string>>;

/** `+a`, `~a`, `-a`, `a>b`: what a test says of files. */
function changeOf(words: string): FileChange {
  const [from = '', to] = words.split('>');
  if (to !== undefined) return {kind: 'renamed', path: to, from};
  return {
    kind: ({'+': 'added', '-': 'deleted'} as const)[words[0] ?? ''] ?? 'modified',
    path: words.slice(1),
  };
}

/** Commits of the change, oldest first, each as its subject and its files. */
function historyOf(
  commits: readonly (readonly [string, readonly string[]])[],
  given: Partial<History> = {},
): History {
  const made = commits.map(([message, words], index): Commit => {
    const files = [changeOf(`~${FOLDER}/proposal.md`), ...words.map(changeOf)];
    return {hash: `${index}`, parents: [], time: index, message, files};
  });
  return {
    prefix: '',
    isShallow: false,
    commits: made.toReversed(),
    landings: new Map(),
    cutOff: new Set(),
    clock: new Map(),
    uncommitted: [],
    ...given,
  };
}

function fill(files: Files, history: History, includeUncommitted = false): FilledFiles {
  const project = projectOf(files);
  const [change] = project.changes;
  if (!change) throw new Error('The test has no change');
  return fillFilesChanged(change, attribute(history, change, {includeUncommitted}), {prefix: history.prefix});
}

/** The files after the plan; filling them again must plan nothing. */
function filled(files: Files, history: History, includeUncommitted = false): Files {
  const {plan} = fill(files, history, includeUncommitted);
  const written = plan.flatMap((operation) => {
    if (operation.kind !== 'write') throw new Error('Only writes are expected');
    const {path, text, hasBom} = operation.source;
    return [[path, (hasBom ? '\uFEFF' : '') + applyEdits(text, operation.edits)] as const];
  });
  const after = {...files, ...Object.fromEntries(written)};
  expect(fill(after, history, includeUncommitted).plan).toEqual([]);
  return after;
}

/** A delta with this under `## Files Changed`. */
function delta(body: string): string {
  return `# ADDED: Health\n\n## Summary\n\nS.\n\n## Specification\n\nS.\n\n## Files Changed\n${body}\n## Verification\n\nV.\n`;
}

/** What `## Files Changed` holds after one is filled. */
function sectionAfter(body: string, history: History): string {
  const text = filled({[DELTA]: delta(body)}, history)[DELTA] ?? '';
  expect(text.startsWith(delta('').split('\n## Verification')[0] ?? '')).toBe(true);
  return text.slice(
    text.indexOf('## Files Changed\n') + '## Files Changed\n'.length,
    text.lastIndexOf('\n## Verification'),
  );
}

const TWO = historyOf([['feat(api)!: add it', ['+src/b.ts', '+src/a.ts']]]);

describe('new entries', () => {
  test('take the place of a template placeholder, sorted by path', () => {
    const expected = '\n- `src/a.ts` - Add it\n- `src/b.ts` - Add it\n';
    expect(sectionAfter('\n<!-- TODO: list them -->\n', TWO)).toBe(expected);
    expect(sectionAfter('\n- <!-- TODO: list them -->\n- <!-- TODO: more -->\n', TWO)).toBe(expected);
    expect(sectionAfter('', TWO)).toBe(expected);
  });

  test.each([
    ['hyphens', '\n- `x` - X\n', '\n- `x` - X\n- `src/a.ts` - Add it\n- `src/b.ts` - Add it\n'],
    ['stars', '\n* `x` - X\n', '\n* `x` - X\n* `src/a.ts` - Add it\n* `src/b.ts` - Add it\n'],
    [
      'an indented list',
      '\n  + `x` - X\n',
      '\n  + `x` - X\n  + `src/a.ts` - Add it\n  + `src/b.ts` - Add it\n',
    ],
    ['numbers', '\n1. `x` - X\n', '\n1. `x` - X\n2. `src/a.ts` - Add it\n3. `src/b.ts` - Add it\n'],
    [
      'a loose list',
      '\n- `x` - X\n\n- `y` - Y\n',
      '\n- `x` - X\n\n- `y` - Y\n\n- `src/a.ts` - Add it\n\n- `src/b.ts` - Add it\n',
    ],
    [
      'words alone',
      '\nSee the commit.\n',
      '\nSee the commit.\n\n- `src/a.ts` - Add it\n- `src/b.ts` - Add it\n',
    ],
    ['nothing', '\nNone\n', '\n- `src/a.ts` - Add it\n- `src/b.ts` - Add it\n'],
    ['nothing, in a list', '\n* _None._\n', '\n- `src/a.ts` - Add it\n- `src/b.ts` - Add it\n'],
    [
      'nothing, and why',
      '\nNo files changed.\n\nIt is a setting.\n',
      '\n- `src/a.ts` - Add it\n- `src/b.ts` - Add it\n\nIt is a setting.\n',
    ],
    [
      'nothing, with words of its own',
      '\nNo code changes: only the docs\n',
      '\nNo code changes: only the docs\n\n- `src/a.ts` - Add it\n- `src/b.ts` - Add it\n',
    ],
    [
      'a placeholder below words',
      '\nFirst:\n\n<!-- TODO: x -->\n',
      '\nFirst:\n\n<!-- TODO: x -->\n\n- `src/a.ts` - Add it\n- `src/b.ts` - Add it\n',
    ],
    [
      'a list of files above one of words',
      '\n- `x` - X\n\nNotes:\n\n* none of them is public\n',
      '\n- `x` - X\n- `src/a.ts` - Add it\n- `src/b.ts` - Add it\n\nNotes:\n\n* none of them is public\n',
    ],
    [
      'groups',
      '\n### Code\n\n- `x` - X\n\n### Docs\n\n- `y` - Y\n',
      '\n### Code\n\n- `x` - X\n\n### Docs\n\n- `y` - Y\n- `src/a.ts` - Add it\n- `src/b.ts` - Add it\n',
    ],
    [
      'a table',
      '\n| File | Changes |\n|---|---|\n| `x` | X |\n',
      '\n| File | Changes |\n|---|---|\n| `x` | X |\n| `src/a.ts` | Add it |\n| `src/b.ts` | Add it |\n',
    ],
    [
      'a table of other columns',
      '\n| What | Lines | File |\n|---|---|---|\n| X | 1 | `x` |\n',
      '\n| What | Lines | File |\n|---|---|---|\n| X | 1 | `x` |\n| Add it | | `src/a.ts` |\n| Add it | | `src/b.ts` |\n',
    ],
  ])('join %s', (_, before, after) => {
    const squeeze = (text: string) => text.replace(/\| +\|/g, '| |');
    expect(squeeze(sectionAfter(before, TWO))).toBe(after);
  });

  test('keep CRLF, the byte order mark and a missing final line break', () => {
    const before = `\uFEFF${delta('\n- `x` - X\n').replaceAll('\n', '\r\n').trimEnd()}`;
    const after = filled({[DELTA]: before}, TWO)[DELTA];
    expect(after).toBe(
      before.replace('- X\r\n', '- X\r\n- `src/a.ts` - Add it\r\n- `src/b.ts` - Add it\r\n'),
    );
  });

  test.each([
    [
      'behind the section its kind puts before it',
      '# ADDED: X\n\n## Summary\n\nS.\n\n## Specification\n\nT.\n\n## Verification\n\nV.\n',
      'T.\n\n## Files Changed\n\n- `src/a.ts` - Add it\n- `src/b.ts` - Add it\n\n## Verification',
    ],
    [
      'behind an earlier one when that is missing',
      '# ADDED: X\n\n## Summary\n\nS.\n\n## Verification\n\nV.\n',
      'S.\n\n## Files Changed\n\n- `src/a.ts` - Add it\n- `src/b.ts` - Add it\n\n## Verification',
    ],
    [
      'in front of the first when all are missing',
      '# ADDED: X\n\n## Verification\n\nV.\n',
      '# ADDED: X\n\n## Files Changed\n\n- `src/a.ts` - Add it\n- `src/b.ts` - Add it\n\n## Verification',
    ],
    [
      'at the end when there is none',
      '# REMOVED: X\r\n\r\nWords.',
      'Words.\r\n\r\n## Files Changed\r\n\r\n- `src/a.ts` - Add it\r\n- `src/b.ts` - Add it',
    ],
  ])('make the section %s', (_, before, after) => {
    expect(filled({[DELTA]: before}, TWO)[DELTA]).toContain(after);
  });

  test('say what became of a file', () => {
    const history = historyOf([['Sweep', ['-gone.ts', 'old (1).ts>new.ts', '+born.ts', '~kept.ts']]]);
    const section = sectionAfter('\n<!-- TODO: x -->\n', history);
    expect(section.trim().split('\n')).toEqual([
      '- `born.ts` - Sweep',
      '- `gone.ts` (deleted) - Sweep',
      '- `kept.ts` - Sweep',
      '- `new.ts` (renamed from `old (1).ts`) - Sweep',
    ]);
    const table = sectionAfter('\n| File | Changes |\n|---|---|\n| x | X |\n', history);
    expect(table).toContain('| `gone.ts` (deleted) | Sweep |');
    expect(table).toContain('| `new.ts` (renamed from `old (1).ts`) | Sweep |');
  });

  test('are described by the newest commit that touched them, or by what was done', () => {
    const history = historyOf(
      [
        ['First', ['+a', '+b']],
        ['fix: second\n\nbody', ['~b']],
        ['', ['+c']],
      ],
      {uncommitted: [changeOf('+d'), changeOf('-e'), changeOf('f>g'), changeOf('~h'), changeOf('~a')]},
    );
    const text = filled({[DELTA]: delta('')}, history, true)[DELTA] ?? '';
    expect(text.match(/^- .*$/gm)).toEqual([
      '- `a` - First',
      '- `b` - Second',
      '- `c` - Added',
      '- `d` - Added',
      '- `e` (deleted) - Removed',
      '- `g` (renamed from `f`) - Renamed',
      '- `h` - Modified',
    ]);
  });
});

test.each([
  ['feat: add it', 'Add it'],
  ['feat(x)!: add it', 'Add it'],
  ['FIX(core): it', 'It'],
  ['deps!: it', 'It'],
  ['widget(ui): it', 'It'],
  ['README: fix a typo', 'README: fix a typo'],
  ['feat:', 'Feat:'],
  ['  feat:   two  ', 'Two'],
  ['état: ouvert', 'État: ouvert'],
  ['`x` is gone', '`x` is gone'],
  ['add-x: bring it', 'Bring it'],
  ['add-y: bring it', 'Add-y: bring it'],
  ['', 'Modified'],
])('the subject %j describes a file as %j', (subject, words) => {
  expect(descriptionOf({kind: 'modified', path: 'a', subject: subject.trim()}, 'add-x')).toBe(words);
});

describe('what is listed', () => {
  test('stays as it is written, and is not listed again', () => {
    const body = '\n- src/a.ts: my own words\n- `./src/b.ts` — more\n- `lib/` - the folder\n';
    const history = historyOf([['New words', ['~src/a.ts', '~src/b.ts', '+lib/deep/c.ts']]]);
    expect(sectionAfter(body, history)).toBe(body);
  });

  test('gets a description where it has none', () => {
    const body = '\n- `src/a.ts`\n- `src/b.ts` (new) -\n- `other.ts`\n';
    expect(sectionAfter(body, TWO)).toBe(
      '\n- `src/a.ts` - Add it\n- `src/b.ts` (new) - Add it\n- `other.ts`\n',
    );
    expect(
      sectionAfter('\n| File | Changes |\n|---|---|\n| `src/a.ts` | |\n| src/b.ts (new) | X |\n', TWO),
    ).toMatch(/\| `src\/a\.ts` \| Add it ?\|/);
  });

  test('but not touched is reported, and never removed', () => {
    const body = '\n- `src/a.ts` - A\n- `src/stale.ts` - S\n- `empty/` - E\n- `src/b.ts` - B\n';
    const result = fill({[DELTA]: delta(body)}, TWO);
    expect(result.plan).toEqual([]);
    expect(result.deltas[0]?.untouched).toMatchObject([
      {path: 'src/stale.ts', place: {line: 14, column: 3}},
      {path: 'empty/', place: {line: 15}},
    ]);
    expect(isInAgreement(result)).toBe(false);
    expect(isInAgreement({...result, attribution: {...result.attribution, isCutOff: true}})).toBe(true);
  });

  test.each([
    [
      'committed',
      historyOf([
        ['Add', ['+src/a.ts', '+src/b.ts', '+x.ts']],
        ['Drop', ['-x.ts']],
      ]),
    ],
    [
      'moved in between',
      historyOf([
        ['Add', ['+src/a.ts', '+src/b.ts', '+w.ts']],
        ['Move', ['w.ts>x.ts']],
        ['Drop', ['-x.ts']],
      ]),
    ],
  ])('and deleted again is touched, %s', (_, history) => {
    const result = fill({[DELTA]: delta('\n- `src/` - A\n- `x.ts` - X\n- `y.ts` - Y\n')}, history);
    expect(result.deltas[0]?.untouched.map(({path}) => path)).toEqual(['y.ts']);
  });

  test('and touched by work that is not committed is touched when that counts', () => {
    const history = historyOf([['Add', ['+src/a.ts']]], {uncommitted: [changeOf('~x.ts')]});
    const files = {[DELTA]: delta('\n- `src/a.ts` - A\n- `x.ts` - X\n')};
    expect(fill(files, history, true).deltas[0]?.untouched).toEqual([]);
    expect(fill(files, history).deltas[0]?.untouched).toMatchObject([{path: 'x.ts'}]);
  });

  test.each([
    '- `src/a.ts`, `src/b.ts` - both',
    '- `src/a.ts` and `src/b.ts`: both',
    '- `src/a.ts` (new), `src/b.ts` (+1/-2) - both',
    '- `src/a.ts` (renamed from `src/c.ts`), `src/b.ts` - both',
    '- **`src/a.ts`** + `src/b.ts`\n  - both',
    '| File | Changes |\n|---|---|\n| `src/a.ts`, `src/b.ts` | both |',
    '| File | Changes |\n|---|---|\n| `src/a.ts`<br>`src/b.ts` (new) | both |',
  ])('as several paths in one entry is read whole: %s', (entry) => {
    const result = fill({[DELTA]: delta(`\n${entry}\n`)}, TWO);
    expect(result.deltas[0]).toMatchObject({added: [], untouched: []});
    expect(isInAgreement(result)).toBe(true);
    const third = historyOf([['More', ['+src/a.ts', '+src/b.ts', '+z']]]);
    expect(fill({[DELTA]: delta(`\n${entry}\n`)}, third).deltas[0]?.added).toMatchObject([{path: 'z'}]);
  });

  test('as several paths without a description gets one description', () => {
    expect(sectionAfter('\n- `src/a.ts`, `src/b.ts`\n', TWO)).toBe('\n- `src/a.ts`, `src/b.ts` - Add it\n');
    expect(sectionAfter('\n| File | Changes |\n|---|---|\n| `src/a.ts`, `src/b.ts` | |\n', TWO)).toMatch(
      /\| `src\/a\.ts`, `src\/b\.ts` \| Add it ?\|/,
    );
  });

  test('code in a description is no path', () => {
    const result = fill({[DELTA]: delta('\n- `src/` and `run` are one now\n- `x`, `y()` - words\n')}, TWO);
    expect(result.deltas[0]?.untouched.map(({path}) => path)).toEqual(['x']);
  });

  test('under the old name of a renamed file is touched', () => {
    const history = historyOf([['Move', ['a.ts>b.ts']]]);
    const result = fill({[DELTA]: delta('\n- `a.ts` - A\n')}, history);
    expect(result.deltas[0]?.untouched).toEqual([]);
    expect(result.deltas[0]?.added).toMatchObject([{path: 'b.ts'}]);
  });
});

test('names that cannot be read back are reported, not written', () => {
  const strange = ['a\nb', ' x', 'y ', 'c  d', 'back\\slash', 'bell\x07', 'bad\uFFFD'];
  const history = historyOf([['Strange', [...strange, 'plain'].map((path) => `+${path}`)]]);
  const result = fill({[DELTA]: delta('')}, history);
  expect(result.deltas[0]?.added.map(({path}) => path)).toEqual(['plain']);
  expect(result.unlistable.map(({path}) => path).toSorted()).toEqual(strange.toSorted());
});

describe('of several deltas a file goes to', () => {
  const OTHER = `${FOLDER}/specs/proxy/spec.md`;
  const files = (health = '', proxy = ''): Files => ({
    [DELTA]: delta(health),
    [OTHER]: delta(proxy).replace('# ADDED: Health', '# ADDED: Request routing'),
  });
  const added = (result: FilledFiles) => result.deltas.map((each) => each.added.map(({path}) => path));

  test('the one that lists it', () => {
    const result = fill(files('\n- `src/proxy/` - P\n'), historyOf([['One', ['+src/proxy/a.ts']]]));
    expect(added(result)).toEqual([[], []]);
    expect(result.unassigned).toEqual([]);
  });

  test('the one that lists its old name', () => {
    expect(added(fill(files('\n- `a.ts` - A\n'), historyOf([['Move', ['a.ts>proxy.ts']]])))).toEqual([
      ['proxy.ts'],
      [],
    ]);
  });

  test('the one committed together with it, before any words', () => {
    const history = historyOf([
      ['Health', [`+${DELTA}`, '+src/proxy.ts']],
      ['Both', [`~${DELTA}`, `+${OTHER}`, '+src/x.ts', '+src/health.ts']],
    ]);
    const result = fill(files(), history);
    expect(added(result)).toEqual([['src/health.ts', 'src/proxy.ts'], []]);
    expect(result.unassigned.map(({path}) => path)).toEqual(['src/x.ts']);
  });

  test('the one whose words its path shares most', () => {
    const history = historyOf([
      ['All', ['+src/healthRoute.ts', '+src/requestRouting.ts', '+proxy/index.ts', '+docs/health.md']],
    ]);
    const result = fill(files(), history);
    expect(added(result)).toEqual([
      ['docs/health.md', 'src/healthRoute.ts'],
      ['proxy/index.ts', 'src/requestRouting.ts'],
    ]);
  });

  test('none when there is a tie or no evidence', () => {
    const result = fill(files(), historyOf([['All', ['+src/health-proxy.ts', '+package.json']]]));
    expect(added(result)).toEqual([[], []]);
    expect(result.unassigned.map(({path}) => path)).toEqual(['package.json', 'src/health-proxy.ts']);
    expect(isInAgreement(result)).toBe(false);
  });

  test('none when two commits disagree and the words do too', () => {
    const history = historyOf([
      ['Health', [`+${DELTA}`, '+src/x.ts']],
      ['Proxy', [`+${OTHER}`, '~src/x.ts']],
    ]);
    expect(fill(files(), history).unassigned.map(({path}) => path)).toEqual(['src/x.ts']);
  });
});

test('a change without feature deltas lists nothing', () => {
  const result = fill({[`${FOLDER}/proposal.md`]: '# X\n'}, TWO);
  expect(result).toMatchObject({plan: [], deltas: []});
  expect(result.unassigned).toHaveLength(2);
});

test('whatever paths, subjects and texts, what is written is read back, and a second run writes nothing', () => {
  const word = fc.string({
    unit: fc.constantFrom(
      'a',
      'B',
      '`',
      '|',
      '*',
      '_',
      '[',
      ']',
      '(',
      ')',
      '<',
      '!',
      '-',
      '.',
      ' ',
      'é',
      '#',
      '~',
      '&',
      ':',
    ),
  });
  const path = fc
    .tuple(word, fc.string({unit: fc.constantFrom('x', 'y', 'z')}))
    .map(([a, b]) => `s${a}/${b}t`);
  const body = fc.constantFrom(
    '',
    '\n- `x` - X\n',
    '\n* x/y\n',
    '\n| File | Changes |\n|---|---|\n| `x` | X |\n',
    '\nwords\n',
    '\n- one\n\n  - `nested.ts`\n',
    '\n<!-- TODO: x -->\n',
    '\n> - `q`\n',
    '\n1) `x`\n',
    '\n- [ ] `x`\n',
  );
  fc.assert(
    fc.property(
      fc.uniqueArray(path, {minLength: 1, maxLength: 4}),
      word,
      body,
      fc.constantFrom('\n', '\r\n'),
      (paths, subject, text, ending) => {
        const history = historyOf([[`x${subject}`, paths.map((each) => `+${each}`)]]);
        const before: Files = {[DELTA]: delta(text).replaceAll('\n', ending)};
        const {deltas} = fill(before, history);
        const after = filled(before, history);
        const [change] = projectOf(after).changes;
        const [read] = change?.deltas ?? [];
        const section = read && sectionOf(read, 'Files Changed');
        const listed = read && section ? readFilesChanged(read.document, section).entries : [];
        for (const entry of deltas[0]?.added ?? []) {
          const found = listed.find((each) => each.path === entry.path);
          expect(found, entry.path).toBeDefined();
          expect(found?.description).not.toBe('');
        }
      },
    ),
    {numRuns: 100},
  );
});
