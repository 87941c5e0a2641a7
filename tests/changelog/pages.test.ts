import {readFileSync} from 'node:fs';
import {describe, expect, test} from 'vitest';
import {views} from '../../src/changelog/index.ts';
import {textAfter} from '../../src/plan/plan.ts';
import {updateChangelogs} from '../../src/plan/update-changelogs.ts';
import {type PagePart, partsOf} from '../support/page.ts';
import {projectOf} from '../support/project.ts';

const pageOf = (id: string) =>
  readFileSync(new URL(`../../src/changelog/formats/${id}.md`, import.meta.url), 'utf8');

/** The files of a page's example after the changelogs were updated. */
function updated(files: PagePart['files']): PagePart['files'] {
  const plan = updateChangelogs(projectOf(files)).files;
  const texts = plan.flatMap((operation) =>
    operation.kind === 'write' ? [[operation.source.path, textAfter(operation)] as const] : [],
  );
  return {...files, ...Object.fromEntries(texts)};
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
    expect(updated(files)).toEqual({...files, ...after.files});
  });

  test.each(examples)('leaves alone what is up to date, example %#', ({change, after}) => {
    expect(updateChangelogs(projectOf({...change.files, ...after.files})).files).toEqual([]);
  });
});
