import {expect, test} from 'vitest';
import type {Attribution} from '../../src/history/attribution.ts';
import {FROZEN, printFrozen, readFrozen} from '../../src/history/frozen-files.ts';
import {projectOf} from '../support/project.ts';

const FOLDER = 'openspec/changes/archive/2026-01-01-add-x';
const BLOB = {mode: '100644', id: 'a'.repeat(40)};
const COMMIT = {
  hash: 'b'.repeat(40),
  parents: [],
  time: 1,
  message: 'Add it',
  files: [],
  evidence: 'pin',
} as const;
const ATTRIBUTION: Attribution = {
  commits: [COMMIT],
  files: [
    {
      kind: 'modified',
      path: 'a.ts',
      was: BLOB,
      is: BLOB,
      commits: [COMMIT],
      touches: [],
      isUncommitted: false,
      subject: 'Add it',
      evidence: 'pin',
    },
  ],
  touched: ['a.ts', 'gone.ts'],
  unknownPins: [],
  isCutOff: false,
};
const KEPT = JSON.parse(
  printFrozen(FOLDER, 'c'.repeat(40), ATTRIBUTION, new Map([['a.ts', {added: 1, deleted: 2}]])),
);

function read(kept: unknown) {
  return readFrozen(projectOf({[`${FOLDER}/${FROZEN}`]: JSON.stringify(kept)}).input, FOLDER);
}

test('what is kept says the same again', () => {
  expect(read(KEPT)).toEqual({attribution: ATTRIBUTION, lines: new Map([['a.ts', {added: 1, deleted: 2}]])});
});

test.each([
  ['lines', null],
  ['lines', {added: '1', deleted: 0}],
  ['was', {mode: '160000'}],
  ['is', {mode: '160000', id: 7}],
  ['commits', ['map']],
  ['commits', 0],
  ['path', 7],
  ['kind', 'copied'],
])('what is not ours in a file, %s: %j, is passed over', (key, value) => {
  expect(read({...KEPT, files: [{...KEPT.files[0], [key]: value}]})).toBeUndefined();
});

test('what is kept of another folder, or is no JSON, is passed over', () => {
  expect(read({...KEPT, folder: '2026-01-02-add-x'})).toBeUndefined();
  expect(read([])).toBeUndefined();
  expect(read(null)).toBeUndefined();
});
