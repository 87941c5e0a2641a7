import fc from 'fast-check';
import {expect, test} from 'vitest';
import {lint} from '../../src/lint/run.ts';
import {everything, type Selection, selected, withArchived} from '../../src/lint/select.ts';
import type {Project} from '../../src/project/project.ts';
import {projectOf} from '../support/project.ts';
import {changeFiles, smallProject} from '../support/small-project.ts';

/** Texts in which something is wrong wherever they lie, and one in which nothing is. */
const texts = [
  '# X\n\n<<<<<<< ours\n',
  '# X\n\n```\nopen\n',
  '# X\n\n<!-- openspec-disable-next-line task-marker -->\n\nNothing.\n',
  '# X\n\n<!-- openspec-disable-next-line no-conflict-markers -->\n<<<<<<< ours\n',
  '\uFEFF# X\n',
  '# X\n\nZero\u200Bwidth.\n',
  changeFiles('x')['openspec/changes/x/specs/x/spec.md'] ?? '',
];
const names = ['proposal.md', 'design.md', 'tasks.md', 'specs/x/spec.md', 'notes/x.md', 'old.txt'];
const folders = [
  ...['2026-01-01-a', '2026-02-02-b', 'undated'].map((name) => `openspec/changes/archive/${name}`),
  'openspec/changes/add-a',
];

const files = fc.dictionary(
  fc.tuple(fc.constantFrom(...folders), fc.constantFrom(...names)).map((parts) => parts.join('/')),
  fc.constantFrom(...texts),
);

function found(project: Project, selection: Selection): readonly string[] {
  const all = lint(project, selection.scope).filter(selection.includes);
  return all.map((finding) => JSON.stringify(finding)).toSorted();
}

test('with what is archived all is told that is told without it, and that is told of the archive by its name', () => {
  let inArchive = 0;
  fc.assert(
    fc.property(files, (made) => {
      const project = projectOf({...smallProject, ...made});
      for (const part of [everything(project), selected(project, ['openspec/changes/add-a'])]) {
        const named = found(project, selected(project, ['openspec/changes/archive']));
        const either = new Set([...found(project, part), ...named]);
        expect(found(project, withArchived(part, project))).toEqual([...either].toSorted());
        inArchive += named.length;
      }
    }),
  );
  expect(inArchive).toBeGreaterThan(0);
});
