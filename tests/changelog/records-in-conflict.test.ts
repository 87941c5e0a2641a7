import {expect, test} from 'vitest';
import {mergeRecords} from '../../src/changelog/resolve/merge-records.ts';
import {archivedAs, newWorkplace, type Workplace} from '../support/conflicted-changelog.ts';

const RECORD = `${archivedAs('add-a')}/.openspec-changelog.json`;

const view = (fields: Readonly<Record<string, string>>, release?: string) => ({
  'CHANGELOG.md': {fields, ...(release !== undefined && {release})},
});

test('what one side alone changed is taken', () => {
  const base = view({a: '1', b: '1', c: '1'});
  expect(mergeRecords(base, view({a: '2', b: '1'}, '1.1.0'), view({a: '1', b: '3', c: '1', d: '1'}))).toEqual(
    {
      kind: 'merged',
      record: view({a: '2', b: '3', d: '1'}, '1.1.0'),
    },
  );
  expect(mergeRecords(undefined, view({a: '1'}), {'OTHER.md': {fields: {}, number: 'CL-1'}})).toEqual({
    kind: 'merged',
    record: {...view({a: '1'}), 'OTHER.md': {fields: {}, number: 'CL-1'}},
  });
});

test('a text that each side recorded differently is no base any more', () => {
  const merged = mergeRecords(view({a: '1', b: '1'}), view({a: '2', b: '1'}), view({a: '3', b: '1'}));
  expect(merged).toEqual({kind: 'merged', record: view({b: '1'})});
});

test('a number or a release is never chosen', () => {
  const merged = mergeRecords(undefined, view({}, '1.1.0'), view({}, '1.2.0'));
  expect(merged).toMatchObject({kind: 'stays', reason: expect.stringMatching(/1\.1\.0.*1\.2\.0/)});
});

function inConflict(): Workplace {
  const place = newWorkplace('add-a');
  place.archive('add-a');
  place.repo.commit('Begin here');
  place.edit(
    (text) =>
      text.replace(
        /^ +"fields": \{/m,
        '<<<<<<< HEAD\n      "number": "CL-001",\n=======\n      "release": "1.0.0",\n>>>>>>> other\n      "fields": {',
      ),
    RECORD,
  );
  return place;
}

test('a record in conflict is put together', () => {
  const place = inConflict();
  const {status, stderr} = place.run('changelog', '--resolve');
  expect([status, stderr]).toEqual([0, '']);
  const {views} = JSON.parse(place.read(RECORD)) as {views: Record<string, object>};
  expect(views['CHANGELOG.md']).toMatchObject({number: 'CL-001', release: '1.0.0'});
  expect(place.run('changelog', '--check').status).toBe(0);
});

test('a record with two releases stays in conflict', () => {
  const place = inConflict();
  place.edit((text) => text.replace('"number": "CL-001"', '"release": "2.0.0"'), RECORD);
  const before = place.read(RECORD);
  const {status, stderr} = place.run('changelog', '--resolve');
  expect(stderr).toContain(`${RECORD}:6: conflict not resolved`);
  expect(stderr).toMatch(/release 2\.0\.0 .*1\.0\.0/);
  expect([status, place.read(RECORD)]).toEqual([1, before]);
});

test.each([
  ['conflict markers', (place: Workplace) => place.read(RECORD)],
  ['half a text', () => '{"version": 1, "views"'],
  ['the record of a later version', () => '{"version": 2}'],
])('%s are reported, and not written over', (_, broken) => {
  const place = inConflict();
  const text = broken(place);
  place.edit(() => text, RECORD);
  place.edit((was) => was.replace('Words of add-a', 'My words'));
  const changelog = place.read();
  for (const option of ['--check', '--write']) {
    const {status, stderr} = place.run('changelog', option);
    expect(stderr).toContain(`${RECORD}:`);
    expect([status, place.read(RECORD), place.read()]).toEqual([1, text, changelog]);
  }
  const {unresolved} = JSON.parse(place.run('changelog', '--check', '--json').stdout) as {
    unresolved: readonly {path: string}[];
  };
  expect(unresolved).toMatchObject([{path: RECORD}]);
});
