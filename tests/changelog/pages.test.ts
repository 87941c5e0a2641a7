import {readFileSync} from 'node:fs';
import {describe, expect, test} from 'vitest';
import {views} from '../../src/changelog/index.ts';
import {PROJECTED} from '../../src/changelog/record.ts';
import type {Work, Works} from '../../src/changelog/works.ts';
import {previewProject} from '../../src/plan/preview.ts';
import {updateChangelogs} from '../../src/plan/update-changelogs.ts';
import type {Project} from '../../src/project/project.ts';
import {type PagePart, partsOf} from '../support/page.ts';
import {projectOf} from '../support/project.ts';

type Files = PagePart['files'];

const pageOf = (id: string) =>
  readFileSync(new URL(`../../src/changelog/formats/${id}.md`, import.meta.url), 'utf8');

/** What `works.json` of an example says git knows, by the names of changes. */
function worksOf({'works.json': told}: Files): Works | undefined {
  const known = typeof told === 'string' ? (JSON.parse(told) as Record<string, Work>) : undefined;
  return known && {givesNumbers: true, of: ({name}) => known[name]};
}

/** A project after its changelogs were updated. */
function updated(project: Project, files: Files): Project {
  const update = updateChangelogs(project, {works: worksOf(files)});
  expect(update.conflicts).toEqual([]);
  return previewProject(project, [...update.files, ...update.records]);
}

/** The files of an example as they are in a project; records only where the example shows them. */
function textsIn({input}: Project, shown: Files): Readonly<Record<string, string | undefined>> {
  const paths = Object.keys(shown).filter((path) => !path.endsWith(PROJECTED));
  return Object.fromEntries(paths.map((path) => [path, input.read(path)?.text]));
}

describe.each(views.map(({id}) => id))('%s', (id) => {
  const parts = partsOf(pageOf(id));
  const examples = parts.flatMap((before, index) => {
    const [change, after] = parts.slice(index + 1);
    return before.title === 'Before' && change && after ? [{before, change, after}] : [];
  });

  test('has a page of the usual form', () => {
    expect(pageOf(id)).toMatch(new RegExp(`^# ${id}\n\n\\S`));
    expect(parts.map(({title}) => title)).toEqual([
      'Why',
      ...examples.flatMap(() => ['Before', 'Change', 'After']),
    ]);
    expect(examples.length).toBeGreaterThan(0);
  });

  test.each(examples)('does what its page says, example %#', ({before, change, after}) => {
    const files = {...before.files, ...change.files};
    const expected = {...files, ...after.files};
    expect(textsIn(updated(projectOf(files), files), expected)).toEqual(
      Object.fromEntries(Object.entries(expected).filter(([path]) => !path.endsWith(PROJECTED))),
    );
  });

  test.each(examples)('leaves alone what is up to date, example %#', ({before, change, after}) => {
    const files = {...before.files, ...change.files};
    const project = updated(projectOf(files), files);
    const again = updateChangelogs(project, {works: worksOf(files)});
    expect([...again.files, ...again.records]).toEqual([]);
    expect(updateChangelogs(projectOf({...change.files, ...after.files})).files).toEqual([]);
  });
});
