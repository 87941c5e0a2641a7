import fc from 'fast-check';
import {expect, test} from 'vitest';
import {checkChange, forCheck} from '../../src/lint/check-change.ts';
import {printBaseline, readBaseline} from '../../src/lint/known/baseline.ts';
import {knownFindings} from '../../src/lint/known/known-findings.ts';
import {lint} from '../../src/lint/run.ts';
import {wholeProject} from '../../src/lint/scope.ts';
import {archiveFindings} from '../../src/plan/archive-findings.ts';
import type {Level} from '../../src/project/lint-config.ts';
import {activeChange} from '../../src/project/project.ts';
import {projectOf} from '../support/project.ts';

const TASKS = 'openspec/changes/add-login/tasks.md';
const FILES = {
  'openspec/changes/add-login/proposal.md': '# Login\n\n## Why\n\nWords.\n',
  [TASKS]: '- [~] 1.1 One\n',
  'openspec/changes/add-login/specs/auth/spec.md':
    '## ADDED Requirements\n\n### Requirement: Login\n\nIt works.\n\n#### Scenario: One\n\n- **WHEN** a\n- **THEN** b\n',
};

/** What is told with settings, as `severity rule`. */
function told(lines: string, levels?: ReadonlyMap<string, Level>, files = {}): readonly string[] {
  const project = projectOf({...FILES, ...files, 'openspec/config.yaml': lines});
  return lint(project, wholeProject(project), {levels}).map(({severity, rule}) => `${severity} ${rule}`);
}

const usual = ['warning proposal-sections', 'warning requirement-keyword', 'warning task-marker'];

test.each([
  ['', usual],
  ['lint: {extends: strict}', usual.map((line) => line.replace('warning', 'error'))],
  [
    'lint: {extends: strict, rules: {task-marker: info}}',
    ['error proposal-sections', 'error requirement-keyword', 'info task-marker'],
  ],
  ['lint: {rules: {task-marker: off, proposal-sections: false}}', ['warning requirement-keyword']],
  ['lint: {rules: {task-marker: {level: error}}}', [...usual.slice(0, 2), 'error task-marker']],
  ["lint: {ignore: ['openspec/changes/*/tasks.md', openspec/changes/add-login/specs]}", usual.slice(0, 1)],
  ['lint: {rules: {task-marker: sometimes}}', ['error config-valid', ...usual]],
])('with %j', (lines, expected) => {
  expect(told(lines).toSorted()).toEqual([...expected].toSorted());
});

test('a level of the run goes before that of the config', () => {
  const config = 'lint: {extends: strict, rules: {task-marker: off}}';
  expect(told(config, new Map([['task-marker', 'info']]))).toContain('info task-marker');
});

test('status and archive obey the same settings', () => {
  const config = 'lint: {extends: strict, rules: {task-marker: off}, baseline: openspec/known.json}';
  const first = projectOf({
    ...FILES,
    'openspec/config.yaml': config,
    'openspec/known.json': printBaseline(new Map()),
  });
  const keyword = lint(first, wholeProject(first)).filter(({rule}) => rule === 'requirement-keyword');
  const known = printBaseline(knownFindings(keyword, first.document));
  const project = projectOf({...FILES, 'openspec/config.yaml': config, 'openspec/known.json': known});
  const change = activeChange(project, 'add-login');
  if (!change) throw new Error('no change');
  const said = ['error proposal-sections'];
  const lines = (findings: ReturnType<typeof lint>) =>
    findings.map(({severity, rule}) => `${severity} ${rule}`);
  expect(lines(lint(project, wholeProject(project)))).toEqual(said);
  expect(lines(checkChange(forCheck(project, change), change))).toEqual(said);
  expect(lines(archiveFindings(project, [change], {validates: true, skipsSpecs: false}, []))).toEqual(said);
});

const marks = ['- [~] 1.1 One', '- [~] 1.2 Two', '- [~] 1.1 One'];

test.each([
  ['moved', ['', '## 1. All', '', ...marks], 0],
  ['given other numbers', marks.map((line) => line.replace('1.', '12.')), 0],
  ['one more of the same', [...marks, marks[0]], 1],
  ['another', [...marks, '- [~] 1.3 Three'], 1],
])('of known findings %s, only what is new is told', (_, lines, count) => {
  const rest = {'openspec/changes/add-login/proposal.md': '# Login\n'};
  const before = projectOf({...rest, [TASKS]: `${marks.join('\n')}\n`});
  const known = knownFindings(lint(before, wholeProject(before)), before.document);
  const after = projectOf({...rest, [TASKS]: `${lines.join('\n')}\n`});
  const fresh = lint(after, wholeProject(after), {known});
  expect(fresh.filter(({rule}) => rule === 'task-marker')).toHaveLength(count);
});

const names = fc.stringMatching(/^[a-z "\\{}\u202E]{1,8}$/).map((name) => name.trim() || 'x');
const entries = fc.tuple(names, names, names).map((parts) => parts.join('\n'));

test('what is known is read as it was written, sorted whatever its order', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.tuple(entries, fc.integer({min: 1, max: 9})), {selector: ([key]) => key}),
      (known) => {
        const text = printBaseline(new Map(known));
        const folded = readBaseline(text);
        expect([...(folded ?? [])].reduce((sum, [, count]) => sum + count, 0)).toBe(
          known.reduce((sum, [, count]) => sum + count, 0),
        );
        expect(printBaseline(new Map(known.toReversed()))).toBe(text);
      },
    ),
    {numRuns: 100},
  );
});

test.each([
  '',
  'null',
  '[]',
  '{"version": 2, "known": []}',
  '{"version": 1}',
  '{"version": 1, "known": [7]}',
  '{"version": 1, "known": [{"rule": "a", "path": "b"}]}',
  '{"version": 1, "known": [{"rule": "a", "path": "b", "about": "c", "count": -1}]}',
])('%j is no baseline', (text) => {
  expect(readBaseline(text)).toBeUndefined();
});
