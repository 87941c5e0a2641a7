import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {fixAll} from '../../src/lint/fix.ts';
import type {Finding, Rule} from '../../src/lint/rule.ts';
import {rules} from '../../src/lint/rules/index.ts';
import {lint, wholeProject} from '../../src/lint/run.ts';
import type {Project} from '../../src/project/project.ts';
import {texts} from '../support/markdown-text.ts';
import {projectOf} from '../support/project.ts';
import {requirementTexts, yamlTexts} from './requirement-text.ts';

const check = (selected: readonly Rule[]) => (project: Project) =>
  lint(project, wholeProject(project), {rules: selected});
const all = check(rules);

/** One project with a random text at every place some rule looks at. */
const projects = fc
  .tuple(texts, texts, texts, texts, texts, requirementTexts, requirementTexts, yamlTexts)
  .map(([proposal, tasks, delta, readme, archived, requirements, spec, metadata]) =>
    projectOf({
      'openspec/changes/README.md': readme,
      'openspec/changes/add-login/proposal.md': proposal,
      'openspec/changes/add-login/tasks.md': tasks,
      'openspec/changes/add-login/specs/login.md': delta,
      'openspec/changes/tune-cache/specs/cache.md': proposal,
      'openspec/changes/tune-cache/specs/auth/spec.md': requirements,
      'openspec/changes/tune-cache/.openspec.yaml': metadata,
      'openspec/changes/end-session/specs/auth/spec.md': spec,
      'openspec/changes/end-session/specs/auth.md': requirements,
      'openspec/specs/auth/spec.md': spec,
      'openspec/specs/menu/Spec.md': requirements,
      'openspec/changes/archive/2026-01-15-add-cache/specs/cache.md': archived,
    }),
  );

/**
 * What a fix may bring to light, because the text it mends was not read before.
 *
 * A title that becomes a delta title, or a heading that becomes a section, a requirement or a scenario, opens a file to
 * every rule about deltas.
 */
const uncovered: Readonly<Record<string, RegExp>> = {
  'delta-title': /./,
  'delta-section': /./,
  'requirement-heading': /./,
  'requirement-label': /./,
  'requirement-scenario': /./,
  'required-sections': /./,
  'files-changed-entry': /^no-duplicate-file$/,
  'changelog-date': /^changelog-(?:order|entries)$/,
};

describe('rules, whatever the text', () => {
  test('never throw, stay within the text and speak in one line', () => {
    fc.assert(
      fc.property(projects, (project) => {
        for (const {path, start, end, message, fix} of all(project)) {
          const length = project.document(path)?.text.length ?? 0;
          expect(message).toMatch(/^[^\u0000-\u001F\u007F-\u009F]+[^.]$/);
          expect(
            [start?.offset ?? 0, end?.offset ?? 0].every((offset) => offset >= 0 && offset <= length),
          ).toBe(true);
          expect(end?.offset ?? 0).toBeGreaterThanOrEqual(start?.offset ?? 0);
          for (const edit of fix ?? []) expect(edit.end <= length && edit.start <= edit.end).toBe(true);
        }
      }),
      {numRuns: 100},
    );
  });

  test('reach a point where no fix is left', () => {
    fc.assert(
      fc.property(projects, (project) => {
        const {findings} = fixAll(project, all);
        expect(findings.filter(({fix}) => fix)).toEqual([]);
      }),
      {numRuns: 40},
    );
  });

  test.each(rules.filter(({fixable}) => fixable).map((rule) => [rule.id, rule] as const))(
    'fixes of %s bring nothing that was not there',
    (id, rule) => {
      fc.assert(
        fc.property(projects, (project) => {
          const before = countsOf(all(project));
          const after = countsOf(all(fixAll(project, check([rule])).project));
          for (const [other, count] of after) {
            if (!uncovered[id]?.test(other))
              expect([other, count]).toEqual([other, Math.min(count, before.get(other) ?? 0)]);
          }
        }),
        {numRuns: 25},
      );
    },
  );
});

function countsOf(findings: readonly Finding[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const {rule} of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return counts;
}
