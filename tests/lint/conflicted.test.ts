import {expect, test} from 'vitest';
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
const OFF = 'lint:\n  rules:\n    no-conflict-markers: off\n';

const check = (project: Project) => lint(project, wholeProject(project));
const told = (files: Readonly<Record<string, string>>) =>
  new Set(check(projectOf(files)).flatMap(({rule, path}) => (path === DELTA ? [rule] : [])));

test('of a file in conflict only the conflict is told, and what is wrong with its text', () => {
  expect(told({[DELTA]: CONFLICT})).toEqual(new Set(['no-conflict-markers', 'no-invisible-characters']));
});

test('a conflict that is not told takes the place of nothing', () => {
  const rules = told({[DELTA]: CONFLICT, 'openspec/config.yaml': OFF});
  expect(rules).toEqual(new Set(['no-invisible-characters', 'required-sections']));
});

test.each(['', OFF])(
  'no fix is applied to a file in conflict, whatever the rules are set to: %j',
  (config) => {
    const files = {[DELTA]: CONFLICT, [TASKS]: '- [X] 1.1 Add it\n- [] 1.2 Test it\n'};
    const project = projectOf({...files, ...(config && {'openspec/config.yaml': config})});
    const {plan, findings} = planFixes(project, check, {isUnsafe: true});
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
