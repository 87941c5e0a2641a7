import {readFileSync} from 'node:fs';
import {Ajv} from 'ajv';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {parse, stringify} from 'yaml';
import {rules} from '../../src/lint/rules/index.ts';
import {lint} from '../../src/lint/run.ts';
import {wholeProject} from '../../src/lint/scope.ts';
import {configSchema} from '../../src/lint/settings/config-schema.ts';
import {isLocked} from '../../src/lint/settings/locked-rules.ts';
import {partsOf} from '../support/page.ts';
import {projectOf} from '../support/project.ts';

const CONFIG = 'openspec/config.yaml';
const BASELINE = {'openspec/lint-baseline.json': '{"version": 1, "known": []}'};
const schema: unknown = JSON.parse(
  readFileSync(new URL('../../docs/schemas/config.json', import.meta.url), 'utf8'),
);
const accepts = new Ajv({allErrors: true}).compile(schema as object);
const valid = rules.filter(({id}) => id === 'config-valid');

/** The errors that lint says of a config. */
function errorsOf(text: string): readonly string[] {
  const project = projectOf({...BASELINE, [CONFIG]: text});
  const findings = lint(project, wholeProject(project), {rules: valid});
  return findings.filter(({severity}) => severity === 'error').map(({message}) => message);
}

/** The configs that pages show, with the errors that are said of them. */
const shown = rules.flatMap(({id}) => {
  const page = readFileSync(new URL(`../../src/lint/rules/${id}.md`, import.meta.url), 'utf8');
  return partsOf(page).flatMap(({files}) => (typeof files[CONFIG] === 'string' ? [files[CONFIG]] : []));
});

test('is what the code makes', () => {
  expect(schema).toEqual(JSON.parse(JSON.stringify(configSchema(rules))));
});

test('accepts every config of our pages that lint accepts, and all of the template', () => {
  const sound = shown.filter((text) => errorsOf(text).length === 0);
  expect(sound.length).toBeGreaterThan(10);
  const template = readFileSync(new URL('../../templates/config.yaml', import.meta.url), 'utf8');
  const examples = template
    .split(/\n(?=# [a-z]+:)/)
    .map((part) => part.replace(/^# ?(?=[ a-z-])/gm, '').replace(/\n\n[\s\S]*/, ''));
  for (const text of [...sound, template, ...examples.slice(1)]) {
    expect([errorsOf(text), accepts(parse(text)), accepts.errors, text]).toEqual([[], true, null, text]);
  }
});

describe('refuses what lint refuses', () => {
  test.each([
    'dialect: features',
    'deltas: {RENAMED: {}}',
    'deltas: {ADDED: {require: [A]}}',
    'deltas: {ADDED: {known: [7]}}',
    'deltas: [ADDED]',
    'protected: [../shared/]',
    'protected: ["!a"]',
    'protected: ["a\\\\b"]',
    'protected: [C:/Users]',
    'protected: [https://example.org]',
    'protected: [./]',
    'protected: [7]',
    'guidelines: [.cursorrules]',
    'tests: ["!../a"]',
    'changelog: table',
    'changelog: {views: table}',
    'changelog: {views: [keepachangelog]}',
    'changelog: {views: [{path: docs/LOG.md}]}',
    'changelog: {views: [{view: table, titles: none}]}',
    'changelog: {host: githup}',
    'changelog: {tag: v1}',
    'changelog: {counts: lines}',
    'changelog: {sections: {CHANGED: A}}',
    'lint: strict',
    'lint: {extend: strict}',
    'lint: {extends: strickt}',
    'lint: {rules: {no-bmo: off}}',
    'lint: {rules: {no-bom: warn}}',
    'lint: {rules: {no-bom: true}}',
    'lint: {rules: {no-bom: {max: 3}}}',
    'lint: {rules: {delta-conflict: off}}',
    'lint: {rules: {delta-path: {level: info}}}',
    'lint: {rules: {requirement-length: {max: many}}}',
    'lint: {rules: {requirement-length: {max: 0}}}',
    'lint: {rules: {requirement-keyword: {keywords: SHALL}}}',
    'lint: {rules: {proposal-sections: {sections: [when]}}}',
    'lint: {rules: {proposal-sections: {sections: []}}}',
    'lint: {rules: {requirement-keyword: {keywords: []}}}',
    'lint: {rules: {no-placeholder: {words: []}}}',
    'lint: {ignore: ["a\\\\b"]}',
    'lint: {baseline: known.json}',
    'lint: {baseline: openspec/changes/known.json}',
    '[dialect]',
  ])('%s', (text) => {
    expect(errorsOf(text)).toHaveLength(1);
    expect(accepts(parse(text))).toBe(false);
  });
});

const level = fc.constantFrom<unknown>('off', false, 'info', 'warning', 'error', null, 'warn', true, 1);
const value = fc.oneof(level, fc.integer({min: -1, max: 3}), fc.array(fc.constantFrom('SHALL', 'why', '')));
const setting = fc.oneof(
  level,
  fc.dictionary(fc.constantFrom('level', 'max', 'min', 'keywords', 'words', 'sections', 'most'), value),
);
const word = fc.constantFrom(
  'SHALL',
  'why',
  ' ',
  '',
  '\u00A0',
  '\u2003\u200B',
  'x'.repeat(1001),
  '\u{1F370}'.repeat(1000),
);
const anyValue = fc.oneof(
  fc.integer(),
  fc.constantFrom<unknown>(0, -1, 1.5, 1_000_000, 1_000_001, Number.NaN, 'SHALL', true, null, {}),
  fc.array(fc.oneof({arbitrary: word, weight: 9}, fc.constantFrom<unknown>(7, null, ['why']))),
  fc.subarray(['why', 'what-changes', 'impact']),
  fc.constantFrom(1000, 1001).map((length) => Array.from({length}, () => 'why')),
);

test('takes of an option what the rule reads, and nothing else', () => {
  const options = rules.flatMap((rule) => rule.options ?? []);
  expect(options.length).toBeGreaterThan(4);
  for (const option of options) {
    const takes = new Ajv().compile(option.schema);
    expect(takes(option.otherwise)).toBe(true);
    fc.assert(
      fc.property(anyValue, (raw) => {
        expect([takes(raw), raw]).toEqual([option.read(raw) !== undefined, raw]);
      }),
      {numRuns: 100},
    );
  }
});

const paths = fc.constantFrom(
  'a/',
  './',
  '/a',
  '*',
  '..',
  'a/..',
  '...',
  'a\\b',
  '~',
  '!a',
  'c:/',
  'a/./b',
  '',
);

test('says of levels, options and paths what lint says', () => {
  const ids = rules.map(({id, options}) => (options || isLocked(id) ? id : 'no-bom'));
  const settings = fc.record({
    rules: fc.dictionary(fc.constantFrom(...new Set(ids), 'no-such'), setting, {maxKeys: 2}),
    ignore: fc.oneof(paths, fc.array(paths)),
  });
  fc.assert(
    fc.property(settings, (config) => {
      const text = stringify({lint: config});
      expect([accepts(parse(text)), text]).toEqual([errorsOf(text).length === 0, text]);
    }),
    {numRuns: 200},
  );
});
