import {execFileSync, spawnSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {Ajv} from 'ajv';
import {Ajv2020} from 'ajv/dist/2020.js';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {checkstyle} from '../../../src/report/findings/checkstyle.ts';
import {gitlab} from '../../../src/report/findings/gitlab.ts';
import {json} from '../../../src/report/findings/json.ts';
import {junit} from '../../../src/report/findings/junit.ts';
import {sarif} from '../../../src/report/findings/sarif.ts';
import {anyFinding, messy, plain, reportOf} from './reported.ts';

const read = (url: string) => JSON.parse(readFileSync(new URL(url, import.meta.url), 'utf8'));
const hostile = fc.sample(anyFinding, {numRuns: 100, seed: 8});
const fixed = {
  rule: 'own',
  severity: 'info',
  path: 'openspec/specs/a/spec.md',
  start: undefined,
  end: undefined,
} as const;
const edits = [
  {start: 0, end: 3, text: '# b'},
  {start: 4, end: 4, text: ''},
];
const reports = [
  reportOf({}),
  reportOf(messy),
  reportOf(messy, {
    findings: [{...fixed, message: 'A {0} [b](c)', fix: undefined, unsafeFix: edits, related: []}],
    fixed: ['a.md'],
    diff: '--- a\n',
  }),
  reportOf({}, {findings: hostile, prefix: 'packages/äpi/'}),
];

describe.each(reports.map((report, index) => [index, report] as const))('report %i', (_, report) => {
  test('is JSON as its schema says', () => {
    const check = new Ajv2020({allErrors: true}).compile(read('../../../docs/schemas/lint.json'));
    check(JSON.parse(json.print(report, plain)));
    expect(check.errors ?? []).toEqual([]);
  });

  test.each([
    ['SARIF', sarif, './sarif-subset.json'],
    ['GitLab', gitlab, './gitlab-subset.json'],
  ] as const)('is what is asked for of %s', (_, format, schema) => {
    const check = new Ajv({allErrors: true}).compile(read(schema));
    check(JSON.parse(format.print(report, plain)));
    expect(check.errors ?? []).toEqual([]);
  });
});

describe.runIf(spawnSync('xmllint', ['--version']).status === 0)('xmllint', () => {
  test('accepts both kinds of XML', () => {
    const folder = mkdtempSync(join(tmpdir(), 'openspec-xml-'));
    try {
      for (const [index, report] of reports.entries()) {
        writeFileSync(join(folder, `junit-${index}.xml`), junit.print(report, plain));
        writeFileSync(join(folder, `checkstyle-${index}.xml`), checkstyle.print(report, plain));
      }
      const lint = (...words: readonly string[]) =>
        execFileSync('xmllint', ['--nonet', '--noout', ...words], {cwd: folder, stdio: 'pipe'});
      lint(
        '--schema',
        new URL('./junit-subset.xsd', import.meta.url).pathname,
        ...reports.map((_, index) => `junit-${index}.xml`),
      );
      lint(...reports.map((_, index) => `checkstyle-${index}.xml`));
    } finally {
      rmSync(folder, {recursive: true, force: true});
    }
  });
});

test('SARIF tells of each rule that found something, and why it is there', () => {
  const [{tool, results}] = JSON.parse(sarif.print(reportOf(messy), plain)).runs;
  const {rules} = tool.driver;
  expect(rules.map(({id}: {id: string}) => id)).toEqual(
    [...new Set(reportOf(messy).findings.map(({rule}) => rule))].toSorted(),
  );
  for (const {ruleId, ruleIndex} of results) {
    expect(rules[ruleIndex].id).toBe(ruleId);
    expect(rules[ruleIndex].help.markdown).toBe(`# ${ruleId}\n`);
  }
});

test('SARIF takes no words of ours for a link or a placeholder', () => {
  const [{results}] = JSON.parse(sarif.print(reports[2] ?? reportOf({}), plain)).runs;
  expect(results[0].message.text).toBe('A {{0}} \\[b\\](c)');
});
