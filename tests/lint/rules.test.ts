import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {fixAll} from '../../src/lint/fixes/fix.ts';
import {opensText} from '../../src/lint/fixes/readings.ts';
import type {Finding, Rule} from '../../src/lint/rule.ts';
import {rules} from '../../src/lint/rules/index.ts';
import {lint} from '../../src/lint/run.ts';
import {wholeProject} from '../../src/lint/scope.ts';
import type {Document} from '../../src/markdown/document.ts';
import {applyEdits} from '../../src/markdown/edit.ts';
import {nodesOfType, rangeOf} from '../../src/markdown/node.ts';
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

/** All rules speak, and one of them has fixes. */
const mendedBy = (id: string) => (project: Project) =>
  all(project).map((finding) =>
    finding.rule === id ? finding : {...finding, fix: undefined, unsafeFix: undefined},
  );

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

  test.each([false, true])('reach a point where no fix is left, unsafe ones among them: %s', (isUnsafe) => {
    fc.assert(
      fc.property(projects, (project) => {
        const {findings, sources} = fixAll(project, all, {isUnsafe});
        expect(findings.filter(({fix, unsafeFix}) => fix || (isUnsafe && unsafeFix))).toEqual([]);
        for (const [path, {text}] of sources)
          expect([path, lostWords(project.document(path), text, isUnsafe)]).toEqual([path, []]);
      }),
      {numRuns: 20},
    );
  });

  test.each(
    rules.filter(({fixable, fixesUnsafely}) => fixable || fixesUnsafely).map((rule) => [rule.id] as const),
  )('fixes of %s bring nothing that was not there, or open a text', (id) => {
    fc.assert(
      fc.property(projects, (project) => {
        const fixed = fixAll(project, mendedBy(id), {isUnsafe: true});
        const before = countsOf(all(project));
        const isOpened = [...fixed.sources.keys()].some((path) => opensText(project, fixed.project, path));
        for (const [rule, count] of isOpened ? [] : countsOf(fixed.findings))
          expect([rule, count]).toEqual([rule, Math.min(count, before.get(rule) ?? 0)]);
      }),
      {numRuns: 8},
    );
  });
});

/**
 * Words and numbers below headings that were there more often before, or at all where an unsafe fix may drop what is said twice; a
 * heading that is respelt has other words by design.
 */
function lostWords(document: Document | undefined, after: string, mayRepeat: boolean): readonly string[] {
  if (!document) return [];
  const headings = nodesOfType(document.root, 'heading').map((node) => ({...rangeOf(node), text: ''}));
  const left = new Map<string, number>();
  for (const word of wordsOf(after)) left.set(word, (left.get(word) ?? 0) + 1);
  return wordsOf(applyEdits(document.text, headings)).filter((word) => {
    const count = left.get(word) ?? 0;
    if (!mayRepeat) left.set(word, count - 1);
    return count <= 0;
  });
}

/**
 * Every run of letters or digits, but for what fixes are there to write anew: days, numbers of tasks, marks of boxes, and
 * the few letters behind each other that garbled text is made of.
 */
function wordsOf(text: string): readonly string[] {
  const rest = text.replace(/\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d+(?:\.\d+)+|\[ ?x ?\]|\[X\]?/gi, ' ');
  return rest.match(/[A-Za-z]+|\d+|\p{L}{4,}/gu) ?? [];
}

function countsOf(findings: readonly Finding[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const {rule} of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return counts;
}
