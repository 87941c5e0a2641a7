import {expect, test} from 'vitest';
import {newWorkplace, type Workplace} from '../support/conflicted-changelog.ts';

function stays({run, read}: Workplace, reason: RegExp): void {
  const before = read();
  expect(before).toContain('<<<<<<<');
  const {status, stderr} = run('changelog', '--resolve');
  expect(stderr).toMatch(reason);
  expect([status, read()]).toEqual([1, before]);
}

test('releases that were cut on both sides are nobody’s to merge', () => {
  const place = newWorkplace('add-a', 'add-c');
  place.archive('add-c');
  place.merge(
    () => place.run('release', '1.1.0', '--date', '2026-02-12'),
    () => {
      place.archive('add-a');
      place.run('release', '1.2.0', '--date', '2026-02-13');
    },
  );
  stays(place, /one side released 1\.2\.0, the other 1\.1\.0/);
});

test('an entry taken out on one side and edited on the other is for a person to decide', () => {
  const place = newWorkplace('add-a');
  place.archive('add-a');
  place.merge(
    () => place.edit((text) => text.replace(/(\n- \*\*.*add-a.*\n)/, '$1  - By hand.\n')),
    () => place.edit((text) => text.replace(/\n- \*\*.*add-a.*\n/, '')),
  );
  stays(place, /edited the entry of .*add-a, the other took it out/);
});

test('an entry edited on one side whose change says something else on the other is for a person to decide', () => {
  const place = newWorkplace('add-a');
  place.archive('add-a');
  const [delta] = place.repo.git('ls-files', '*specs/add-a.md').trim().split('\n').slice(-1);
  place.merge(
    () => place.edit((text) => text.replace(/Words of add-a/, 'My own words')),
    () => {
      place.edit((text) => text.replace('Words of add-a', 'New words'), delta);
      const {status, stderr} = place.run('changelog', '--write');
      expect([status, stderr]).toEqual([0, expect.any(String)]);
      expect(place.read()).toContain('New words');
    },
  );
  stays(place, /one side edited the entry of .*add-a, and its change says something else on the other/);
});
