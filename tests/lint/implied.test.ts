import {describe, expect, test} from 'vitest';
import {speaksOfChanges} from '../../src/lint/check-change.ts';
import {implied} from '../../src/lint/implied.ts';
import type {Finding} from '../../src/lint/rule.ts';
import {rules as allRules} from '../../src/lint/rules/index.ts';
import {lint} from '../../src/lint/run.ts';
import {everything, selected, selectedPart, withArchived} from '../../src/lint/select.ts';
import type {Project} from '../../src/project/project.ts';
import {projectOf} from '../support/project.ts';
import {changeFiles, smallProject, specText} from '../support/small-project.ts';

const delta = (kind: string, name: string) =>
  `## ${kind} Requirements\n\n### Requirement: ${name}\n\nThe system SHALL do it.\n\n#### Scenario: It does\n\n- **WHEN** asked\n- **THEN** done\n`;

const feature = (kind: string, name: string) => `# ${kind}: ${name}\n\n## Summary\n\nIt is.\n`;

/** A project in which much is wrong, and much depends on something else. */
const files: Readonly<Record<string, string>> = {
  ...smallProject,
  ...changeFiles('change-login', 'auth'),
  'openspec/changes/change-login/specs/auth/spec.md': delta('MODIFIED', 'Logn'),
  ...changeFiles('other-login', 'auth'),
  'openspec/changes/other-login/specs/auth/spec.md': delta('MODIFIED', 'Logn'),
  'openspec/changes/no-proposal/tasks.md': 'do it\n',
  'openspec/changes/drop-cache/specs/cache.md': feature('REMOVED', 'Disk Cashe'),
  'openspec/changes/add-cache/specs/cache.md': feature('ADDED', 'Disk Cache'),
  'openspec/changes/archive/2026-01-01-first-cache/specs/cache.md': feature('ADDED', 'Disk Cache'),
  'openspec/changes/archive/2026-01-01-first-cache/proposal.md': '# X\n',
  'openspec/specs/auth/spec.md': specText,
  'openspec/specs/Auth/spec.md': specText,
  'openspec/specs/lonely/spec.md': '# lonely\n',
  'openspec/config.yaml': 'protected: docs/\n',
  'AGENTS.md': '# A\n\nDo not edit files under `vendor/`.\n',
  'CHANGELOG.md': '# Changelog\n\n```\nnot closed\n',
};

function findingsOf(project: Project, touched: readonly string[]): readonly Finding[] {
  const {project: part = project, scope, rules, includes} = implied(project, touched);
  return lint(part, scope, rules ? {rules} : {}).filter(includes);
}

const shown = (findings: readonly Finding[]) => findings.map(({rule, path}) => `${path} ${rule}`);

describe('what follows from a touch', () => {
  const project = projectOf(files);

  test.each([
    ...Object.keys(files),
    'openspec/changes/no-proposal/proposal.md',
    'openspec/specs/new/spec.md',
  ])('is told as a lint of everything tells it: %s', (path) => {
    const {scope, rules, includes} = implied(project, [path]);
    const documents = new Set(scope.documents.map(({source}) => source.path));
    const changes = new Set(scope.changes.map(({folder}) => folder));
    const isLooked = ({path: at}: Finding) =>
      documents.has(at) || changes.has(at.split('/').slice(0, 3).join('/')) || !at.endsWith('.md');
    const all = lint(project, withArchived(everything(project), project).scope, rules ? {rules} : {});
    const expected = all.filter((finding) => includes(finding) && isLooked(finding));
    expect(shown(findingsOf(project, [path]).filter(isLooked))).toEqual(shown(expected));
  });

  test('is nothing for what is not ours', () => {
    expect(findingsOf(project, ['src/a.ts', 'README.md', 'openspecs/x.md'])).toEqual([]);
    expect(findingsOf(project, [])).toEqual([]);
  });

  test('of a living spec are the changes about its capability', () => {
    expect(shown(findingsOf(project, ['openspec/specs/auth/spec.md']))).toEqual(
      expect.arrayContaining([
        'openspec/changes/change-login/specs/auth/spec.md requirement-target',
        'openspec/changes/other-login/specs/auth/spec.md requirement-target',
      ]),
    );
    expect(shown(findingsOf(project, ['openspec/specs/lonely/spec.md'])).join()).not.toContain('login');
  });

  test('of a proposal that is gone is its change, and of one change no other', () => {
    const told = findingsOf(project, ['openspec/changes/no-proposal/proposal.md']);
    expect(shown(told)).toContain('openspec/changes/no-proposal/proposal.md proposal-exists');
    expect(told.every(({path}) => path.startsWith('openspec/changes/no-proposal'))).toBe(true);
  });

  test('of an archived change are the changes about its feature, and its entries', () => {
    const told = shown(
      findingsOf(project, ['openspec/changes/archive/2026-01-01-first-cache/specs/cache.md']),
    );
    expect(told).toContain('openspec/changes/add-cache/specs/cache.md feature-known');
    expect(told.join()).not.toContain('no-proposal');
  });

  test('of an archived document is itself, and not what is archived beside it', () => {
    const folder = 'openspec/changes/archive/2026-01-01-first-cache';
    const broken = projectOf({
      ...files,
      [`${folder}/proposal.md`]: '# X\n\n<<<<<<< ours\n',
      [`${folder}/design.md`]: '# X\n\n<<<<<<< ours\n',
    });
    const found = `${folder}/proposal.md no-conflict-markers`;
    for (const touched of [[], ['openspec/config.yaml']]) {
      const told = shown(findingsOf(broken, [`${folder}/proposal.md`, ...touched]));
      expect(told.filter((line) => line.startsWith(folder))).toEqual([found]);
    }
    expect(shown(findingsOf(broken, ['openspec/config.yaml'])).join()).not.toContain(folder);
  });

  test('of a changelog is what is wrong in it', () => {
    const told = findingsOf(project, ['CHANGELOG.md']);
    expect(told.length).toBeGreaterThan(0);
    expect(new Set(told.map(({path}) => path))).toEqual(new Set(['CHANGELOG.md']));
  });

  test('of the config is everything', () => {
    expect(findingsOf(project, ['openspec/config.yaml'])).toEqual(lint(project, everything(project).scope));
  });
});

describe('what lies at a path', () => {
  const project = projectOf(files);
  const folders = ['openspec/changes/change-login', 'openspec/changes', 'openspec/specs', 'openspec', ''];

  test.each([...Object.keys(files), ...folders])('is judged by a part as by all of it: %s', (path) => {
    const {project: part = project, scope, rules = allRules, includes} = selectedPart(project, [path]);
    const asked = rules === allRules ? allRules : allRules.filter(speaksOfChanges);
    const whole = lint(project, selected(project, [path]).scope, {rules: asked}).filter(includes);
    expect(lint(part, scope, {rules}).filter(includes)).toEqual(whole);
  });

  test('is judged without the changes that have nothing to do with it', () => {
    const {project: part} = selectedPart(project, ['openspec/changes/no-proposal/tasks.md']);
    expect(part?.changes.map(({name}) => name)).toEqual(['no-proposal']);
  });
});
