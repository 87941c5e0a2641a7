import {expect, test} from 'vitest';
import {lint} from '../../src/lint/run.ts';
import {wholeProject} from '../../src/lint/scope.ts';
import {planFixes} from '../../src/plan/fix-findings.ts';
import type {Project} from '../../src/project/project.ts';
import {projectOf} from '../support/project.ts';
import {worstTrees} from '../support/worst-trees.ts';

const check = (project: Project) => lint(project, wholeProject(project));

test.each(Object.entries(worstTrees))('%s: checked, and mended once for all', (_, make) => {
  const {project} = planFixes(projectOf(make(12 * 1024)), check);
  expect(planFixes(project, check).plan).toEqual([]);
});

test('a long line is compared from its end once', () => {
  const text = `- [] ${'x'.repeat(1_000_000)}`;
  const {plan} = planFixes(projectOf({'openspec/changes/a/tasks.md': text}), check);
  expect(plan).toMatchObject([{kind: 'write', edits: [{start: 0, end: text.length}]}]);
});
