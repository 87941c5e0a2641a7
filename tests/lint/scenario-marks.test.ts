import fc from 'fast-check';
import {expect, test} from 'vitest';
import {fixAll} from '../../src/lint/fixes/fix.ts';
import type {Finding} from '../../src/lint/rule.ts';
import {lint} from '../../src/lint/run.ts';
import {wholeProject} from '../../src/lint/scope.ts';
import {planArchive} from '../../src/plan/archive-changes.ts';
import type {Project} from '../../src/project/project.ts';
import {projectOf} from '../support/project.ts';

const names = fc.constantFrom('A', 'B', 'C', 'a');
const named = (write: (name: string) => string) => names.map(write);
const paired = (write: (from: string, to: string) => string) =>
  fc.tuple(names, names).map(([from, to]) => write(from, to));
const scenarios = named((name) => `#### Scenario: ${name}\n\n- **THEN** ${name}\n`);
const parts = fc.oneof(
  scenarios,
  named((name) => `#### REMOVED Scenario: ${name}\n`),
  named((name) => `#### REMOVED Scenario - ${name}\n`),
  named((name) => `#### REMOVED: ${name}\n`),
  named((name) => `##### REMOVED Scenario: ${name}\n`),
  named((name) => `### REMOVED Scenario: ${name}\n`),
  named((name) => `#### RENAMED Scenario: ${name}\n\nBecause.\n`),
  paired((from, to) => `#### RENAMED Scenario: ${from}\nTO: ${to}\n`),
  paired((from, to) => `#### RENAMED Scenario ${from}\n\nTO: ${to}\n- z\n`),
  paired((from, to) => `#### RENAMED Scenario: \`${from}\` → \`${to}\`\n`),
);
const requirement = (parts: readonly string[]) =>
  `### Requirement: Login\n\nIt SHALL.\n\n${parts.join('\n')}`;
const projects = fc
  .tuple(fc.uniqueArray(scenarios, {minLength: 1, maxLength: 3}), fc.array(parts, {maxLength: 4}))
  .map(([spec, block]) =>
    projectOf({
      'openspec/specs/auth/spec.md': `# auth\n\n## Purpose\n\nWho may come in.\n\n## Requirements\n\n${requirement(spec)}`,
      'openspec/changes/log-in/proposal.md':
        '# Log in\n\n## Why\n\nBecause it is wanted by those who come in.\n\n## What Changes\n\n- It.\n',
      'openspec/changes/log-in/tasks.md': '- [x] 1.1 All\n',
      'openspec/changes/log-in/specs/auth/spec.md': `## MODIFIED Requirements\n\n${requirement(['#### Scenario: Z\n\n- **THEN** z\n', ...block])}`,
    }),
  );

const check = (project: Project) => lint(project, wholeProject(project));
const isError = ({severity}: Finding) => severity === 'error';
const marked = (findings: readonly Finding[]) =>
  findings.flatMap(({rule, start}) => (/^(?:scenario-mark|delta-conflict)$/.test(rule) ? [start?.line] : []));

function archive(project: Project, validates: boolean) {
  return planArchive(project, {
    changes: project.changes,
    date: '2099-01-01',
    filled: [],
    allowsOpenTasks: true,
    validates,
    skipsSpecs: false,
    merging: {allowsScenarioRemoval: false, retires: false},
    updatesChangelogs: false,
  });
}

test('a mark is told of once, by lint and archive alike, and what is not told of is followed', () => {
  fc.assert(
    fc.property(projects, (project) => {
      const findings = check(project).filter(isError);
      expect(marked(findings)).toEqual([...new Set(marked(findings))]);
      expect(marked(archive(project, true).findings).toSorted()).toEqual(marked(findings).toSorted());
      if (findings.length > 0) return;
      const {plan, findings: refused} = archive(project, false);
      expect(refused.filter(isError)).toEqual([]);
      const written = plan.filter((operation) => operation.kind !== 'move');
      expect(JSON.stringify(written)).not.toMatch(/RE(?:MOV|NAM)ED/);
    }),
    {numRuns: 150},
  );
});

test('a fix ends one finding of a mark and brings no other', () => {
  fc.assert(
    fc.property(projects, (project) => {
      const ofMarks = (each: Project) => check(each).filter(({rule}) => rule === 'scenario-mark');
      const {findings} = fixAll(project, ofMarks);
      expect(findings.filter(({fix}) => fix)).toEqual([]);
      expect(findings.length).toBeLessThanOrEqual(ofMarks(project).length);
    }),
    {numRuns: 100},
  );
});
