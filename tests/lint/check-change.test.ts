import fc from 'fast-check';
import {expect, test} from 'vitest';
import {checkChange, forCheck} from '../../src/lint/check-change.ts';
import type {Finding} from '../../src/lint/rule.ts';
import {rules} from '../../src/lint/rules/index.ts';
import {lint} from '../../src/lint/run.ts';
import {wholeProject} from '../../src/lint/scope.ts';
import type {Change} from '../../src/project/change.ts';
import {CONFIG, isBelow} from '../../src/project/paths.ts';
import type {Project} from '../../src/project/project.ts';
import {trees} from '../report/status/trees.ts';
import {projectOf} from '../support/project.ts';

/** What a lint of the whole project says of one change, as `checkChange` promises it. */
function foundInAll(project: Project, {folder}: Change): readonly Finding[] {
  const said = rules.filter(
    ({on, family, asksGit}) => on !== 'project' || (family !== 'changelog' && !asksGit),
  );
  return lint(project, wholeProject(project), {rules: said}).filter(
    ({path, severity}) =>
      severity !== 'info' && (path === folder || isBelow(folder, path) || path === CONFIG),
  );
}

test('what is said of one change is what a lint of all changes says of it', () => {
  fc.assert(
    fc.property(trees, (files) => {
      const [all, one] = [projectOf(files), projectOf(files)];
      for (const [index, change] of one.changes.entries()) {
        const found = checkChange(forCheck(one, change), change);
        expect(found).toEqual(foundInAll(all, all.changes[index] as Change));
      }
    }),
    {numRuns: 15},
  );
});

test('of the other changes only those are parsed that may be about the same', () => {
  const delta = (name: string) => `## MODIFIED Requirements\n\n### Requirement: ${name}\n\nIt SHALL.\n`;
  const project = projectOf({
    'openspec/changes/a/specs/auth/spec.md': delta('Login'),
    'openspec/changes/b/specs/auth/spec.md': delta('Logout'),
    'openspec/changes/c/specs/billing/spec.md': delta('Login'),
    'openspec/changes/d/specs/cache.md': '# ADDED: Cache\n',
    'openspec/changes/e/specs/cache.md': '# ADDED: Cache Size\n',
    'openspec/changes/f/specs/queue.md': '# ADDED: Queue\n',
    'openspec/changes/g/specs/cache.md': '# MODIFIED: Cash\n',
  });
  const rivals = project.changes.map((change) =>
    forCheck(project, change)
      .project.changes.map(({name}) => name)
      .join(''),
  );
  expect(rivals).toEqual(['ab', 'ab', 'c', 'de', 'de', 'f', 'defg']);
});
