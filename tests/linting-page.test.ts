import {readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {lint} from '../src/lint/run.ts';
import {wholeProject} from '../src/lint/scope.ts';
import {partsOf} from './support/page.ts';
import {projectOf} from './support/project.ts';

const page = readFileSync(new URL('../docs/linting.md', import.meta.url), 'utf8');
const files = Object.fromEntries(partsOf(page).flatMap((part) => Object.entries(part.files)));
const CONFIG = 'openspec/config.yaml';

test('the settings and the comments of the page do what it says', () => {
  const project = projectOf({...files, 'openspec/changes/import-old/tasks.md': 'No task.\n'});
  const found = lint(project, wholeProject(project));
  expect(found.filter(({path}) => path === CONFIG || path.includes('/import-'))).toEqual([]);
  expect(
    found
      .filter(({path}) => path.endsWith('tasks.md'))
      .map(({rule, severity, start}) => `${rule} ${severity} ${start?.line}`),
  ).toEqual(['task-marker info 12']);
});
