import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {readFeatureDelta} from '../../src/dialects/feature.ts';
import {vocabularyOf} from '../../src/dialects/vocabulary.ts';
import {lint} from '../../src/lint/run.ts';
import {wholeProject} from '../../src/lint/scope.ts';
import {parse} from '../../src/markdown/document.ts';
import {nodesOfType, rangeOf} from '../../src/markdown/node.ts';
import {sourceOf} from '../../src/markdown/source.ts';
import {projectOf} from '../support/project.ts';
import {packageRoot} from '../support/run-cli.ts';

const seed = join(packageRoot, '../shared/seeds/changes-readme.md');
const isThere = existsSync(seed);
const text = isThere ? readFileSync(seed, 'utf8') : '';
const deltas = nodesOfType(parse(sourceOf('', text)).root, 'code')
  .map(({value}) => `${value}\n`)
  .filter((value) => !value.includes('path/to/file'));

function findingsFor(files: Readonly<Record<string, string>>) {
  const project = projectOf({
    'openspec/changes/adopt-deltas/proposal.md':
      '# Adopt deltas\n\n## Why\n\nSo.\n\n## What Changes\n\n- This.\n',
    'openspec/changes/adopt-deltas/tasks.md': '- [x] 1.1 Do it\n',
    ...files,
  });
  return lint(project, wholeProject(project));
}

describe.runIf(isThere)('the README that brought the feature dialect', () => {
  test('shows three whole deltas', () => {
    expect(deltas.map((delta) => delta.split(':')[0])).toEqual(['# ADDED', '# MODIFIED', '# REMOVED']);
  });

  test('its examples and the README itself lint clean', () => {
    const files = deltas.map((delta, index) => [`openspec/changes/adopt-deltas/specs/d${index}.md`, delta]);
    expect(findingsFor({...Object.fromEntries(files), 'openspec/changes/README.md': text})).toEqual([]);
  });

  test('an example without one of its required sections gives exactly one error, with name and place', () => {
    const path = 'openspec/changes/adopt-deltas/specs/delta.md';
    let tried = 0;
    for (const whole of deltas) {
      const delta = readFeatureDelta(parse(sourceOf(path, whole)), vocabularyOf());
      for (const {canonical, section} of delta?.sections ?? []) {
        if (!delta?.titles.required.includes(canonical)) continue;
        const findings = findingsFor({[path]: whole.slice(0, section.start) + whole.slice(section.end)});
        expect(findings).toHaveLength(1);
        expect(findings[0]).toMatchObject({rule: 'required-sections', severity: 'error', path});
        expect(findings[0]?.message).toContain(`Missing section \`## ${canonical}\``);
        expect(findings[0]?.start?.line).toBeLessThan(pointLine(whole, section.start));
        tried++;
      }
    }
    expect(tried).toBe(4 + 5 + 4);
  });

  test('its templates read as deltas too', () => {
    const templates = nodesOfType(parse(sourceOf('', text)).root, 'code').filter(({value}) =>
      value.includes('path/to/file'),
    );
    expect(templates.map((code) => rangeOf(code).start).length).toBe(3);
    for (const {value} of templates)
      expect(readFeatureDelta(parse(sourceOf('', value)), vocabularyOf())).toBeDefined();
  });
});

function pointLine(whole: string, offset: number): number {
  return whole.slice(0, offset).split('\n').length;
}
