import {readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {stateOf} from '../../src/changelog/entry.ts';
import {changelogData} from '../../src/changelog/formats/json/data.ts';
import {json} from '../../src/changelog/formats/json.ts';
import {parse} from '../../src/markdown/document.ts';
import {sourceOf} from '../../src/markdown/source.ts';
import {projectOf} from '../support/project.ts';
import {projection} from '../support/projection.ts';
import {misfits, type Schema} from '../support/schema.ts';

const ARCHIVE = 'openspec/changes/archive';
const schema: Schema = JSON.parse(
  readFileSync(new URL('../../docs/schemas/changelog.json', import.meta.url), 'utf8'),
);

const project = projectOf({
  'openspec/changes/later/proposal.md': '# Later\n',
  'openspec/changes/later/tasks.md': '- [x] 1.1 One\n- [ ] 1.2 Two\n',
  [`${ARCHIVE}/undated/proposal.md`]: '## Why\n\nBecause of *this*, e.g. that. And more.\n',
  [`${ARCHIVE}/2026-01-02-first/specs/auth/spec.md`]: '## MODIFIED Requirements\n\n## added requirements\n',
  [`${ARCHIVE}/2026-01-02-first/.openspec.yaml`]:
    'created: 2026-01-01\nsection: Fixed\nbreaking: true\ntext: Log in again\n',
  [`${ARCHIVE}/2026-02-03-second/specs/b.md`]:
    '# MODIFIED: Cache\n\n## Files Changed\n\n- `src/b.ts` - second\n- `src/a.ts` - first\n- `src/b.ts` - again\n',
});
const state = stateOf(project);
const released = {
  ...projection,
  state,
  releases: [{path: 'CHANGELOG.md', version: '1.1.0', date: '2026-02-01', isYanked: true}],
};
const numbered = {
  ...released,
  recordsOf: ({name}: {readonly name: string}) =>
    name === 'first'
      ? {'LOG.md': {fields: {}, number: 'CL-004'}, 'CHANGELOG.md': {fields: {}, release: '1.1.0'}}
      : name === 'second'
        ? {'CHANGELOG.md': {fields: {}, release: '1.2.0'}}
        : {},
};

test('tells everything, sorted, in the form of its schema', () => {
  const data = changelogData(numbered);
  expect(misfits(JSON.parse(json.print(numbered)), schema)).toEqual([]);
  expect(data.changes.map(({name, status, date}) => [name, status, date])).toEqual([
    ['first', 'Archived', '2026-01-02'],
    ['second', 'Archived', '2026-02-03'],
    ['undated', 'Archived', null],
    ['later', 'In Progress', null],
  ]);
  expect(data.changes[0]).toMatchObject({
    types: ['ADDED', 'MODIFIED'],
    section: 'Fixed',
    breaking: true,
    words: 'Log in again',
    created: '2026-01-01',
    capabilities: ['auth'],
    entries: [{name: 'first', type: 'ADDED, MODIFIED', source: '.'}],
    number: 'CL-004',
    releases: [{path: 'CHANGELOG.md', version: '1.1.0'}],
  });
  expect(data.changes[1]?.files).toEqual([
    {path: 'src/a.ts', description: 'first'},
    {path: 'src/b.ts', description: 'second'},
  ]);
  expect(data.releases).toEqual([
    {path: 'CHANGELOG.md', version: '1.1.0', date: '2026-02-01', yanked: true, changes: ['first']},
    {path: 'CHANGELOG.md', version: '1.2.0', date: null, yanked: false, changes: ['second']},
  ]);
});

test('a release is known by its changelog and its version', () => {
  const at = (path: string, version: string) => ({path, version, date: '2026-02-04', isYanked: false});
  const two = {
    ...released,
    releases: [at('a/CHANGELOG.md', '5.0.0'), at('b/CHANGELOG.md', '5.0.0'), at('b/CHANGELOG.md', '0.1.0')],
    recordsOf: ({name}: {readonly name: string}) =>
      name === 'first'
        ? {
            'a/CHANGELOG.md': {fields: {}, release: '5.0.0'},
            'b/CHANGELOG.md': {fields: {}, release: '0.1.0'},
          }
        : {},
  };
  const data = changelogData(two);
  expect(misfits(JSON.parse(json.print(two)), schema)).toEqual([]);
  expect(data.changes[0]?.releases).toEqual([
    {path: 'a/CHANGELOG.md', version: '5.0.0'},
    {path: 'b/CHANGELOG.md', version: '0.1.0'},
  ]);
  expect(data.releases.map(({path, version, changes}) => [path, version, changes])).toEqual([
    ['a/CHANGELOG.md', '5.0.0', ['first']],
    ['b/CHANGELOG.md', '5.0.0', []],
    ['b/CHANGELOG.md', '0.1.0', ['first']],
  ]);
});

test('takes only changes that touch what the view is about', () => {
  const only = (...patterns: string[]) =>
    changelogData({...released, settings: {...projection.settings, only: patterns}}).changes.map(
      ({name}) => name,
    );
  expect(only('auth')).toEqual(['first']);
  expect(only('src')).toEqual(['second']);
  expect(only('src/*.ts', 'openspec/specs/auth/')).toEqual(['first', 'second']);
  expect(only('docs')).toEqual([]);
});

test.each(['\n', '\r\n'])('is written once, in the line ends of the file', (ending) => {
  const text = json.print(released).replaceAll('\n', ending);
  expect(json.project(parse(sourceOf('c.json', text)), released).edits).toEqual([]);
  const [edit] = json.project(parse(sourceOf('c.json', text.replace('Later', 'Sooner'))), released).edits;
  expect(edit?.text).toBe(text);
});

test.each(['{"version": 2}', '[]', 'notes', '{"name": "x"}'])('does not take %s for its own', (text) => {
  const document = parse(sourceOf('c.json', text));
  expect(json.detect(document)).toBe(false);
  expect(json.fault(document)).toMatch(/^c\.json holds something else/);
});
