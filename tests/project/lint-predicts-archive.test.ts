import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {obstacleIn} from '../../src/dialects/merge/obstacle.ts';
import {readSpec} from '../../src/dialects/spec.ts';
import {nodeFs} from '../../src/disk/node-fs.ts';
import {openProject} from '../../src/disk/open-project.ts';
import {printBaseline} from '../../src/lint/known/baseline.ts';
import {knownFindings} from '../../src/lint/known/known-findings.ts';
import {rules} from '../../src/lint/rules/index.ts';
import {lint} from '../../src/lint/run.ts';
import {type Scope, wholeProject} from '../../src/lint/scope.ts';
import {isLocked} from '../../src/lint/settings/locked-rules.ts';
import {type ArchiveRequest, planArchive} from '../../src/plan/archive-changes.ts';
import type {Plan} from '../../src/plan/plan.ts';
import {previewProject} from '../../src/plan/preview.ts';
import type {Change} from '../../src/project/change.ts';
import {type Project, specPath} from '../../src/project/project.ts';
import {projectOf} from '../support/project.ts';
import {corpusTrees, sampled} from './corpus-trees.ts';

function requestFor(change: Change, validates: boolean): ArchiveRequest {
  return {
    changes: [change],
    date: '2099-01-01',
    filled: [],
    allowsOpenTasks: true,
    validates,
    skipsSpecs: false,
    merging: {allowsScenarioRemoval: false, retires: false},
    updatesChangelogs: false,
  };
}

/** What the lint of one change says, as `path rule message`. */
function lintErrors(project: Project, change: Change): readonly string[] {
  const documents = change.files.flatMap((path) => project.document(path) ?? []);
  const scope: Scope = {changes: [change], documents, includesProject: false};
  return lint(project, scope)
    .filter(({severity, path}) => severity === 'error' && path.startsWith(change.folder))
    .map(({path, rule, message}) => `${path} ${rule} ${message}`);
}

/** What is wrong with the specs a plan would leave behind, of those it touches. */
function brokenSpecs(project: Project, plan: Plan, capabilities: readonly string[]): readonly string[] {
  const after = previewProject(project, plan);
  return capabilities.flatMap((capability) => {
    const document = after.document(specPath(capability));
    return (document && obstacleIn(readSpec(document))) ?? [];
  });
}

/** Every way in which lint and archive disagree about a change; empty as it should be. */
function disagreements(project: Project, change: Change, validates = false): readonly string[] {
  const errors = lintErrors(project, change);
  const {findings, plan, merges} = planArchive(project, requestFor(change, validates));
  const refused = findings.filter(({severity}) => severity === 'error').map(({message}) => message);
  const touched = merges.filter(({result}) => result.kind !== 'unchanged').map(({capability}) => capability);
  if (errors.length > 0) return [];
  return [
    ...refused.map((message) => `${change.folder} lints clean, archive refuses: ${message}`),
    ...brokenSpecs(project, plan, refused.length > 0 ? [] : touched).map(
      (message) => `${change.folder} lints clean, archive leaves behind: ${message}`,
    ),
  ];
}

/** The tree with some of its archived changes active again, under their plain names. */
function reopened(project: Project, count: number): Project {
  const names = new Set(project.changes.map(({name}) => name));
  const moves = sampled(project.archive, count).flatMap(({folder, name}) => {
    const isTaken = names.has(name);
    names.add(name);
    return isTaken ? [] : [{kind: 'move' as const, from: folder, to: `openspec/changes/${name}`}];
  });
  return previewProject(project, moves);
}

describe.skipIf(corpusTrees.length === 0)('what lints clean archives, in real trees', () => {
  test.each(corpusTrees)('tree %#', (root) => {
    const project = reopened(openProject(nodeFs, root).project, 6);
    const found = sampled(project.changes, 12).flatMap((change) => disagreements(project, change));
    expect(found).toEqual([]);
  });
});

const NAMES = ['Login', 'login', 'Log out', 'Search', 'Search #', 'Caf\u00E9', 'Cafe\u0301'];
const WORDS = [
  'The system SHALL work.',
  'The system MUST do otherwise.',
  'Words [x].\n\n[x]: y',
  '~~~\ncode',
  '<!-- open',
];
const SCENARIOS = [
  '#### Scenario: One\n- **WHEN** a\n- **THEN** b',
  '#### Scenario: Two\n- **WHEN** a\n- **THEN** b',
  '#### REMOVED Scenario: One',
  '#### RENAMED Scenario: One\nTO: Two',
];

const names = fc.oneof(
  {arbitrary: fc.constantFrom('Login', 'Log out', 'Search'), weight: 6},
  fc.constantFrom(...NAMES),
);
const words = fc.oneof(
  {arbitrary: fc.constantFrom(...WORDS.slice(0, 2)), weight: 12},
  fc.constantFrom(...WORDS),
);
const scenarios = fc.oneof(
  {arbitrary: fc.constant([SCENARIOS[0]]), weight: 4},
  fc.subarray(SCENARIOS, {maxLength: 3}),
);
const depths = fc.oneof({arbitrary: fc.constant('###'), weight: 12}, fc.constantFrom('##', '####'));
const blocks = fc
  .tuple(depths, names, words, scenarios)
  .map(
    ([depth, name, statement, rest]) =>
      `${depth} Requirement: ${name}\n${statement}\n\n${rest.join('\n\n')}\n`,
  );
const specs = fc
  .tuple(
    fc.constantFrom('## Requirements', '## Requirements', '## Requirements', '# Rules'),
    fc.array(blocks, {maxLength: 3}),
    fc.constantFrom('', '', '\n## Notes\n\nWords.\n'),
  )
  .map(
    ([heading, parts, tail]) =>
      `# Auth\n\n## Purpose\n\nWho may come in and what they may do there.\n\n${heading}\n\n${parts.join('\n')}${tail}`,
  );
const removals = names.map((name) => `- ${name}`);
const renames = fc.oneof(
  {arbitrary: fc.tuple(names, names).map(([from, to]) => `- FROM: ${from}\n- TO: ${to}`), weight: 5},
  names.map((from) => `- FROM: ${from}`),
);
const section = (title: string, parts: fc.Arbitrary<string>) =>
  fc
    .array(parts, {minLength: 1, maxLength: 2})
    .map((list) => `## ${title} Requirements\n\n${list.join('\n')}`);
const deltas = fc
  .array(
    fc.oneof(
      section('ADDED', blocks),
      section('MODIFIED', blocks),
      section('REMOVED', removals),
      section('RENAMED', renames),
    ),
    {minLength: 1, maxLength: 3},
  )
  .map((sections) => sections.join('\n\n'));
const capabilities = fc.constantFrom('auth', 'auth', 'auth', 'Auth', 'identity/auth');
const metadata = fc.constantFrom('', '', 'retire_capabilities: true\n');

const trees = fc
  .record({spec: specs, delta: deltas, capability: capabilities, metadata})
  .map(({spec, delta, capability, metadata: yaml}) => ({
    'openspec/specs/auth/spec.md': spec,
    'openspec/changes/change-auth/proposal.md':
      '# Change\n\n## Why\n\nBecause it is wanted by those who come in.\n\n## What Changes\n\n- Something.\n',
    'openspec/changes/change-auth/tasks.md': '- [x] 1.1 All\n',
    'openspec/changes/change-auth/.openspec.yaml': yaml,
    [`openspec/changes/change-auth/specs/${capability}/spec.md`]: delta,
  }));

test('what lints clean archives, in generated trees', () => {
  fc.assert(
    fc.property(trees, (files) => {
      const project = projectOf(files);
      expect(project.changes.flatMap((change) => disagreements(project, change))).toEqual([]);
    }),
    {numRuns: 80},
  );
});

/** Everything off that can be: what is left is what an archive cannot do without. */
const allOff = rules.filter(({id}) => !isLocked(id)).map(({id}) => `    ${id}: off`);
const settings = fc.constantFrom(
  `lint:\n  rules:\n${allOff.join('\n')}\n`,
  "lint: {ignore: '**'}\n",
  'lint: {baseline: openspec/lint-baseline.json}\n',
  'lint: {extends: strict, rules: {delta-section: error}}\n',
);

/** The tree with settings, all that is found in it known, and every delta that asks for nothing to be told. */
function hushed(files: Readonly<Record<string, string | Uint8Array>>, config: string): Project {
  const quiet = Object.entries(files).map(([path, text]) =>
    path.endsWith('.md') && typeof text === 'string'
      ? [path, `<!-- openspec-disable -->\n\n${text}`]
      : [path, text],
  );
  const given = {...Object.fromEntries(quiet), 'openspec/config.yaml': config};
  const project = projectOf(given);
  const known = knownFindings(lint(project, wholeProject(project), {known: new Map()}), project.document);
  return projectOf({...given, 'openspec/lint-baseline.json': printBaseline(known)});
}

test('what lints clean archives, whatever is turned off, suppressed, ignored or known', () => {
  fc.assert(
    fc.property(trees, settings, (files, config) => {
      const project = hushed(files, config);
      expect(project.changes.flatMap((change) => disagreements(project, change))).toEqual([]);
      expect(project.changes.flatMap((change) => disagreements(project, change, true))).toEqual([]);
    }),
    {numRuns: 30},
  );
});

const SOUND = {
  'openspec/specs/auth/spec.md':
    '# Auth\n\n## Purpose\n\nWho may come in.\n\n## Requirements\n\n### Requirement: Login\n\nIt MUST.\n\n#### Scenario: One\n\n- **WHEN** a\n- **THEN** b\n',
  'openspec/changes/change-auth/proposal.md': '# Change\n\n## Why\n\nWanted.\n\n## What Changes\n\n- It.\n',
  'openspec/changes/change-auth/tasks.md': '- [x] 1.1 All\n',
  'openspec/changes/change-auth/specs/auth/spec.md':
    '## ADDED Requirements\n\n### Requirement: Search\n\nIt MUST too.\n\n#### Scenario: One\n\n- **WHEN** a\n- **THEN** b\n',
};
const CONFLICT = '<<<<<<< ours\n- One\n=======\n- Two\n>>>>>>> theirs\n';

describe('a changelog that an archive refuses is told of, whatever is turned off, suppressed, ignored or known', () => {
  const kept = {'CHANGELOG.md': '# Changelog\n\n## [Unreleased]\n\n### Added\n\n- One\n'};
  test.each<[string, Readonly<Record<string, string | Uint8Array>>]>([
    ['conflict', {'CHANGELOG.md': `${kept['CHANGELOG.md']}${CONFLICT}`}],
    ['encoding', {'CHANGELOG.md': Buffer.from(`${kept['CHANGELOG.md']}- caf\u00E9\n`, 'latin1')}],
    [
      'columns',
      {
        'openspec/changes/README.md':
          '# Changes\n\n## Changelog\n\n| Date | Change | Type |\n|---|---|---|\n',
      },
    ],
  ])('%s', (_, changelog) => {
    for (const config of fc.sample(settings, 8)) {
      const text = Object.values(changelog)[0] ?? '';
      const quiet = [Buffer.from('<!-- openspec-disable -->\n\n'), Buffer.from(text)];
      const files = {...SOUND, [Object.keys(changelog)[0] ?? '']: Buffer.concat(quiet)};
      const project = hushed(files, config);
      const [change] = project.changes;
      const archive = () =>
        change && planArchive(project, {...requestFor(change, false), updatesChangelogs: true});
      expect(archive).toThrow();
      expect(
        lint(project, wholeProject(project)).filter(({severity}) => severity === 'error'),
      ).not.toHaveLength(0);
    }
  });
});

test('a delta that is not UTF-8 is never merged, whatever is turned off, and whatever validates', () => {
  const path = 'openspec/changes/change-auth/specs/auth/spec.md';
  const files = {...SOUND, [path]: Buffer.from(SOUND[path].replace('too', 'caf\u00E9'), 'latin1')};
  for (const config of fc.sample(settings, 8)) {
    const project = projectOf({...files, 'openspec/config.yaml': config});
    for (const validates of [false, true]) {
      const refused = project.changes.flatMap(
        (change) => planArchive(project, requestFor(change, validates)).findings,
      );
      expect(refused.map(({rule, severity}) => `${rule} ${severity}`)).toContain('valid-utf8 error');
    }
  }
});

test('some generated trees are clean, and some are refused', () => {
  const outcomes = fc.sample(trees, {numRuns: 100, seed: 1}).map((files) => {
    const project = projectOf(files);
    const [change] = project.changes;
    return change && lintErrors(project, change).length === 0;
  });
  expect(new Set(outcomes)).toEqual(new Set([true, false]));
});
