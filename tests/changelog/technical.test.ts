import {expect, test} from 'vitest';
import {readTechnicalLog} from '../../src/changelog/formats/technical/log.ts';
import {technical} from '../../src/changelog/formats/technical.ts';
import {plainView} from '../../src/changelog/kept-views.ts';
import {recordsOf} from '../../src/changelog/record.ts';
import {parse} from '../../src/markdown/document.ts';
import {nodesOfType} from '../../src/markdown/node.ts';
import {sourceOf} from '../../src/markdown/source.ts';
import {projectionOf} from '../../src/plan/project-views.ts';
import {projectOf} from '../support/project.ts';
import {archived, logged, withLog, worksOf} from '../support/technical-log.ts';

const LOG = `# Log

## Changelog

### 2026-01-26: Labels (CL-009)

**Commit:** \`52f8d58\`

**Files Changed:**

| File | Changes |
|------|---------|
| \`src/label.ts\` | +53/−25 lines: Larger type |

---

### 2026-01-01: First parcels (CL-001)

**Summary**: It begins.
`;

const CHANGE = {
  [archived('2026-02-11-weigh', 'proposal.md')]: '# Weigh parcels\n\n## Why\n\nPostage was guessed.\n',
  [archived('2026-02-11-weigh', 'specs/scale.md')]:
    '# ADDED: Scale\n\n## Files Changed\n\n- `src/scale.ts` - Reads it\n- `src/gone.ts` - Never came\n',
};
const work = {
  commits: [`a11${'0'.repeat(37)}`, `b22${'0'.repeat(37)}`],
  files: [
    {kind: 'modified', path: 'src/main.ts', lines: {added: 3, deleted: 0}, subject: 'fix: weigh: twice'},
    {kind: 'added', path: 'src/scale.ts', lines: {added: 1204, deleted: 2}},
    {kind: 'renamed', path: 'src/post.bin', from: 'src/mail.bin'},
  ],
} as const;

const entriesOf = (log: string) => readTechnicalLog(parse(sourceOf('x.md', log)));
const numbersOf = (log: string) => entriesOf(log).map(({number}) => number);
const entryOf = (log: string, number: string) => {
  const entry = entriesOf(log).find((each) => each.number === number);
  return log.slice(entry?.section.start, entry?.section.end).replace(/\n\n---\s*$/, '');
};
const start = () => logged(projectOf({'TECHNICAL_CHANGE_LOG.md': LOG, ...CHANGE}));

test('an entry is written as its neighbours are, and twice is once', () => {
  const once = start();
  expect(once.log).toContain(`## Changelog

### 2026-02-11: Weigh parcels (CL-010)

**Summary**: Postage was guessed

**Commit:** pending

**Files Changed:**

| File | Changes |
|------|---------|
| \`src/scale.ts\` | Reads it |
| \`src/gone.ts\` | Never came |

---

### 2026-01-26`);
  expect(logged(once.project).written).toBe(0);
});

test('what git knows takes the place of what was planned, and is not taken back where git is not asked', () => {
  const known = logged(start().project, {works: worksOf({weigh: work})});
  expect(entryOf(known.log, 'CL-010')).toContain(`**Commit:** \`a110000\`, \`b220000\`

**Files Changed:**

| File | Changes |
|------|---------|
| \`src/scale.ts\` | +1,204/−2 lines: Reads it |
| \`src/main.ts\` | +3 lines: Weigh: twice |
| \`src/post.bin\` | Renamed |`);
  expect(logged(known.project).written).toBe(0);
  expect(logged(known.project, {works: worksOf({})}).written).toBe(0);
});

test('what a person wrote stays, text by text', () => {
  const {project, log} = start();
  const edited = log
    .replace('Postage was guessed', 'Nobody guesses.')
    .replace('Weigh parcels (CL', 'Weigh all parcels (CL')
    .replace('**Files', '**Note**: as asked.\n\n**Files');
  const known = logged(withLog(project, edited), {works: worksOf({weigh: work})});
  expect(known.conflicts).toEqual([]);
  const entry = entryOf(known.log, 'CL-010');
  expect(entry).toContain('### 2026-02-11: Weigh all parcels (CL-010)\n\n**Summary**: Nobody guesses.\n');
  expect(entry).toContain('**Commit:** `a110000`, `b220000`\n\n**Note**: as asked.\n');
});

test('a row that was taken out stays out, and one that was described keeps its words', () => {
  const known = logged(start().project, {works: worksOf({weigh: work})});
  const edited = known.log.replace(/\| `src\/main\.ts` .*\n/, '').replace('| Renamed', '| Got another name');
  const again = logged(withLog(known.project, edited), {works: worksOf({weigh: work})});
  expect([again.log, again.written]).toEqual([edited, 0]);
});

test('what both changed is a conflict, until somebody decides', () => {
  const {project, log} = start();
  const edited = withLog(project, log.replace('`src/scale.ts` | Reads it', '`src/scale.ts` | My words'));
  const works = worksOf({weigh: work});
  const both = logged(edited, {works});
  expect(both.conflicts.map(({field, base, file, source}) => [field, base, file, source])).toEqual([
    ['files/src/scale.ts', 'Reads it', 'My words', '+1,204/−2 lines: Reads it'],
  ]);
  const mine = logged(both.project, {works, accept: 'file'});
  expect([mine.log, mine.conflicts]).toEqual([both.log, []]);
  expect(logged(mine.project, {works})).toMatchObject({written: 0, conflicts: []});
  const theirs = logged(both.project, {works, accept: 'source'});
  expect(theirs.log).toContain('+1,204/−2 lines: Reads it');
});

test('an entry that was taken out stays out, its number is not given again, and --accept source brings it back', () => {
  const {project, log} = start();
  const without = log.replace(/### 2026-02-11[\s\S]*?---\n\n/, '');
  expect(without).toBe(LOG);
  const next = {[archived('2026-03-01-next', 'proposal.md')]: '# Next\n'};
  const paths = project.files.map((path) => [path, project.input.read(path)?.text ?? ''] as const);
  const more = projectOf({...Object.fromEntries(paths), ...next, 'TECHNICAL_CHANGE_LOG.md': without});
  const after = logged(more, {works: worksOf({weigh: work})});
  expect(numbersOf(after.log)).toEqual(['CL-011', 'CL-009', 'CL-001']);
  expect(after.conflicts).toEqual([]);
  const back = logged(after.project, {accept: 'source'});
  expect(numbersOf(back.log)).toEqual(['CL-011', 'CL-010', 'CL-009', 'CL-001']);
  expect(logged(back.project).written).toBe(0);
});

test('an entry is found by its number, wherever it stands', () => {
  const {project, log} = start();
  const entry = /### 2026-02-11[\s\S]*?---\n\n/.exec(log)?.[0] ?? '';
  const moved = `${log.replace(entry, '')}\n## Older\n\n${entry.replace('### ', '##### ')}`;
  const known = logged(withLog(project, moved), {works: worksOf({weigh: work})});
  expect(entryOf(known.log, 'CL-010')).toContain('##### 2026-02-11: Weigh parcels (CL-010)');
  expect(entryOf(known.log, 'CL-010')).toContain('`a110000`');
});

test('no number is given on a branch', () => {
  const project = projectOf({'TECHNICAL_CHANGE_LOG.md': LOG, ...CHANGE});
  expect(logged(project, {works: worksOf({}, false)})).toMatchObject({log: LOG, written: 0});
});

test('what came in by a branch is added, although another of its day is in', () => {
  const {project} = start();
  const paths = project.files.map((path) => [path, project.input.read(path)?.text ?? ''] as const);
  const log = start().log;
  const merged = {
    [archived('2026-02-11-also', 'proposal.md')]: '# Also\n',
    [archived('2025-12-01-old', 'proposal.md')]: '# Before there was a log\n',
  };
  const after = logged(projectOf({...Object.fromEntries(paths), ...merged, 'TECHNICAL_CHANGE_LOG.md': log}));
  expect(numbersOf(after.log)).toEqual(['CL-011', 'CL-010', 'CL-009', 'CL-001']);
});

test.each([
  ['section: none\n', []],
  ['text: Other words\n', ['Other words']],
  ['breaking: true\n', ['**Breaking:** Postage was guessed']],
])('metadata %j is heard', (metadata, summaries) => {
  const files = {
    'TECHNICAL_CHANGE_LOG.md': LOG,
    ...CHANGE,
    [archived('2026-02-11-weigh', '.openspec.yaml')]: metadata,
  };
  const {log} = logged(projectOf(files));
  const found = Array.from(log.matchAll(/^\*\*Summary\*\*: (.*)$/gm), ([, words]) => words);
  expect(found).toEqual([...summaries, 'It begins.']);
});

test('many files are told by their folders', () => {
  const files = Array.from({length: 40}, (_, index) => ({
    kind: 'added' as const,
    path: index < 12 ? `src/resilience/f${index}.ts` : `src/api/r/f${index}.ts`,
    lines: {added: 100 + index, deleted: 1},
  }));
  const {log} = logged(start().project, {works: worksOf({weigh: {...work, files}})});
  const rows = entryOf(log, 'CL-010').match(/^\| `.*$/gm);
  expect(rows).toEqual([
    '| `src/api/r/` | 28 files, +3,514/−28 lines |',
    '| `src/resilience/` | 12 files, +1,266/−12 lines |',
  ]);
});

test.each([
  ['added', '+1,204 lines: Reads it'],
  ['added-deleted', '+1,204/−2 lines: Reads it'],
  ['total', '1,206 lines: Reads it'],
  ['none', 'Reads it'],
])('counts are %s where the config says so', (counts, text) => {
  const config = {'openspec/config.yaml': `changelog:\n  counts: ${counts}\n`};
  const files = {'TECHNICAL_CHANGE_LOG.md': LOG, ...CHANGE, ...config};
  const {log} = logged(projectOf(files), {works: worksOf({weigh: work})});
  expect(log).toContain(`| \`src/scale.ts\` | ${text} |`);
});

test.each([
  ['+78 lines: x', '+1,204/−2 lines: Reads it'],
  ['78 lines: x', '1,206 lines: Reads it'],
  ['x', 'Reads it'],
  ['+3/-4: x', '+1,204/−2 lines: Reads it'],
])('where the neighbour says %j, counts are %j', (shown, text) => {
  const files = {'TECHNICAL_CHANGE_LOG.md': LOG.replace('+53/−25 lines: Larger type', shown), ...CHANGE};
  const {log} = logged(projectOf(files), {works: worksOf({weigh: work})});
  expect(log).toContain(`| \`src/scale.ts\` | ${text} |`);
});

test('a table with a column for lines, a list of files, plain and longer hashes are copied', () => {
  const table = LOG.replace(
    '| File | Changes |\n|------|---------|\n',
    '| # | Path | Lines | What |\n|---|---|---|---|\n',
  )
    .replace(
      '| `src/label.ts` | +53/−25 lines: Larger type |',
      '| 1 | `src/label.ts` | +53/−25 lines | Larger type |',
    )
    .replace('`52f8d58`', '52f8d58d588');
  const works = worksOf({weigh: work});
  const inTable = logged(projectOf({'TECHNICAL_CHANGE_LOG.md': table, ...CHANGE}), {works});
  expect(inTable.log).toContain('|  | `src/scale.ts` | +1,204/−2 lines | Reads it |');
  expect(inTable.log).toContain('**Commit:** a1100000000, b2200000000');
  expect(logged(inTable.project, {works}).written).toBe(0);
  const list = LOG.replace(/\n\| File[\s\S]*?type \|\n/, '* `src/label.ts`: Larger type\n');
  const inList = logged(projectOf({'TECHNICAL_CHANGE_LOG.md': list, ...CHANGE}), {});
  expect(inList.log).toContain(
    '**Files Changed:**\n* `src/scale.ts`: Reads it\n* `src/gone.ts`: Never came\n',
  );
  const known = logged(inList.project, {works});
  expect(known.log).toContain('* `src/scale.ts`: Reads it\n* `src/main.ts`');
  expect(logged(known.project, {works}).written).toBe(0);
});

test('a record holds the number, and line ends as LF', () => {
  const crlf = projectOf({
    'TECHNICAL_CHANGE_LOG.md': LOG.replaceAll('\n', '\r\n'),
    ...CHANGE,
    [archived('2026-02-11-weigh', 'proposal.md')]: '# Weigh parcels\r\n\r\nSee CL-001 and CL-009.\r\n',
  });
  const once = logged(crlf);
  expect(once.log.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  const record = recordsOf(once.project, 'openspec/changes/archive/2026-02-11-weigh');
  expect(record['TECHNICAL_CHANGE_LOG.md']).toMatchObject({
    number: 'CL-010',
    fields: {references: '- CL-001: First parcels\n- CL-009: Labels'},
  });
  expect(logged(once.project).written).toBe(0);
});

test('the same commits, written otherwise, are no conflict', () => {
  const {project, log} = start();
  const edited = log.replace('pending', '`a11000000000`, `b2200000`');
  const known = logged(withLog(project, edited), {works: worksOf({weigh: work})});
  expect([known.conflicts, entryOf(known.log, 'CL-010').includes('`a11000000000`, `b2200000`')]).toEqual([
    [],
    true,
  ]);
  expect(logged(known.project, {works: worksOf({weigh: work})}).written).toBe(0);
});

test('a log that is configured is made, with the prefix of the config; printed, it is the same', () => {
  const config = 'changelog:\n  prefix: ADR-\n  views: [technical]\n';
  const also = '# Also\n\n## Why\n\nAfter `weigh`.\n';
  const files = {
    'openspec/config.yaml': config,
    ...CHANGE,
    [archived('2026-02-12-also', 'proposal.md')]: also,
  };
  const {project, log, written} = logged(projectOf(files));
  expect(written).toBe(3);
  expect(log).toContain('### 2026-02-12: Also (ADR-002)');
  expect(log).toContain('- ADR-001: Weigh parcels\n\n---\n\n### 2026-02-11: Weigh parcels (ADR-001)');
  expect(logged(project).written).toBe(0);
  expect(
    technical.detect(parse(sourceOf('x.md', technical.blank?.(project.config.changelog.settings) ?? ''))),
  ).toBe(true);
  const settings = {...plainView(technical), settings: project.config.changelog.settings};
  expect(technical.print(projectionOf(project, settings, {}))).toBe(log);
});

test('two entries with one number each belong to the change whose heading they bear', () => {
  const {project, log} = start();
  const other = {[archived('2026-02-12-other', 'proposal.md')]: '# Other\n'};
  const paths = project.files.map((path) => [path, project.input.read(path)?.text ?? ''] as const);
  const twin = {
    version: 1,
    change: 'other',
    views: {
      'TECHNICAL_CHANGE_LOG.md': {
        number: 'CL-010',
        fields: {heading: '2026-02-12: Other', commit: 'pending'},
      },
    },
  };
  const entry = '### 2026-02-12: Other (CL-010)\n\n**Commit:** pending\n\n---\n\n';
  const merged = projectOf({
    ...Object.fromEntries(paths),
    ...other,
    [archived('2026-02-12-other', '.openspec-changelog.json')]: JSON.stringify(twin),
    'TECHNICAL_CHANGE_LOG.md': log.replace('### 2026-02-11', `${entry}### 2026-02-11`),
  });
  const known = logged(merged, {works: worksOf({weigh: work})});
  expect(known.log).toContain(entry);
  expect(known.log).toContain(
    'Weigh parcels (CL-010)\n\n**Summary**: Postage was guessed\n\n**Commit:** `a110000`',
  );
});

test('raw HTML in what a change says reads as it is written', () => {
  const files = {
    [archived('2026-02-11-weigh', 'proposal.md')]:
      '# Weigh <details>\n\n## Why\n\nAdds `<b>` and <details>.\n',
    [archived('2026-02-11-weigh', 'specs/scale.md')]:
      '# ADDED: Scale\n\n## Files Changed\n\n- `src/scale.ts` - Reads <!-- it\n- `src/a.ts` - a <summary>\n',
  };
  const {log} = logged(projectOf({'TECHNICAL_CHANGE_LOG.md': LOG, ...files}));
  expect(log).toContain('**Summary**: Adds `<b>` and \\<details>\n');
  expect(log).toContain('| `src/a.ts` | a \\<summary> |');
  expect(nodesOfType(parse(sourceOf('x.md', log)).root, 'html')).toEqual([]);
});
