import {expect, test} from 'vitest';
import {bumpFor, isLater, versionAfter} from '../../src/changelog/version.ts';
import {projectOf} from '../support/project.ts';

function changesWith(files: Readonly<Record<string, string>>) {
  return projectOf(
    Object.fromEntries(
      Object.entries(files).map(([path, text]) => [`openspec/changes/archive/2026-01-01-x/${path}`, text]),
    ),
  ).archive;
}

const added = {'specs/a.md': '# ADDED: A\n'};
const modified = {'specs/a.md': '# MODIFIED: A\n'};
const removed = {'specs/a/spec.md': '## REMOVED Requirements\n\n### Requirement: A\n'};
const breaking = {...modified, '.openspec.yaml': 'breaking: true\n'};

test.each([
  [added, '1.2.3', 'minor'],
  [modified, '1.2.3', 'patch'],
  [removed, '1.2.3', 'major'],
  [breaking, '1.2.3', 'major'],
  [added, '0.2.3', 'minor'],
  [modified, '0.2.3', 'patch'],
  [removed, '0.2.3', 'minor'],
  [breaking, 'v0.2.3', 'minor'],
  [{}, '1.2.3', 'patch'],
])('%j after %s asks for a %s version', (files, current, bump) => {
  expect(bumpFor(changesWith(files), current)).toBe(bump);
});

test.each([
  ['1.2.3', 'major', '2.0.0'],
  ['1.2.3', 'minor', '1.3.0'],
  ['v1.2.3', 'patch', '1.2.4'],
  ['2.0.0-rc.1', 'major', '2.0.0'],
  [undefined, 'patch', '0.1.0'],
  [undefined, 'major', '1.0.0'],
  ['2026-01', 'minor', undefined],
] as const)('what comes after %s, %s', (current, bump, next) => {
  expect(versionAfter(current, bump)).toBe(next);
});

test('versions are compared as versions, and others not at all', () => {
  expect(isLater('1.10.0', '1.9.0')).toBe(true);
  expect(isLater('1.0.0-rc.1', '1.0.0')).toBe(false);
  expect(isLater('2026-01', '1.0.0')).toBeUndefined();
});
