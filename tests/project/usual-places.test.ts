import {expect, test} from 'vitest';
import {indexQuestions} from '../../src/git/index-questions.ts';
import {ownPlaces} from '../../src/lint/implied.ts';
import {defaultConfig, readConfig} from '../../src/project/config.ts';
import {mayNamePlaces, USUAL_PLACES} from '../../src/project/usual-places.ts';

test('the usual places are those of a config that says nothing', () => {
  expect(USUAL_PLACES).toEqual(ownPlaces({config: defaultConfig}));
});

test.each([
  'guidelines: [A.md, docs/B.md]\n',
  '{"changelog": {"views": [table]}}\n',
  '"guidel\\x69nes": docs/A.md\n',
])('%j names others, and may be seen to', (text) => {
  expect(ownPlaces({config: readConfig(text)})).not.toEqual(USUAL_PLACES);
  expect(mayNamePlaces(text)).toBe(true);
});

test('what says nothing of places does not seem to', () => {
  const text = 'schema: spec-driven\nchangelog: {host: github}\nlint: {baseline: openspec/known.json}\n';
  const places = ownPlaces({config: readConfig(text)});
  expect(places).toContain('openspec/known.json');
  expect(indexQuestions('', places)).toEqual(indexQuestions('', USUAL_PLACES));
  expect(mayNamePlaces(text)).toBe(false);
});
