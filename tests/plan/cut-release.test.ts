import {expect, test} from 'vitest';
import {keptViews} from '../../src/changelog/kept-views.ts';
import {recordsOf} from '../../src/changelog/record.ts';
import {planRelease} from '../../src/plan/cut-release.ts';
import {textAfter} from '../../src/plan/plan.ts';
import {previewProject} from '../../src/plan/preview.ts';
import {planUnarchive} from '../../src/plan/unarchive-change.ts';
import {updateChangelogs} from '../../src/plan/update-changelogs.ts';
import type {Project} from '../../src/project/project.ts';
import {projectOf} from '../support/project.ts';

const FOLDER = 'openspec/changes/archive/2026-02-01-alpha';
const files = {
  'CHANGELOG.md': '# Changelog\n\n## [Unreleased]\n\n## [1.0.0] - 2026-01-01\n',
  [`${FOLDER}/specs/alpha.md`]: '# ADDED: Alpha\n\n## Summary\n\nOne.\n',
};

function requestFor(project: Project, wanted: string, rest: {readonly allowsOlder?: boolean} = {}) {
  const kept = keptViews(project).find(({view}) => view.id === 'keep-a-changelog');
  if (!kept) throw new Error('no view');
  const asked = ['release', wanted];
  return {
    kept,
    wanted,
    date: '2026-03-01',
    allowsEmpty: false,
    allowsOlder: false,
    links: undefined,
    asked,
    ...rest,
  };
}

function released(project: Project, wanted: string): Project {
  return previewProject(project, planRelease(project, requestFor(project, wanted)).plan);
}

/** The project with a text of the changelog replaced. */
function edited(project: Project, was: string, is: string): Project {
  const source = project.document('CHANGELOG.md')?.source;
  if (!source?.text.includes(was)) throw new Error(`no ${was}`);
  const start = source.text.indexOf(was);
  return previewProject(project, [
    {kind: 'write', source, edits: [{start, end: start + was.length, text: is}]},
  ]);
}

test('a change that was released is not released again because a bullet leads to it', () => {
  const project = edited(
    released(projectOf(files), 'auto'),
    '## [Unreleased]\n',
    `## [Unreleased]\n\n- A mistake in [Alpha](${FOLDER}) is gone\n`,
  );
  const {version, changes, plan} = planRelease(project, requestFor(project, 'auto'));
  expect([version, changes, plan.length]).toEqual(['1.1.1', [], 1]);
  expect(recordsOf(project, FOLDER)['CHANGELOG.md']?.release).toBe('1.1.0');
});

test('what nobody decided is not released', () => {
  const projected = previewProject(
    projectOf(files),
    (({files: views, records}) => [...views, ...records])(updateChangelogs(projectOf(files))),
  );
  const source = projected.document(`${FOLDER}/specs/alpha.md`)?.source;
  if (!source) throw new Error('no delta');
  const start = source.text.indexOf('One');
  const changed = previewProject(edited(projected, ': One', ': Uno'), [
    {kind: 'write', source, edits: [{start, end: start + 3, text: 'Two'}]},
  ]);
  expect(() => planRelease(changed, requestFor(changed, 'auto'))).toThrow(/decide first/);
});

test('the newest version is the highest one, wherever it stands', () => {
  const older = edited(projectOf(files), '## [1.0.0]', '## [0.9.1] - 2026-01-02\n\n## [1.0.0]');
  expect(planRelease(older, requestFor(older, 'minor')).version).toBe('1.1.0');
  expect(() => planRelease(older, requestFor(older, '0.9.2'))).toThrow(/does not come after 1\.0\.0/);
  expect(planRelease(older, requestFor(older, '0.9.2', {allowsOlder: true})).version).toBe('0.9.2');
});

test('a release goes into the views that tell of releases', () => {
  const config = {'openspec/config.yaml': 'changelog:\n  views: [keep-a-changelog, json]\n'};
  const project = projectOf({...files, ...config});
  const {plan} = planRelease(project, requestFor(project, '2.0.0'));
  const json = plan.find((each) => each.kind === 'create' && each.path.endsWith('changelog.json'));
  expect(json?.kind === 'create' && json.content).toContain('"2.0.0"');
  expect(updateChangelogs(previewProject(project, plan)).files).toEqual([]);
});

test('what was released is not taken back', () => {
  const record = JSON.stringify({
    version: 1,
    change: 'alpha',
    at: '2026-02-01T00:00:00.000Z',
    place: 0,
    files: [],
  });
  const project = released(projectOf({...files, [`${FOLDER}/.openspec-archive.json`]: record}), 'auto');
  const [change] = project.archive;
  expect(() => change && planUnarchive(project, change, (text) => text)).toThrow(/was released in 1\.1\.0/);
});

test('a plan edits the changelog in one place', () => {
  const project = projectOf(files);
  const [write] = planRelease(project, requestFor(project, '2.0.0')).plan;
  expect(
    write?.kind === 'write' && [write.edits.length, textAfter(write).endsWith('## [1.0.0] - 2026-01-01\n')],
  ).toEqual([1, true]);
});
