import {expect, test} from 'vitest';
import {attributedIn, attributionIn, proposal} from '../support/attributed.ts';
import {importCommits} from '../support/import.ts';
import {newRepo} from '../support/repo.ts';

const PROPOSAL = proposal('add-x');
const BEGIN = {name: 'Begin', files: {'README.md': '#\n'}};

test('a change that was picked onto a second line and merged later is counted once', async () => {
  const repo = newRepo();
  importCommits(repo, [
    BEGIN,
    {name: 'one', files: {[PROPOSAL]: '1\n', 'src/a.ts': 'a\n'}},
    {name: 'other', files: {[proposal('add-y')]: 'y\n'}},
    {name: 'picked', after: ['Begin'], files: {[PROPOSAL]: '1\n', 'src/a.ts': 'a\n'}},
    {name: 'Merge', after: ['picked', 'other'], files: {[proposal('add-y')]: 'y\n'}},
  ]);
  expect(await attributedIn(repo)).toEqual({commits: ['one: co-change'], files: ['+src/a.ts']});
});

test('what was picked from a side before it landed is part of the change', async () => {
  const repo = newRepo();
  importCommits(repo, [
    BEGIN,
    {name: 'one', files: {[PROPOSAL]: '1\n', 'src/a.ts': 'a\n'}},
    {name: 'two', files: {[PROPOSAL]: '2\n', 'src/b.ts': 'b\n'}},
    {name: 'picked', after: ['Begin'], files: {[PROPOSAL]: '1\n', 'src/a.ts': 'a\n'}},
    {name: 'Merge', after: ['picked', 'two'], files: {[PROPOSAL]: '2\n', 'src/b.ts': 'b\n'}},
  ]);
  expect((await attributedIn(repo)).files).toEqual(['+src/a.ts', '+src/b.ts']);
});

test('the squash of a side that is merged as well is counted once, with all it held', async () => {
  const repo = newRepo();
  const all = {[PROPOSAL]: '2\n', 'src/a.ts': 'a\n', 'src/b.ts': 'b\n'};
  importCommits(repo, [
    BEGIN,
    {name: 'one', files: {[PROPOSAL]: '1\n', 'src/a.ts': 'a\n'}},
    {name: 'two', files: {[PROPOSAL]: '2\n', 'src/b.ts': 'b\n'}},
    {name: 'squash', after: ['Begin'], files: {...all, 'src/stray.ts': 's\n'}},
    {name: 'Merge', after: ['squash', 'two']},
    {name: 'three', after: ['two'], files: {[PROPOSAL]: '3\n', 'src/c.ts': 'c\n'}},
    {name: 'Merge again', after: ['Merge', 'three'], files: {[PROPOSAL]: '3\n', 'src/c.ts': 'c\n'}},
  ]);
  const {files} = await attributionIn(repo);
  expect(files.map(({path}) => path)).toEqual(['src/a.ts', 'src/b.ts', 'src/c.ts']);
});

test('the squash of a side counts in full when the rest of the side is merged', async () => {
  const repo = newRepo();
  importCommits(repo, [
    BEGIN,
    {name: 'one', files: {[PROPOSAL]: '1\n', 'src/a.ts': 'a\n'}},
    {name: 'two', files: {[PROPOSAL]: '2\n', 'src/b.ts': 'b\n'}},
    {name: 'three', files: {[PROPOSAL]: '3\n', 'src/c.ts': 'c\n'}},
    {
      name: 'squash',
      after: ['Begin'],
      files: {[PROPOSAL]: '2\n', 'src/a.ts': 'a\n', 'src/b.ts': 'b\n'},
    },
    {name: 'Merge', after: ['squash', 'three'], files: {[PROPOSAL]: '3\n', 'src/c.ts': 'c\n'}},
  ]);
  expect((await attributedIn(repo)).files).toEqual(['+src/a.ts', '+src/b.ts', '+src/c.ts']);
});

test('a squash belongs to every change its body names, wherever the lines stand', async () => {
  const repo = newRepo();
  const body = [
    'Everything (#12)',
    '',
    '* feat: first part',
    '',
    'OpenSpec-Change: add-x',
    '',
    '* fix: second part',
    '',
    '  OpenSpec-Change: add-y',
    '',
    'Co-authored-by: Bob <bob@example.org>',
  ];
  importCommits(repo, [
    BEGIN,
    {name: 'proposals', files: {[PROPOSAL]: '1\n', [proposal('add-y')]: '1\n'}},
    {name: 'squash', message: body.join('\n'), files: {'src/a.ts': 'a\n'}},
    {name: 'listed', message: 'Rest (#13)\n\n* Begin add-x\n\n* More\n', files: {'src/b.ts': 'b\n'}},
  ]);
  expect(await attributedIn(repo)).toEqual({
    commits: ['Rest (#13): mention', 'Everything (#12): trailer', 'proposals: co-change'],
    files: ['+src/a.ts', '+src/b.ts'],
  });
  expect((await attributedIn(repo, {name: 'add-y'})).files).toEqual(['+src/a.ts']);
});

test('a revert takes files away again, and its revert brings them back', async () => {
  const repo = newRepo();
  const one = importCommits(repo, [
    BEGIN,
    {name: 'proposal', files: {[PROPOSAL]: '1\n'}},
    {name: 'code', message: 'code\n\nOpenSpec-Change: add-x\n', files: {'src/a.ts': 'a\n'}},
  ])['code'];
  repo.git('revert', '--no-edit', one ?? '');
  expect(await attributedIn(repo)).toEqual({
    commits: ['Revert "code": revert', 'code: trailer', 'proposal: co-change'],
    files: [],
  });
  repo.git('revert', '--no-edit', 'HEAD');
  const {commits, files} = await attributedIn(repo);
  expect([commits[0], files]).toEqual(['Revert "Revert "code"": revert', ['+src/a.ts']]);
});

test('a merge that was reverted took its side back, until that is reverted', async () => {
  const repo = newRepo();
  importCommits(repo, [
    BEGIN,
    {name: 'one', files: {[PROPOSAL]: '1\n', 'src/a.ts': 'a\n'}},
    {name: 'code', files: {'src/b.ts': 'b\n'}},
    {name: 'main', after: ['Begin'], files: {'src/main.ts': 'm\n'}},
    {
      name: 'Merge',
      after: ['main', 'code'],
      files: {[PROPOSAL]: '1\n', 'src/a.ts': 'a\n', 'src/b.ts': 'b\n'},
    },
  ]);
  repo.git('revert', '--no-edit', '-m1', 'HEAD');
  expect((await attributedIn(repo)).files).toEqual([]);
  repo.git('revert', '--no-edit', 'HEAD');
  expect((await attributedIn(repo)).files).toEqual(['+src/a.ts', '+src/b.ts']);
});

test('a pin of a commit that was rebased away is unknown, and the new commit counts by its own', async () => {
  const repo = newRepo();
  const {one = ''} = importCommits(repo, [
    BEGIN,
    {name: 'one', files: {[PROPOSAL]: '1\n', 'src/a.ts': 'a\n'}},
  ]);
  repo.commit('code', {'src/b.ts': 'b\n'});
  const code = repo.git('rev-parse', 'HEAD').trim();
  const before = await attributionIn(repo, {pins: [one.slice(0, 9), code]});
  expect(before.unknownPins).toEqual([]);
  expect(before.commits.map(({evidence}) => evidence)).toEqual(['pin', 'pin']);
  repo.git('checkout', '-q', '-b', 'next', 'HEAD~2');
  repo.commit('next', {'src/next.ts': 'n\n'});
  repo.git('rebase', '--quiet', 'next', 'main');
  const {unknownPins, files} = await attributionIn(repo, {pins: [one.slice(0, 9), code]});
  expect(unknownPins).toEqual([one.slice(0, 9), code]);
  expect(files.map(({path}) => path)).toEqual(['src/a.ts']);
});
