import {expect, test} from 'vitest';
import {readReleaseTitle} from '../../src/changelog/formats/keep-a-changelog/release-title.ts';
import {readReleases, sectionsOfRelease} from '../../src/changelog/formats/keep-a-changelog/releases.ts';
import {keepAChangelog} from '../../src/changelog/formats/keep-a-changelog.ts';
import type {ViewRecord} from '../../src/changelog/record.ts';
import type {Projection} from '../../src/changelog/view.ts';
import {parse} from '../../src/markdown/document.ts';
import {applyEdits} from '../../src/markdown/edit.ts';
import {decode, sourceOf} from '../../src/markdown/source.ts';
import {defaultSettings} from '../../src/project/changelog-config.ts';
import {projectOf} from '../support/project.ts';
import {projection} from '../support/projection.ts';

const ARCHIVE = 'openspec/changes/archive';
const FOLDER = `${ARCHIVE}/2026-02-01-login`;
const LINK = `([change](${FOLDER}))`;
const LOGIN = {[`${FOLDER}/specs/login.md`]: '# ADDED: Login\n'};

interface Outcome {
  readonly text: string;
  readonly records: ReadonlyMap<string, ViewRecord>;
  readonly conflicts: readonly string[];
}

function project(
  text: string,
  files: Readonly<Record<string, string>>,
  options: Partial<Projection> & {readonly path?: string} = {},
): Outcome {
  const archived = projectOf(files).archive;
  const document = parse(sourceOf(options.path ?? 'CHANGELOG.md', text));
  const state = {active: [], archived};
  const {edits, records, conflicts} = keepAChangelog.project(document, {...projection, state, ...options});
  return {text: applyEdits(text, edits), records, conflicts: conflicts.map(({field}) => field)};
}

const wrote = (text: string, section = 'Added') => {
  const fields = {'specs/login.md': text, 'specs/login.md#section': section};
  return () => ({fields});
};

test.each([
  ['[1.2.0] - 2025-01-01', '1.2.0', '2025-01-01'],
  ['1.2.0 (2025-01-01)', '1.2.0', '2025-01-01'],
  ['v1.2.0', 'v1.2.0', undefined],
  ['[v1.2.0](https://x.y) — 2025-01-01', 'v1.2.0', '2025-01-01'],
  ['1.2.0 – 2025-01-01', '1.2.0', '2025-01-01'],
  ['[1.2.0] 2025-01-01', '1.2.0', '2025-01-01'],
  ['Version 1.2.0-rc.1: 1 May 2025', '1.2.0-rc.1', '1 May 2025'],
  ['11.2.1 - 2020/03/27', '11.2.1', '2020/03/27'],
  ['1.2.0 - 2025-01-01 - "Name"', '1.2.0', '2025-01-01'],
  ['2025-01-01', '2025-01-01', '2025-01-01'],
  ['beta - 2025-01-01', 'beta', '2025-01-01'],
])('%s is a version', (title, name, date) => {
  expect(readReleaseTitle(title, title.startsWith('['), undefined)).toEqual({
    kind: 'released',
    name,
    date,
    isYanked: false,
  });
  expect(readReleaseTitle(`${title} [YANKED]`, title.startsWith('['), undefined)).toMatchObject({
    name,
    date,
    isYanked: true,
  });
});

test.each([
  'Unreleased',
  '[Unreleased]',
  'UNRELEASED',
  '[Unreleased](https://x.y)',
  '[unreleased][unreleased]',
  'Unreleased - soon',
  'Niewydane',
  '[Não publicado]',
  '1.3.0 (unreleased)',
  '[1.3.0] - TBD',
])('%s is not released', (title) => {
  expect(readReleaseTitle(title, title.startsWith('['), undefined)?.kind).toBe('unreleased');
});

test.each([
  'Deprecations',
  'History',
  'Versioning policy',
  '2.0 migration guide',
  '1. Introduction',
  '3 things',
  'Added - 2025-01-01',
  'Unreleased things we forgot',
])('%s is neither', (title) => {
  expect(readReleaseTitle(title, false, undefined)).toBeUndefined();
});

test('a title of the settings is that of what is not released', () => {
  expect(readReleaseTitle('[Kommt noch]', true, 'Kommt noch')?.kind).toBe('unreleased');
});

test.each([
  ['cites the convention', 'See https://keepachangelog.com\n', true],
  ['has the heading', '# Log\n\n## Unreleased\n', true],
  ['has the heading below versions only', '## 1.0.0\n\n## Unreleased\n', false],
  ['names a branch', '## main\n\n## 1.0.0\n', false],
  ['has versions alone', '# Log\n\n## 1.0.0\n', false],
])('a file that %s', (_, text, isKept) => {
  expect(keepAChangelog.detect(parse(sourceOf('CHANGELOG.md', text)))).toBe(isKept);
});

test('sections of the rank of versions belong to the version above', () => {
  const document = parse(
    sourceOf('CHANGELOG.md', '## 1.1.0\n\n## Fixed\n\n- x\n\n# 1.0.0\n\n## Fixed\n\n### Deep\n\n## Notes\n'),
  );
  const {versions} = readReleases(document, defaultSettings);
  expect(versions.map(({version}) => version)).toEqual(['1.1.0', '1.0.0']);
  expect(versions.map((release) => sectionsOfRelease(release).map(({title}) => title))).toEqual([
    ['Fixed'],
    ['Fixed', 'Notes'],
  ]);
});

test.each([
  ['an empty file', ''],
  ['a title', '# Changelog'],
  ['a title and a line', '# Changelog\n'],
  ['a link definition at the end', '# Changelog\n\n[x]: https://x.y\n'],
  ['an open comment', '# Changelog\n\n<!-- open\n'],
  ['an open fence', '# Changelog\n\n## [Unreleased]\n\n```\n'],
])('%s takes an entry', (_, text) => {
  const {text: once, records} = project(text, LOGIN);
  expect(once).toContain(`## [Unreleased]\n`);
  expect(once).toContain(`### Added\n\n- **Login** ${LINK}\n`.trimEnd());
  expect(project(once, LOGIN, {recordOf: ({folder}) => records.get(folder)}).text).toBe(once);
  expect(project(once, LOGIN).text).toBe(once);
});

test('the mark of a byte order is not seen, and stays', () => {
  const source = decode('CHANGELOG.md', new TextEncoder().encode('\uFEFF## Unreleased\r\n'));
  expect(readReleases(parse(source), defaultSettings).unreleased?.start).toBe(0);
});

test('links begin where the changelog lies', () => {
  const deep = project('', LOGIN, {path: 'packages/a b/CHANGELOG.md'});
  expect(deep.text).toContain(`(../../${FOLDER})`);
  expect(project('', LOGIN, {path: 'openspec/changes/log.md'}).text).toContain('(archive/2026-02-01-login)');
});

const unreleased = (...lines: readonly string[]) => `# Changelog\n\n## [Unreleased]\n\n${lines.join('\n')}\n`;

test.each([
  ['as a reference', unreleased('- Login, see [the change][1]', '', `[1]: ${FOLDER}`)],
  ['as a short reference', unreleased('- See [login]', '', `[login]: ./${FOLDER}/`)],
  ['on a server', unreleased(`- See <https://github.com/o/r/blob/main/${FOLDER}/specs/login.md>`)],
  ['from the root', unreleased(`- See [it](/${FOLDER}/proposal.md#why)`)],
  ['within another item', unreleased('- Many things:', `  - **Login** ${LINK}`)],
  ['in a paragraph', unreleased(`Login ${LINK}`)],
  ['in a section below a section', unreleased('### Added', '', '#### Core', '', `- Login ${LINK}`)],
  ['under a version', `## [Unreleased]\n\n## [1.0.0]\n\n- Login ${LINK}\n`],
])('an entry is found by its link: %s', (_, text) => {
  const found = project(text, LOGIN, {adds: () => true});
  expect(found).toMatchObject({text, conflicts: []});
});

test.each([
  ['in code', unreleased(`- See \`${FOLDER}\``)],
  ['in a comment', unreleased(`<!-- - Login ${LINK} -->`)],
])('words that are no link are no entry: %s', (_, text) => {
  expect(project(text, LOGIN, {adds: () => true}).text).toContain(`### Added\n\n- **Login** ${LINK}`);
});

test('what is older than the newest version is not added by itself', () => {
  const text = '# Changelog\n\n## [1.0.0] - 2026-02-01\n';
  expect(project(text, LOGIN).text).toBe(text);
  expect(project(text.replace('02-01', '01-31'), LOGIN).text).toContain('**Login**');
  expect(project(text, LOGIN, {adds: () => true}).text).toContain('**Login**');
});

const OLD = `**Login**: Old words ${LINK}`;

test('an entry that nobody touched is refreshed, and what stands below it stays', () => {
  const text = unreleased('### Added', '', `- ${OLD}`, '  - a note');
  const {text: after, conflicts} = project(text, LOGIN, {recordOf: wrote(OLD)});
  expect(after).toBe(unreleased('### Added', '', `- **Login** ${LINK}`, '  - a note'));
  expect(conflicts).toEqual([]);
});

test('an entry that a formatter broke into lines is not edited', () => {
  const text = unreleased('### Added', '', `- ${OLD.replace('Old words', 'Old\n  words')}`);
  expect(project(text, LOGIN, {recordOf: wrote(OLD)}).text).toContain(`- **Login** ${LINK}`);
});

test('an entry that both sides changed is kept and reported, until somebody decides', () => {
  const text = unreleased('### Added', '', `- Mine ${LINK}`);
  const kept = project(text, LOGIN, {recordOf: wrote(OLD)});
  expect(kept).toMatchObject({text, conflicts: ['specs/login.md']});
  expect(kept.records.get(FOLDER)).toEqual(wrote(OLD)());
  const settled = project(text, LOGIN, {recordOf: wrote(OLD), accept: 'file'});
  expect(settled).toMatchObject({text, conflicts: []});
  const again = project(text, LOGIN, {recordOf: ({folder}) => settled.records.get(folder)});
  expect(again).toMatchObject({text, conflicts: []});
  const taken = project(text, LOGIN, {recordOf: wrote(OLD), accept: 'source'});
  expect(taken.text).toBe(unreleased('### Added', '', `- **Login** ${LINK}`));
});

test('an entry that was taken out stays out', () => {
  const text = unreleased('### Added', '', '- Another thing');
  const out = project(text, LOGIN, {recordOf: wrote(`**Login** ${LINK}`), adds: () => true});
  expect(out).toMatchObject({text, conflicts: []});
  expect(project(text, LOGIN, {recordOf: wrote(OLD)})).toMatchObject({text, conflicts: ['specs/login.md']});
});

test('an entry moves with its section, unless somebody moved it', () => {
  const fixed = {...LOGIN, [`${FOLDER}/.openspec.yaml`]: 'section: Fixed\n'};
  const own = `**Login** ${LINK}`;
  const text = unreleased('### Added', '', `- ${own}`, '  - a note', '', '### Security', '', '- x');
  expect(project(text, fixed, {recordOf: wrote(own)}).text).toBe(
    unreleased('### Fixed', '', `- ${own}`, '  - a note', '', '### Security', '', '- x'),
  );
  const moved = unreleased('### Security', '', `- ${own}`, '- x');
  expect(project(moved, LOGIN, {recordOf: wrote(own)})).toMatchObject({text: moved, conflicts: []});
  expect(project(moved, fixed, {recordOf: wrote(own)})).toMatchObject({
    text: moved,
    conflicts: ['specs/login.md#section'],
  });
  expect(project(moved, fixed, {recordOf: wrote(own), accept: 'source'}).text).toBe(
    unreleased('### Security', '', '- x', '', '### Fixed', '', `- ${own}`)
      .replace('### Security\n\n- x\n\n### Fixed', '### Fixed')
      .replace(`- ${own}\n`, `- ${own}\n\n### Security\n\n- x\n`),
  );
});

test('an entry that is kept out later goes, unless somebody edited it', () => {
  const none = {...LOGIN, [`${FOLDER}/.openspec.yaml`]: 'section: none\n'};
  const own = `**Login** ${LINK}`;
  const gone = project(unreleased('### Added', '', `- ${own}`), none, {recordOf: wrote(own)});
  expect(gone.text).toBe('# Changelog\n\n## [Unreleased]\n');
  expect(gone.records.get(FOLDER)).toEqual({fields: {}});
  const edited = unreleased('### Added', '', `- Mine ${LINK}`);
  expect(project(edited, none, {recordOf: wrote(own)})).toMatchObject({
    text: edited,
    conflicts: ['specs/login.md'],
  });
});

test('a released entry is history', () => {
  const text = `## [Unreleased]\n\n## [1.0.0]\n\n### Added\n\n- ${OLD}\n`;
  expect(project(text, LOGIN, {recordOf: () => ({...wrote(OLD)(), release: '1.0.0'})}).text).toBe(text);
  expect(project(text, LOGIN, {recordOf: wrote(OLD)}).text).toBe(text);
  const released = () => ({fields: {}, release: '1.0.0'});
  expect(project('## [Unreleased]\n', LOGIN, {recordOf: released}).text).toBe('## [Unreleased]\n');
});

test('one link to a change stands for all its entries, and words about two changes are their writer’s', () => {
  const two = {...LOGIN, [`${FOLDER}/specs/logout.md`]: '# ADDED: Logout\n'};
  const text = unreleased('### Added', '', `- In and out ${LINK}`);
  expect(project(text, two, {adds: () => true}).text).toBe(text);
  const other = `${ARCHIVE}/2026-02-02-menu`;
  const joined = unreleased('### Added', '', `- Login ${LINK} and menu ([change](${other}))`);
  const both = {...LOGIN, [`${other}/specs/menu.md`]: '# ADDED: Menu\n'};
  expect(project(joined, both, {recordOf: wrote(OLD)})).toMatchObject({text: joined, conflicts: []});
});

test('a changelog of a package tells of what touches it', () => {
  const settings = {...defaultSettings, only: ['packages/api', 'auth']};
  const files = {
    ...LOGIN,
    [`${ARCHIVE}/2026-02-02-api/specs/x.md`]:
      '# ADDED: Api\n\n## Files Changed\n\n- `packages/api/x.ts` - new\n',
    [`${ARCHIVE}/2026-02-03-auth/specs/auth/spec.md`]: '## ADDED Requirements\n\n### Requirement: X\n',
  };
  const {text} = project('# Changelog\n', files, {settings});
  expect(text).not.toContain('Login');
  expect(text).toContain('**Api**');
  expect(text).toContain('2026-02-03-auth');
});

test('all that is archived is printed by section', () => {
  const files = {...LOGIN, [`${ARCHIVE}/2026-02-02-menu/specs/menu.md`]: '# REMOVED: Menu\n'};
  const state = {active: [], archived: projectOf(files).archive};
  expect(keepAChangelog.print({...projection, state})).toBe(
    `### Added\n\n- **Login** ${LINK}\n\n### Removed\n\n- **Menu** ([change](${ARCHIVE}/2026-02-02-menu))\n`,
  );
});

test('raw HTML in a name reads as it is written, and its other markup stays', () => {
  const delta = '# ADDED: `<b>` and *<details>*\n\n## Summary\n\nSays so.\n';
  const {text} = project('# Changelog\n\n## [Unreleased]\n', {[`${FOLDER}/specs/login.md`]: delta});
  expect(text).toContain(`- **\`<b>\` and *\\<details>***: Says so ${LINK}`);
});
