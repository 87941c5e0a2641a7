import {expect, test} from 'vitest';
import {newWorkplace, type Workplace} from '../support/conflicted-changelog.ts';

function conflicted(): Workplace {
  const place = newWorkplace('add-a', 'add-b');
  expect(
    place.merge(
      () => place.archive('add-b'),
      () => place.archive('add-a'),
    ),
  ).toBe(false);
  expect(place.read()).toContain('<<<<<<<');
  return place;
}

function resolves({run, read}: Workplace): string {
  const {status, stderr} = run('changelog', '--resolve');
  expect([status, stderr]).toEqual([0, '']);
  expect(read()).not.toContain('<<<<<<<');
  return read();
}

test('lines taken out outside of the conflict stay out, and a copied one stays', () => {
  const place = conflicted();
  place.edit((text) => `${text.replace('- Third.\n', '').replace('- Hand fix.\n', '')}- First.\n`);
  const text = resolves(place);
  expect(text).not.toMatch(/Third|Hand fix/);
  expect(text.match(/- First\./g)).toHaveLength(2);
  expect(text).toMatch(/add-a/);
  expect(text).toMatch(/add-b/);
});

test('a line that was moved stays where it is', () => {
  const place = conflicted();
  place.edit((text) => text.replace('- First.\n', '').replace('- Third.\n', '- Third.\n- First.\n'));
  expect(resolves(place)).toContain('- Second.\n- Third.\n- First.\n- Fourth.\n');
});

test('a conflict settled by hand is not opened again', () => {
  const place = newWorkplace('add-a', 'add-b');
  const third = (word: string) => (text: string) => text.replace('- Third.', `- ${word}.`);
  place.merge(
    () => {
      place.archive('add-b');
      place.edit(third('Third of theirs'));
    },
    () => {
      place.archive('add-a');
      place.edit(third('Third of ours'));
    },
  );
  const [, last = ''] = place.read().match(/[\s\S]*(<<<<<<<[\s\S]*>>>>>>> other\n)/) ?? [];
  expect(last).toContain('Third of theirs');
  place.edit((text) => text.replace(last, '- Third of ours.\n'));
  const text = resolves(place);
  expect(text).toContain('- Third of ours.');
  expect(text).not.toContain('Third of theirs');
  expect(text).toMatch(/add-a[\s\S]*add-b/);
});
