import fc from 'fast-check';
import {expect, test} from 'vitest';
import {fixAll} from '../../src/lint/fixes/fix.ts';
import {taskNumbering} from '../../src/lint/rules/task-numbering.ts';
import {lint} from '../../src/lint/run.ts';
import {wholeProject} from '../../src/lint/scope.ts';
import type {Project} from '../../src/project/project.ts';
import {projectOf} from '../support/project.ts';

const TASKS = 'openspec/changes/a/tasks.md';
const check = (project: Project) => lint(project, wholeProject(project), {rules: [taskNumbering]});
const offered = (findings: ReturnType<typeof check>) => findings.filter(({fix}) => fix).length;

test('a number that two tasks could get is given to one, and promised to one', () => {
  const text = '# Tasks\n\n## 1. Work\n- [x] 1.1 a\n- [x] 1.1 b\n\n## 1. More\n- [x] 1.1 c\n- [x] 2.2 d\n';
  const project = projectOf({[TASKS]: text});
  const {findings, project: fixed} = fixAll(project, check);
  expect([offered(check(project)), findings.length]).toEqual([1, 2]);
  expect(fixed.document(TASKS)?.text).toBe(text.replace('1.1 b', '1.2 b'));
});

test.each([
  ['openspec/changes/a/notes.md', 'Only 1.1 is left.\n'],
  ['openspec/changes/a/proposal.md', 'Only 1.1 is left.\n'],
  ['openspec/changes/b/proposal.md', 'Waits for 1.1 of `a`.\n'],
])('a number that %s says is left to a person', (path, text) => {
  const project = projectOf({[TASKS]: '- [ ] 1.1 a\n- [ ] 1.1 b\n', [path]: text});
  expect(check(project)).toMatchObject([{fix: undefined, unsafeFix: [{text: '1.2'}]}]);
});

test('what is offered is kept, all at once', () => {
  const line = fc.oneof(
    fc.constantFrom('## 1. A', '## 2. B', '## 1. C'),
    fc
      .tuple(fc.integer({min: 1, max: 2}), fc.integer({min: 1, max: 4}))
      .map((id) => `- [ ] ${id.join('.')} x`),
  );
  fc.assert(
    fc.property(fc.array(line, {maxLength: 12}), (lines) => {
      const project = projectOf({[TASKS]: `${lines.join('\n')}\n`});
      const before = check(project);
      const after = fixAll(project, check).findings;
      expect(after.length).toBeLessThanOrEqual(before.length - offered(before));
    }),
    {numRuns: 200},
  );
});
