import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {families} from '../../src/lint/families.ts';
import {rules} from '../../src/lint/rules/index.ts';
import {parse} from '../../src/markdown/document.ts';
import {sourceOf} from '../../src/markdown/source.ts';
import {type ListedRule, ruleList} from '../../src/report/rule-list.ts';
import {rulePage} from '../../src/report/rule-page.ts';
import type {Style} from '../../src/report/style.ts';
import {packageRoot, runCli} from '../support/run-cli.ts';

const styleOf = (width: number): Style => ({
  paint: (color, text) => `<${color}>${text}</>`,
  hasUnicode: true,
  width,
});
const plain = (width: number): Style => ({...styleOf(width), paint: (_, text) => text});
const pageOf = (text: string) => parse(sourceOf('page.md', text));

describe('the list of rules', () => {
  const listed: readonly ListedRule[] = [
    {id: 'a', family: 'text', summary: 'no file is empty', level: 'error', fix: 'safe'},
    {
      id: 'long-name',
      family: 'tasks',
      summary: 'every task says when it is done',
      level: 'off',
      fix: undefined,
    },
  ];

  test('is grouped, aligned and cut to the width of a terminal', () => {
    expect(ruleList(listed, plain(48), true)).toBe(
      'Tasks\n  long-name  off           every task says when…\n\nText\n  a          error    fix  no file is empty\n',
    );
    expect(ruleList(listed, plain(30), true)).toContain('  long-name  off\n');
  });

  test('has every rule, and is never wider than the terminal', () => {
    expect([...new Set(rules.map(({family}) => family))].toSorted()).toEqual(
      families.map(({id}) => id).toSorted(),
    );
    const all = rules.map(({severity, fixable, ...rule}) => {
      return {...rule, level: severity, fix: fixable ? ('safe' as const) : undefined};
    });
    for (const width of [60, 80, 120]) {
      const lines = ruleList(all, plain(width), true).split('\n');
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(width);
      expect(lines.filter((line) => line.startsWith('  '))).toHaveLength(rules.length);
    }
  });
});

describe('the page of a rule', () => {
  test('has bold headings, dim code and files with their names', () => {
    const text =
      '# a-rule\n\nSay `it is` so.\n\n- one\n- two `x`\n\n```markdown openspec/a.md\n# A\n\nB\n```\n\n```report\nx:1:1 error Y\n```\n';
    expect(rulePage(pageOf(text), styleOf(80))).toBe(
      '<bold>a-rule</>\n\nSay <dim>`it is`</> so.\n\n- one\n- two <dim>`x`</>\n\n  <bold>openspec/a.md</>\n    # A\n\n    B\n\n    x:1:1 error Y\n',
    );
  });

  test('is wrapped between words, never within code', () => {
    const text = 'Some words `and some code` behind.\n';
    expect(rulePage(pageOf(text), plain(16))).toBe('Some words\n`and some code`\nbehind.\n');
  });

  test('is printed as Markdown where a program reads it', async () => {
    const text = readFileSync(join(packageRoot, 'src/lint/rules/no-bom.md'), 'utf8');
    expect(await runCli(['explain', 'no-bom'], {cwd: packageRoot})).toMatchObject({stdout: text, code: 0});
    const shown = await runCli(['explain', 'no-bom'], {cwd: packageRoot, reader: 'person'});
    expect(shown.stdout).toMatch(/^no-bom\n\n/);
  });
});
