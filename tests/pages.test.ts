import {readFileSync} from 'node:fs';
import {describe, expect, test} from 'vitest';
import {fixAll} from '../src/lint/fixes/fix.ts';
import type {Finding, Rule} from '../src/lint/rule.ts';
import {rules} from '../src/lint/rules/index.ts';
import {lint} from '../src/lint/run.ts';
import {type Scope, wholeProject} from '../src/lint/scope.ts';
import {selected} from '../src/lint/select.ts';
import {partsOf} from './support/page.ts';
import {projectOf} from './support/project.ts';
import {factsOf, type Told} from './support/told.ts';

/** How a page heads what a fix makes that a person must look at. */
const UNSAFELY = 'Fixed with --unsafe-fixes';

const pageOf = (rule: Rule) =>
  readFileSync(new URL(`../src/lint/rules/${rule.id}.md`, import.meta.url), 'utf8');
const check = (rule: Rule, told?: Told) => (project: ReturnType<typeof projectOf>) =>
  lint(project, scopeOf(project, rule), {
    // A rule about what came of the others has nothing to say without them.
    rules: rule.on === 'directives' ? rules : [rule],
    facts: told && factsOf(project, told),
  }).filter((finding) => finding.rule === rule.id);

/** Rules that ask git look into archived changes too, when these are asked for. */
function scopeOf(project: ReturnType<typeof projectOf>, {asksGit}: Rule): Scope {
  return asksGit ? selected(project, ['']).scope : wholeProject(project);
}

function line({path, start, severity, message}: Finding): string {
  return `${path}${start ? `:${start.line}:${start.column}` : ''} ${severity} ${message}`;
}

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  const parts = partsOf(pageOf(rule));
  const titles = parts.map(({title}) => title);

  test('has a page of the usual form', () => {
    expect(pageOf(rule)).toMatch(new RegExp(`^# ${id}\n\n\\S`));
    expect(titles).toContain('Why');
    expect(titles).toContain('Fails');
    expect(titles).toContain('Passes');
    expect(titles.includes('Fixed')).toBe(rule.fixable);
    expect(titles.includes('Options')).toBe(rule.options !== undefined);
    const [, options = ''] = pageOf(rule).split('\n## Options\n');
    for (const {name} of rule.options ?? []) expect(options).toContain(`\`${name}\``);
    expect(titles.includes(UNSAFELY)).toBe(rule.fixesUnsafely === true);
  });

  test.each(parts.filter(({title}) => title === 'Fails' || title === 'Options'))(
    'fails as its page says, example %#',
    (part) => {
      expect(check(rule, part.told)(projectOf(part.files, part.bases)).map(line)).toEqual(part.report);
    },
  );

  test.each(parts.filter(({title}) => title === 'Passes'))('passes as its page says, example %#', (part) => {
    expect(Object.keys(part.files).length).toBeGreaterThan(0);
    expect(check(rule, part.told)(projectOf(part.files, part.bases)).map(line)).toEqual([]);
  });

  test.each(
    parts.flatMap((part, index) =>
      part.title.startsWith('Fixed') ? [[parts[index - 1], part] as const] : [],
    ),
  )('is fixed as its page says, example %#', (before, after) => {
    const project = projectOf(before?.files ?? {});
    const isUnsafe = after.title === UNSAFELY;
    const {sources, findings} = fixAll(project, check(rule), {isUnsafe});
    const texts = [...sources].map(([path, {hasBom, text}]) => [path, hasBom ? `\uFEFF${text}` : text]);
    expect({...before?.files, ...Object.fromEntries(texts)}).toEqual({...before?.files, ...after.files});
    expect(findings.filter(({fix, unsafeFix}) => fix || (isUnsafe && unsafeFix))).toEqual([]);
    if (isUnsafe) expect(fixAll(project, check(rule)).sources.size).toBe(0);
  });
});
