import {expect, test} from 'vitest';
import {gitAt} from '../../src/git/git-at.ts';
import {importCommits} from '../support/import.ts';
import {newRepo} from '../support/repo.ts';

test('what was touched together with a path is told commit by commit, newest first, but not of merges or mass edits', async () => {
  const repo = newRepo();
  const many = Object.fromEntries(Array.from({length: 60}, (_, index) => [`gen/${index}.ts`, 'x\n']));
  const hashes = importCommits(repo, [
    {name: 'begin', files: {'src/a.ts': '1\n', 'src/b.ts': '1\n', 'docs/ä b.md': '1\n'}},
    {name: 'both', files: {'src/a.ts': '2\n', 'docs/ä b.md': '2\n'}},
    {name: 'all', files: {...many, 'src/a.ts': '3\n'}},
    {name: 'other', files: {'src/b.ts': '2\n'}},
    {name: 'side', after: ['both'], files: {'src/b.ts': '3\n', 'src/a.ts': '4\n'}},
    {name: 'merge', after: ['other', 'side'], files: {'src/b.ts': '4\n', 'src/a.ts': '5\n'}},
  ]);
  const git = gitAt(repo.root, {env: repo.env});
  const found = await git.together(['src/a.ts']);
  expect(found).toEqual({
    isBounded: false,
    commits: [
      {hash: hashes['side'], paths: ['src/a.ts', 'src/b.ts']},
      {hash: hashes['both'], paths: ['docs/ä b.md', 'src/a.ts']},
      {hash: hashes['begin'], paths: ['docs/ä b.md', 'src/a.ts', 'src/b.ts']},
    ],
  });
  expect((await git.together(['docs/'])).commits.map(({hash}) => hash)).toEqual([
    hashes['both'],
    hashes['begin'],
  ]);
  const past = await git.together(['src/a.ts'], hashes['both']);
  expect(past.commits.map(({hash}) => hash)).toEqual([hashes['both'], hashes['begin']]);
  expect((await git.together(['src/a.ts'], 'f'.repeat(40))).commits).toEqual([]);
  for (const none of [[], ['nothing.ts'], ['*.ts'], ['-r'], ['../src']])
    expect((await git.together(none)).commits).toEqual([]);
});

test('before the first commit nothing was touched together', async () => {
  const repo = newRepo();
  expect((await gitAt(repo.root, {env: repo.env}).together(['a.ts'])).commits).toEqual([]);
});

test('every file of the index is told, whichever folder git is asked in', async () => {
  const repo = newRepo();
  const git = gitAt(repo.root, {env: repo.env});
  expect(await git.tracked()).toEqual([]);
  importCommits(repo, [{name: 'begin', files: {'src/a.ts': '1\n', 'docs/ä b.md': '1\n'}}]);
  expect(await git.tracked()).toEqual(['docs/ä b.md', 'src/a.ts']);
});
