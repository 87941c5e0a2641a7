import {expect, test} from 'vitest';
import {countsUncommitted} from '../../src/history/uncommitted.ts';
import {projectOf} from '../support/project.ts';

const one = projectOf({
  'openspec/changes/add-x/proposal.md': '# X\n',
  'openspec/changes/archive/2026-01-02-add-w/proposal.md': '# W\n',
});
const two = projectOf({
  'openspec/changes/add-x/proposal.md': '# X\n',
  'openspec/changes/add-y/proposal.md': '# Y\n',
});

test('uncommitted work belongs to a change that is named, or that is the only active one', () => {
  const asked = (project: typeof one) =>
    [true, false].map((isNamed) =>
      project.changes.map((change) => countsUncommitted(project, change, isNamed)),
    );
  expect(asked(one)).toEqual([[true], [true]]);
  expect(asked(two)).toEqual([
    [true, true],
    [false, false],
  ]);
});

test('uncommitted work never belongs to an archived change', () => {
  expect(one.archive.map((change) => countsUncommitted(one, change, true))).toEqual([false]);
});
