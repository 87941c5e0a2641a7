import {expect, test} from 'vitest';
import {bringsLongLivedBranch, mentionsIn, revertsIn, spokenPart} from '../../src/history/message.ts';
import {namesIn} from '../../src/history/trailers.ts';

test.each([
  ['feat: x\n\nOpenSpec-Change: add-x', ['add-x']],
  [
    '* one\n\nopenspec-change: add-x\n\n* two\n\n    OpenSpec-Change: add-y\n\nmore words',
    ['add-x', 'add-y'],
  ],
  ['x\n\nOpenSpec-Change: add-x, add-y (in part)\r\nOpenSpec-Change: add-x', ['add-x', 'add-y']],
  ['see OpenSpec-Change: add-x', []],
  ['OpenSpec-Change:\n', []],
])('the trailers of %j are %j', (message, names) => {
  expect(namesIn(message)).toEqual(names);
});

test.each([
  ['add-x: begin', ['add-x']],
  ['archive openspec/changes/archive/2026-01-01-add-x/', ['add-x']],
  ['add-xy and not-add-x and add-x-y', []],
  ['add x, Add-x', []],
  ['cache', []],
])('of the changes add-x and cache, %j speaks of %j', (message, names) => {
  expect([...mentionsIn(message, (name) => ['add-x', 'cache'].includes(name))]).toEqual(names);
});

test('what is taken back is a hash of seven digits or more', () => {
  expect(revertsIn('Revert "x"\n\nThis reverts commit ABCDEF1.\nThis reverts commit abcdef.')).toEqual([
    'abcdef1',
  ]);
});

test.each([
  ["Merge branch 'main' into feature/add-x", true],
  ["Merge branch 'main' of https://example.org/x", true],
  ["Merge remote-tracking branch 'origin/develop' into add-x", true],
  ['Merge pull request #4 from ada/dev', true],
  ["Merge branch 'release/2.0'", true],
  ["Merge branch 'released-notes'", false],
  ["Merge branch 'add-x' into main", false],
  ["Merge branch 'dev-tools'", false],
  ['Merge pull request #4 from ada/main-menu', false],
  ['feat: x', false],
])('%j brings a branch that many changes go through: %s', (message, is) => {
  expect(bringsLongLivedBranch(message)).toBe(is);
});

test('the branch a merge goes into is not what it brings', () => {
  const said = "Merge branch 'fix-y' into feature/add-x\n\nadd-z";
  expect(spokenPart({message: said, parents: ['a', 'b']})).toBe("Merge branch 'fix-y'\n\nadd-z");
  expect(spokenPart({message: said, parents: ['a']})).toBe(said);
});
