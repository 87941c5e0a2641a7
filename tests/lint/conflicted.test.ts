import {expect, test} from 'vitest';
import type {Rule} from '../../src/lint/rule.ts';
import {rules} from '../../src/lint/rules/index.ts';
import {lint} from '../../src/lint/run.ts';
import {wholeProject} from '../../src/lint/scope.ts';
import {archiveFindings} from '../../src/plan/archive-findings.ts';
import {planFixes} from '../../src/plan/fix-findings.ts';
import type {Project} from '../../src/project/project.ts';
import {projectOf} from '../support/project.ts';

const DELTA = 'openspec/changes/a/specs/cache.md';
const TASKS = 'openspec/changes/a/tasks.md';
const CONFLICT = [
  '# ADDED: Cache\u200Bs',
  '',
  '<<<<<<< HEAD',
  '## Summary',
  '=======',
  '## Sumary',
  '>>>>>>> b',
  '',
].join('\n');
const OTHERS = rules.filter(({id}) => id !== 'no-conflict-markers');

const check = (project: Project, selected: readonly Rule[] = rules) =>
  lint(project, wholeProject(project), {rules: selected});
const told = (selected: readonly Rule[]) =>
  new Set(
    check(projectOf({[DELTA]: CONFLICT}), selected).flatMap(({rule, path}) => (path === DELTA ? [rule] : [])),
  );

test('of a file in conflict only the conflict is told, and what is wrong with its text', () => {
  expect(told(rules)).toEqual(new Set(['no-conflict-markers', 'no-invisible-characters']));
});

test('a conflict that is not told takes the place of nothing', () => {
  expect(told(OTHERS)).toEqual(new Set(['no-invisible-characters', 'required-sections']));
});

test.each([[rules], [OTHERS]])(
  'no fix is applied to a file in conflict, whatever rules are run',
  (selected) => {
    const project = projectOf({[DELTA]: CONFLICT, [TASKS]: '- [X] 1.1 Add it\n- [] 1.2 Test it\n'});
    const {plan, findings} = planFixes(project, (current) => check(current, selected), {isUnsafe: true});
    expect(plan.map((operation) => operation.kind === 'write' && operation.source.path)).toEqual([TASKS]);
    expect(findings.filter(({path, fix, unsafeFix}) => path === DELTA && (fix || unsafeFix))).toEqual([]);
  },
);

test.each([[true], [false]])('an archive is told of it, validating: %s', (validates) => {
  const delta = 'openspec/changes/a/specs/auth/spec.md';
  const text = '## ADDED Requirements\n\n<<<<<<< HEAD\n## Odd\n\nwords\n=======\n>>>>>>> b\n';
  const project = projectOf({[delta]: text});
  const findings = archiveFindings(project, project.changes, {validates, skipsSpecs: false}, []);
  expect(findings.filter(({path, severity}) => path === delta && severity === 'error')).not.toEqual([]);
});
