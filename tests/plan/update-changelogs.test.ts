import {expect, test} from 'vitest';
import {commit} from '../../src/disk/commit.ts';
import {memoryFs} from '../../src/disk/memory-fs.ts';
import {openProject} from '../../src/disk/open-project.ts';
import {textAfter} from '../../src/plan/plan.ts';
import {updateChangelogs} from '../../src/plan/update-changelogs.ts';
import {projectOf} from '../support/project.ts';

const README = 'openspec/changes/README.md';
const LISTS = '## Active Changes\n\nNo active changes currently.\n\n## Archived Changes\n';

test('plans nothing without a README, or for one without our parts', () => {
  const change = {'openspec/changes/add-x/proposal.md': '# X\n'};
  expect(updateChangelogs(projectOf(change)).files).toEqual([]);
  expect(updateChangelogs(projectOf({...change, [README]: '# Changes\n\nHow we work.\n'})).files).toEqual([]);
  expect(updateChangelogs(projectOf({[README]: LISTS})).files).toEqual([]);
});

test('takes the changes it is given for those of the project', () => {
  const project = projectOf({[README]: LISTS, 'openspec/changes/add-x/proposal.md': '# X marks\n'});
  const archived = project.changes.map((change) => ({...change, archived: {date: '2026-04-01'}}));
  const [write] = updateChangelogs(project, {state: {active: [], archived}}).files;
  expect(write?.kind === 'write' && textAfter(write)).toBe(`${LISTS}\n- \`add-x/\` - X marks\n`);
});

test('a byte order mark survives the disk', () => {
  const fs = memoryFs({
    [`/repo/${README}`]: `\uFEFF${LISTS}`,
    '/repo/openspec/changes/add-x/proposal.md': '# X\n',
  });
  const {root, project} = openProject(fs, '/repo');
  commit(fs, root, updateChangelogs(project).files);
  const text = new TextDecoder('utf-8', {ignoreBOM: true}).decode(fs.read(`/repo/${README}`));
  expect(text).toBe(`\uFEFF${LISTS.replace('No active changes currently.', '- `add-x/` - X')}`);
  expect(updateChangelogs(openProject(fs, '/repo').project).files).toEqual([]);
});
