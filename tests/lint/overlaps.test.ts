import {describe, expect, test} from 'vitest';
import {overlapsOf} from '../../src/lint/across/overlaps.ts';
import {staleIn} from '../../src/lint/across/stale.ts';
import {lint} from '../../src/lint/run.ts';
import {wholeProject} from '../../src/lint/scope.ts';
import {planArchive} from '../../src/plan/archive-changes.ts';
import {strictMerge} from '../../src/project/merges.ts';
import type {Project} from '../../src/project/project.ts';
import {projectOf} from '../support/project.ts';

const SPEC = 'openspec/specs/auth/spec.md';
const requirement = (name: string, words: string): string =>
  `### Requirement: ${name}\n\nThe system SHALL ${words}.\n\n#### Scenario: Usual\n\n- **WHEN** asked\n- **THEN** ${words}\n`;
const specOf = (...requirements: readonly string[]): string =>
  `# Auth\n\n## Purpose\n\nWho may come in, and how that is shown to the system.\n\n## Requirements\n\n${requirements.join('\n')}`;
const spec = specOf(requirement('Login', 'ask'), requirement('Logout', 'end'), requirement('Reset', 'mend'));

/** A change, ready for the archive, by the text of its delta for `auth`. */
const change = (name: string, delta: string): Readonly<Record<string, string>> => ({
  [`openspec/changes/${name}/proposal.md`]: `# ${name}\n\n## Why\n\nIt is needed by all who come in.\n\n## What Changes\n\n- This.\n`,
  [`openspec/changes/${name}/specs/auth/spec.md`]: delta,
});
const modified = (...blocks: readonly string[]): string => `## MODIFIED Requirements\n\n${blocks.join('\n')}`;
const removed = (name: string): string => `## REMOVED Requirements\n\n- ${name}\n`;
const renamed = (from: string, to: string): string =>
  `## RENAMED Requirements\n\n- FROM: ${from}\n- TO: ${to}\n`;

const stalePartsOf = (project: Project) => project.changes.flatMap(staleIn(project));

const projectWith = (deltas: Readonly<Record<string, string>>): Project =>
  projectOf({
    [SPEC]: spec,
    ...Object.assign({}, ...Object.entries(deltas).map(([name, delta]) => change(name, delta))),
  });

/** What stands in the way, as `second after first: code`. */
const clashesIn = (project: Project): readonly string[] =>
  overlapsOf(project).flatMap(({clashes}) =>
    clashes.map(({first, second, problem}) => `${second.name} after ${first.name}: ${problem.code}`),
  );

function archivedErrors(project: Project, ...names: readonly string[]): readonly string[] {
  const changes = project.changes.filter(({name}) => names.includes(name));
  const request = {
    ...{changes, date: '2026-03-01', filled: [], allowsOpenTasks: true, validates: true, skipsSpecs: false},
    ...{merging: strictMerge, updatesChangelogs: false},
  };
  const {findings} = planArchive(project, request);
  return findings.filter(({severity}) => severity === 'error').map(({rule}) => rule);
}

describe('changes that claim one requirement', () => {
  test.each([
    ['the same removal', {a: removed('Login'), b: removed('Login')}, []],
    ['the same block', {a: modified(requirement('Login', 'x')), b: modified(requirement('Login', 'x'))}, []],
    [
      'a removal and a block',
      {a: removed('Login'), b: modified(requirement('Login', 'x'))},
      ['b after a: requirement-target'],
    ],
    [
      'a rename and a block of the old name',
      {a: renamed('Login', 'Sign in'), b: modified(requirement('Login', 'x'))},
      ['b after a: requirement-target'],
    ],
    [
      'two new ones of one name',
      {
        a: `## ADDED Requirements\n\n${requirement('Hint', 'tell')}`,
        b: `## ADDED Requirements\n\n${requirement('Hint', 'show')}`,
      },
      ['b after a: requirement-new', 'a after b: requirement-new'],
    ],
  ])('%s', (_, deltas, expected) => {
    const project = projectWith(deltas);
    expect(clashesIn(project)).toEqual(expected);
    expect(overlapsOf(project)[0]?.merges).toBe(expected.length === 0);
  });

  test('what is wrong with one alone is not said of the two', () => {
    const project = projectWith({
      a: modified(requirement('Logn', 'x')),
      b: modified(requirement('Logn', 'y')),
    });
    expect(overlapsOf(project)).toMatchObject([{clashes: [], merges: false}]);
    const found = lint(project, wholeProject(project)).filter(({rule}) => rule === 'overlapping-changes');
    expect(found.map(({severity}) => severity)).toEqual(['warning', 'warning']);
  });

  test('a clash is told of the requirement it is about, and of no other that both claim', () => {
    const deltas = {
      a: `${removed('Login')}- Logout\n`,
      b: `${removed('Logout')}\n${modified(requirement('Login', 'x'))}`,
    };
    const [login, logout] = overlapsOf(projectWith(deltas)).toSorted((a, b) =>
      a.subject < b.subject ? -1 : 1,
    );
    expect(login?.clashes.length).toBe(1);
    expect(logout?.clashes).toEqual([]);
  });

  test('keep none of them from being archived, and both from being archived together', () => {
    const project = projectWith({a: removed('Login'), b: modified(requirement('Login', 'x'))});
    expect(lint(project, wholeProject(project)).filter(({severity}) => severity === 'error').length).toBe(2);
    expect(archivedErrors(project, 'a')).toEqual([]);
    expect(archivedErrors(project, 'b')).toEqual([]);
    expect(archivedErrors(project, 'a', 'b')).toContain('requirement-target');
  });

  test('many of them are compared as far as that is cheap, and it is said how many pairs are not', () => {
    const names = Array.from({length: 40}, (_, index) => `c${index}`);
    const project = projectWith(
      Object.fromEntries(names.map((name) => [name, modified(requirement('Login', name))])),
    );
    expect(overlapsOf(project)).toMatchObject([{uncompared: (40 * 39) / 2 - 66, merges: false}]);
  });
});

describe('what a delta was written against', () => {
  const moved = specOf(
    requirement('Login', 'ask twice'),
    requirement('Logout', 'end'),
    requirement('Hint', 'tell'),
  );
  const staleBy = (delta: string): readonly string[] => {
    const bases = [{path: SPEC, commit: '3f2a91c', text: spec}];
    return stalePartsOf(projectOf({[SPEC]: moved, ...change('a', delta)}, bases)).map(
      ({operation, name, base, now}) => `${operation} ${name}${base ? '' : ' new'}${now ? '' : ' gone'}`,
    );
  };

  test.each([
    [modified(requirement('Login', 'x')), ['MODIFIED Login']],
    [modified(requirement('Login', 'ask twice')), []],
    [modified(requirement('Logout', 'x')), []],
    [modified(requirement('Reset', 'x')), ['MODIFIED Reset gone']],
    [removed('Login'), ['REMOVED Login']],
    [removed('Reset'), []],
    [renamed('Login', 'Sign in'), []],
    [renamed('Reset', 'Hint'), []],
    [renamed('Logout', 'Hint'), ['RENAMED Hint new']],
    [renamed('Logout', 'hint'), ['RENAMED Hint new']],
    [`${renamed('Login', 'Sign in')}\n${modified(requirement('Sign in', 'x'))}`, ['MODIFIED Login']],
    [`## ADDED Requirements\n\n${requirement('Hint', 'show')}`, ['ADDED Hint new']],
    [`## ADDED Requirements\n\n${requirement('Hint', 'tell')}`, []],
    [`## ADDED Requirements\n\n${requirement('Other', 'tell')}`, []],
  ])('%j', (delta, expected) => {
    expect(staleBy(delta)).toEqual(expected);
  });

  test('is not known without git', () => {
    expect(
      stalePartsOf(projectOf({[SPEC]: moved, ...change('a', modified(requirement('Login', 'x')))})),
    ).toEqual([]);
  });
});
