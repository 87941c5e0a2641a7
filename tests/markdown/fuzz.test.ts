import {expect, test} from 'vitest';
import {builtInSeeds, documentFrom, fuzzProblems, randomOf, roles} from '../support/fuzz/index.ts';
import {rangeProblems} from '../support/fuzz/ranges.ts';

const SEED = 20_260_101;

test.each(roles.map(({path}, role) => [role, path] as const))(
  'mutated documents are read, mended and archived without harm: role %i, %s',
  (role) => {
    for (let index = role; index < 450; index += roles.length) {
      const bytes = documentFrom(builtInSeeds, randomOf(SEED + index));
      expect([index, Buffer.from(bytes).toString(), ...fuzzProblems(bytes, role)]).toHaveLength(2);
    }
  },
);

test('the config says where it is no YAML without cutting a character', () => {
  const config = roles.findIndex(({path}) => path === 'openspec/config.yaml');
  const text = '👩‍👩‍👧nce Repor_t: s\n👩‍👩‍👧nce Repor_t: ';
  expect(fuzzProblems(Buffer.from(text), config)).toEqual([]);
});

test('a range that cuts a character or leaves the text is seen', () => {
  expect(rangeProblems('a😀', {deep: [{start: 0, end: 2}]})).toEqual(['a character is cut at 2']);
  expect(rangeProblems('a😀', {start: 1, end: 4})).toEqual(['a range 1–4 in 3']);
  expect(rangeProblems('a😀', {start: 1, end: 3})).toEqual([]);
});
