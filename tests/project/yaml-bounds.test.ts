import {describe, expect, test} from 'vitest';
import {lint} from '../../src/lint/run.ts';
import {wholeProject} from '../../src/lint/scope.ts';
import {projectOf} from '../support/project.ts';

const METADATA = 'openspec/changes/add-login/.openspec.yaml';
const lines = (count: number, lineOf: (index: number) => string): string =>
  Array.from({length: count}, (_, index) => lineOf(index)).join('\n');

const excessive: Readonly<Record<string, readonly [text: string, reason: RegExp]>> = {
  'a wide mapping': [lines(6_000, (index) => `a${index}: 1`), /about 6000 keys, expected at most 5000/],
  'a wide flow mapping': [`a: {${lines(6_000, (index) => `a${index}: 1,`)}}`, /keys, expected at most 5000/],
  aliases: [`a: &a 1\nb:\n${lines(1_100, () => '- *a')}`, /about 1100 aliases, expected at most 1000/],
  brackets: [`a: ${'['.repeat(100_000)}${']'.repeat(100_000)}`, /about 100000 collections/],
  braces: [`a: ${'{a: '.repeat(100_000)}`, /about \d+ keys, expected at most 5000/],
  dashes: [`${'- '.repeat(100_000)}a`, /about 99999 collections/],
};

describe.each(Object.entries(excessive))('%s', (_, [text, reason]) => {
  test.each(['openspec/config.yaml', METADATA])('is refused by name in %s', (path) => {
    const project = projectOf({'openspec/changes/add-login/proposal.md': '# A\n', [path]: text});
    const found = lint(project, wholeProject(project)).filter((finding) => finding.path === path);
    expect(found).toMatchObject([{severity: 'error', message: expect.stringMatching(reason)}]);
  });
});

test('what a person writes is read', () => {
  const context = 'Words: **bold** *light* [a](b), {c} - d: e\n  ';
  const project = projectOf({
    'openspec/config.yaml': `dialect: requirement\ncontext: |\n  ${context.repeat(400)}`,
  });
  expect(project.config.dialect).toBe('requirement');
  expect(lint(project, wholeProject(project)).filter(({rule}) => rule === 'config-valid')).toEqual([]);
});
