import {mkdirSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {changelogStatus, refuseBrokenChangelogs} from '../../src/changelog/status.ts';
import {nodeFs} from '../../src/disk/node-fs.ts';
import {openProject} from '../../src/disk/open-project.ts';
import {Refusal} from '../../src/refusal.ts';
import {projectOf} from '../support/project.ts';
import {temporaryFolder} from '../support/repo.ts';

const README = 'openspec/changes/README.md';
const TABLE = '| Date | Change | Type | Status |\n|---|---|---|---|\n';

function statusOf(files: Readonly<Record<string, string | Uint8Array>>) {
  const [status] = changelogStatus(projectOf(files));
  return [status?.state, status?.reason];
}

test.each([
  ['a table', `# Changelog\n\n${TABLE}`],
  ['a list', '## Archived Changes\n'],
  ['a table of other things, and a list', '# Changelog\n\n| When | What |\n|---|---|\n\n## Active Changes\n'],
  ['a second table that is ours', `# Changelog\n\n| Date | Status |\n|---|---|\n\n${TABLE}`],
])('%s is kept', (_, readme) => {
  const project = projectOf({[README]: readme});
  expect(changelogStatus(project)[0]).toEqual({path: README, state: 'kept', reason: ''});
  expect(() => refuseBrokenChangelogs(project)).not.toThrow();
});

test('what is not there, or holds neither table nor lists, is said', () => {
  expect(statusOf({})).toEqual(['missing', `there is no ${README}`]);
  expect(statusOf({[README]: '# Changes\n'})).toEqual([
    'no-view',
    `${README} has no changelog table and no list of changes`,
  ]);
  expect(() => refuseBrokenChangelogs(projectOf({}))).not.toThrow();
});

test.each([
  [`# Changelog\n\n${TABLE.replace('Type', 'Kind')}`],
  [`# Changelog\n\n${TABLE.replace('Type', 'Kind')}\n## Active Changes\n`],
])('a table that lacks a column is malformed, whatever else there is', (readme) => {
  expect(statusOf({[README]: readme})).toEqual([
    'malformed',
    `the changelog table of ${README} lacks \`Type\`, expected the columns Date, Change, Type, Status`,
  ]);
});

test('what cannot be read is said with its reason', () => {
  expect(statusOf({[`${README}/page.md`]: 'x'})).toEqual([
    'unreadable',
    `${README} cannot be read: it is a folder, expected a file`,
  ]);
  expect(statusOf({[README]: Buffer.from('# \xe9', 'latin1')})).toEqual([
    'unreadable',
    `${README} is not UTF-8`,
  ]);
});

test('a link is not followed, at the file or above it', () => {
  const root = temporaryFolder();
  mkdirSync(join(root, 'openspec/changes'), {recursive: true});
  symlinkSync('elsewhere.md', join(root, README));
  const reason = `${README} cannot be read: it is a link, which is never followed (README.md)`;
  expect(changelogStatus(openProject(nodeFs, root).project)[0]).toEqual({
    path: README,
    state: 'unreadable',
    reason,
  });
  rmSync(join(root, 'openspec/changes'), {recursive: true});
  symlinkSync('elsewhere', join(root, 'openspec/changes'));
  expect(changelogStatus(openProject(nodeFs, root).project)[0]).toMatchObject({
    state: 'unreadable',
    reason: expect.stringContaining('it is a link'),
  });
});

test('what lies outside of openspec/ and is no file is unreadable, and only what is not there is missing', () => {
  const root = temporaryFolder();
  const config =
    'changelog:\n  views:\n    - keep-a-changelog\n    - {view: technical, path: docs/LOG.md}\n    - {view: table, path: data/T.md}\n    - {view: table, path: none/T.md}\n';
  mkdirSync(join(root, 'openspec'));
  writeFileSync(join(root, 'openspec/config.yaml'), config);
  mkdirSync(join(root, 'elsewhere'));
  writeFileSync(join(root, 'elsewhere/LOG.md'), '# Log\n');
  symlinkSync('elsewhere/LOG.md', join(root, 'CHANGELOG.md'));
  symlinkSync('elsewhere', join(root, 'docs'));
  mkdirSync(join(root, 'data/T.md'), {recursive: true});
  const {project} = openProject(nodeFs, root);
  expect(changelogStatus(project).map(({path, state, reason}) => [path, state, reason])).toEqual([
    [
      'CHANGELOG.md',
      'unreadable',
      'CHANGELOG.md cannot be read: it is a link, which is never followed (CHANGELOG.md)',
    ],
    ['docs/LOG.md', 'unreadable', 'docs cannot be read: it is a link, which is never followed (docs)'],
    ['data/T.md', 'unreadable', 'data/T.md cannot be read: it is a folder, expected a file'],
    ['none/T.md', 'missing', 'there is no none/T.md'],
  ]);
  expect(catchRefusal(() => refuseBrokenChangelogs(project)).code).toBe('changelog-unreadable');
});

test('a broken changelog is refused with a command to paste', () => {
  const refusal = catchRefusal(() => refuseBrokenChangelogs(projectOf({[`${README}/page.md`]: 'x'})));
  expect(refusal).toMatchObject({code: 'changelog-unreadable', hint: `ls -ld ${README}`});
  const latin = projectOf({[README]: Buffer.from('# \xe9', 'latin1')});
  expect(catchRefusal(() => refuseBrokenChangelogs(latin))).toMatchObject({
    code: 'changelog-unreadable',
    hint: `iconv -f utf-8 -t utf-8 ${README} > /dev/null`,
  });
  const readme = `# Changelog\n\n${TABLE.replace('Date', 'Day')}`;
  expect(catchRefusal(() => refuseBrokenChangelogs(projectOf({[README]: readme})))).toMatchObject({
    code: 'changelog-malformed',
    hint: `openspec lint ${README}`,
  });
});

function catchRefusal(act: () => void): Refusal {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error;
  }
  throw new Error('Nothing was refused');
}
