import {expect, test} from 'vitest';
import {memoryFs} from '../../src/disk/memory-fs.ts';
import {openProject} from '../../src/disk/open-project.ts';
import {fixAll} from '../../src/lint/fixes/fix.ts';
import {lint} from '../../src/lint/run.ts';
import {wholeProject} from '../../src/lint/scope.ts';
import {selected} from '../../src/lint/select.ts';
import {sourceOf} from '../../src/markdown/source.ts';
import type {Project} from '../../src/project/project.ts';
import {withSources} from '../../src/project/read-project.ts';
import {projectOf} from '../support/project.ts';

const LOG = 'TECHNICAL_CHANGE_LOG.md';
const log = '# Log\n\n### 2026-01-05: Router (CL-002)\n\nModelâ†’provider\n';
const check = (project: Project) => lint(project, wholeProject(project));

test('the technical log is linted with the whole project, and fixed', () => {
  const project = projectOf({[LOG]: log});
  expect(check(project).map(({rule, path}) => [rule, path])).toEqual([['no-mojibake', LOG]]);
  expect(fixAll(project, check).sources.get(LOG)?.text).toBe(log.replace('â†’', '→'));
});

test('a project that will have the log is told of it once', () => {
  const {input} = projectOf({[LOG]: log});
  const project = withSources(projectOf({}), new Map([[LOG, sourceOf(LOG, log)]]));
  expect(check(project)).toHaveLength(1);
  expect(wholeProject({...project, files: [...input.files, LOG]}).documents).toHaveLength(1);
});

test.each(['', LOG])('it is among what lies at %j', (path) => {
  const project = projectOf({[LOG]: log});
  expect(selected(project, [path]).scope.documents.map(({source}) => source.path)).toEqual([LOG]);
});

test('it is not read when one change is linted', () => {
  const fs = memoryFs({
    '/repo/openspec/changes/a/proposal.md': '# A\n',
    [`/repo/${LOG}`]: log,
    '/repo/AGENTS.md': 'Do not edit `a/`.\n',
  });
  const read: string[] = [];
  const watched = {
    ...fs,
    read(path: string, most?: number) {
      read.push(path);
      return fs.read(path, most);
    },
  };
  const {project} = openProject(watched, '/repo');
  lint(project, selected(project, ['openspec/changes/a']).scope);
  expect(read).toContain('/repo/AGENTS.md');
  expect(read.filter((path) => path.endsWith(LOG))).toEqual([]);
});

test('a log or guidelines that cannot be read are named', () => {
  const crowded = `${'> '.repeat(120)}a\n`;
  const project = projectOf({[LOG]: crowded, 'AGENTS.md': crowded});
  const found = check(project).map(({rule, path, severity}) => [rule, path, severity]);
  expect(found).toEqual([
    ['readable-files', 'AGENTS.md', 'error'],
    ['readable-files', LOG, 'error'],
  ]);
});
