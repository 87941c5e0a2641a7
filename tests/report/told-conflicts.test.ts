import {expect, test} from 'vitest';
import {overlapsOf} from '../../src/lint/across/overlaps.ts';
import type {Project} from '../../src/project/project.ts';
import {isClean} from '../../src/report/conflicts/told-conflicts.ts';
import {projectOf} from '../support/project.ts';

const block = (name: string, says: string) =>
  `### Requirement: ${name}\n\nThe library SHALL ${says}.\n\n#### Scenario: Usual\n\n- **THEN** it is so\n`;
const SPEC = `# Lending\n\n## Purpose\n\nHow books leave the library.\n\n## Requirements\n\n${block('Borrow', 'lend')}`;
const change = (name: string, delta: string) => ({[`openspec/changes/${name}/specs/lending/spec.md`]: delta});
const modified = (says: string, more = '') => `## MODIFIED Requirements\n\n${block('Borrow', says)}${more}`;
const isCleanIn = (project: Project) =>
  isClean({project, overlaps: overlapsOf(project), stale: [], specs: []});
const projectWith = (...files: readonly Readonly<Record<string, string>>[]) =>
  projectOf(Object.assign({'openspec/specs/lending/spec.md': SPEC}, ...files));

test('nothing is clean of which it is not known whether it merges', () => {
  const same = Array.from({length: 14}, (_, index) => change(`c${index}`, modified('lend more')));
  expect(isCleanIn(projectWith(...same.slice(0, 3)))).toBe(true);
  expect(isCleanIn(projectWith(...same))).toBe(false);
  const broken = change('d', modified('lend more', `\n${block('Lost', 'lose')}`));
  expect(isCleanIn(projectWith(...same.slice(0, 1), broken))).toBe(false);
});

test('two stories of one feature stand in the way of nobody', () => {
  const story = (name: string) => ({[`openspec/changes/${name}/specs/cache.md`]: '# MODIFIED: Cache\n'});
  expect(isCleanIn(projectOf({...story('a'), ...story('b')}))).toBe(true);
});
