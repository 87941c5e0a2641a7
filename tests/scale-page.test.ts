import {readFileSync} from 'node:fs';
import type {Code} from 'mdast';
import {describe, expect, test} from 'vitest';
import {parse as parseYaml} from 'yaml';
import {commands} from '../cli/commands/index.ts';
import {globalOptions, ownOptions} from '../cli/flags.ts';
import {parse} from '../src/markdown/document.ts';
import {sourceOf} from '../src/markdown/source.ts';
import {formats} from '../src/report/findings/index.ts';

const page = readFileSync(new URL('../docs/scale.md', import.meta.url), 'utf8');
const bench = readFileSync(new URL('../bench/monorepo.mjs', import.meta.url), 'utf8');
const blocks = parse(sourceOf('scale.md', page)).root.children.filter(
  (node): node is Code => node.type === 'code',
);
const inLanguage = (lang: string) => blocks.filter((block) => block.lang === lang);

describe('the page about scale', () => {
  test('shows what happens', () => {
    expect(inLanguage('console').length).toBeGreaterThan(0);
    for (const {meta, value} of inLanguage('console')) {
      const output = readFileSync(new URL(`cli/merge-reports/${meta}/output.txt`, import.meta.url), 'utf8');
      expect(output.replace(/^! /gm, '')).toContain(`${value}\n`);
    }
  });

  test('has jobs whose commands there are', async () => {
    const jobs = inLanguage('yaml');
    expect(jobs.length).toBe(2);
    for (const {value} of jobs) {
      expect(parseYaml(value)).toBeTruthy();
      const lines = value.match(/npx openspec .*/g) ?? [];
      expect(lines.length).toBe(2);
      for (const line of lines)
        await expectFlags(
          line
            .replaceAll(/\$\{\{[^}]*\}\}/g, '1')
            .split(' ')
            .slice(2),
        );
    }
  });

  test('merges where a shard failed: what is skipped counts as passed', () => {
    const [github, gitlab] = inLanguage('yaml').map(({value}) => parseYaml(value));
    // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of GitHub's.
    expect(github.jobs.merge).toMatchObject({needs: 'lint', if: '${{ always() }}'});
    expect(gitlab['merge-specifications'].when).toBe('always');
    expect(page).toContain('fails with exit code 2');
  });

  test('has the settings that the bench runs', () => {
    const read = [...(/const READ = \[(.*)\]/.exec(bench)?.[1] ?? '').matchAll(/'([^']+)'/g)].map(
      ([, path]) => path,
    );
    expect(read.length).toBeGreaterThan(2);
    const [script, turbo, nx] = inLanguage('json').map(({value}) => JSON.parse(value));
    expect(bench).toContain('openspec lint --format sarif=');
    expect(script.scripts['lint:specs']).toContain(turbo.tasks['lint:specs'].outputs[0]);
    expect(turbo.tasks['lint:specs'].inputs).toEqual(read);
    const {inputs} = nx.targetDefaults['lint:specs'];
    expect(inputs).toEqual([
      ...read.map((path) => `{projectRoot}/${path}`),
      '{projectRoot}/package.json',
      {externalDependencies: ['openspec-changes']},
    ]);
  });
});

async function expectFlags([name, ...words]: readonly string[]): Promise<void> {
  const listed = commands.find((command) => command.name === name);
  const known = listed ? [...ownOptions(await listed.load()), ...globalOptions] : [];
  const named = known.flatMap(({flags}) => flags.match(/--[\w-]+/g) ?? []);
  for (const word of words.filter((each) => each.startsWith('--'))) expect(named).toContain(word);
  for (const [index, word] of words.entries())
    if (words[index - 1] === '--format')
      expect(['blob', ...formats.map(({id}) => id)]).toContain(word.split('=')[0]);
}
