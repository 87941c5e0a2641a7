import {expect, test} from 'vitest';
import {lint} from '../../src/lint/run.ts';
import {wholeProject} from '../../src/lint/scope.ts';
import {planArchive} from '../../src/plan/archive-changes.ts';
import {strictMerge} from '../../src/project/merges.ts';
import type {Project} from '../../src/project/project.ts';
import {projectOf} from '../support/project.ts';

const CHANGE = 'openspec/changes/add-login';
const SPEC = 'openspec/specs/auth/spec.md';
const DELTA = `${CHANGE}/specs/auth/spec.md`;
const deep = `${'>'.repeat(4000)} a\n`;
const files = {
  [`${CHANGE}/proposal.md`]: '# Add login\n\n## Why\n\nWords.\n\n## What Changes\n\n- Words\n',
  [`${CHANGE}/tasks.md`]: '- [x] 1.1 Words\n',
  [DELTA]:
    '## ADDED Requirements\n\n### Requirement: New\n\nIt SHALL be new.\n\n#### Scenario: Works\n\n- **WHEN** used\n- **THEN** it works\n',
  [SPEC]:
    '# Auth\n\n## Purpose\n\nWords.\n\n## Requirements\n\n### Requirement: Old\n\nIt SHALL be old.\n\n#### Scenario: Works\n\n- **WHEN** used\n- **THEN** it works\n',
};

function errorsOf(project: Project): readonly string[] {
  const findings = lint(project, wholeProject(project)).filter(({severity}) => severity === 'error');
  return findings.map(({path, message}) => `${path}: ${message}`);
}

function archiveErrors(project: Project, validates: boolean): readonly string[] {
  const request = {changes: project.changes, filled: [], date: '2026-02-03', merging: strictMerge};
  const switches = {allowsOpenTasks: true, skipsSpecs: false, updatesChangelogs: false, validates};
  const {findings} = planArchive(project, {...request, ...switches});
  return findings
    .filter(({severity}) => severity === 'error')
    .map(({path, message}) => `${path}: ${message}`);
}

test.each([`${CHANGE}/tasks.md`, `${CHANGE}/proposal.md`, DELTA, SPEC])(
  '%s that nests too deep is named',
  (path) => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    expect(errorsOf(projectOf({...files, [path]: `# T\n\n${deep}`}))).toContain(
      `${path}: Cannot read \`${name}\`: line 3 stands within a hundred quotes or lists, expected fewer`,
    );
  },
);

test('a project within the bounds has no error, and is archived', () => {
  expect(errorsOf(projectOf(files))).toEqual([]);
  expect(archiveErrors(projectOf(files), true)).toEqual([]);
});

test.each([DELTA, SPEC])('%s that nests too deep is not archived, validated or not', (path) => {
  for (const validates of [true, false])
    expect(archiveErrors(projectOf({...files, [path]: `# T\n\n${deep}`}), validates).join()).toMatch(
      /line 3 stands within a hundred quotes or lists/,
    );
});
