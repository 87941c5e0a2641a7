import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {expect, test} from 'vitest';
import {gitAt} from '../../src/git/git-at.ts';
import {attributedIn, attributionIn, proposal} from '../support/attributed.ts';
import {importCommits, type Told} from '../support/import.ts';
import {indexesOf} from '../support/index-files.ts';
import {newRepo, type Repo, repoAt, temporaryFolder} from '../support/repo.ts';

const HISTORY: readonly Told[] = [
  {name: 'old', files: {[proposal('add-x')]: '1\n', 'src/old.ts': '\n'}},
  {name: 'edge', files: {[proposal('add-x')]: '2\n', 'src/edge.ts': '\n'}},
  {name: 'new', files: {[proposal('add-x')]: '3\n', 'src/new.ts': '\n'}},
  {name: 'later', files: {[proposal('add-y')]: '1\n', 'src/later.ts': '\n'}},
];

/** A clone of a repository, made with some words. */
function cloneOf(repo: Repo, ...words: string[]): Repo {
  const folder = join(temporaryFolder(), 'clone');
  repo.git('clone', '-q', ...words, pathToFileURL(repo.root).href, folder);
  return repoAt(folder);
}

test('a shallow clone knows which changes it lacks commits of, and learns of them when it is deepened', async () => {
  const repo = newRepo();
  importCommits(repo, HISTORY);
  const clone = cloneOf(repo, '--depth=2');
  expect(await attributionIn(clone)).toMatchObject({isCutOff: true, commits: [], files: []});
  clone.git('fetch', '-q', '--deepen=1');
  expect((await clone.history())?.isShallow).toBe(true);
  expect(await attributionIn(clone)).toMatchObject({
    isCutOff: true,
    commits: [{message: 'new'}],
    files: [{path: 'src/new.ts'}],
  });
  expect(await attributionIn(clone, {name: 'add-y'})).toMatchObject({
    isCutOff: false,
    files: [{path: 'src/later.ts'}],
  });
  expect(indexesOf(clone)).toEqual([]);
  clone.git('fetch', '-q', '--unshallow');
  expect((await clone.history())?.isShallow).toBe(false);
  expect(await attributionIn(clone)).toMatchObject({isCutOff: false});
  expect((await attributedIn(clone)).files).toEqual(['+src/edge.ts', '+src/new.ts', '+src/old.ts']);
  expect(indexesOf(clone)).toHaveLength(1);
});

test('a clone that was whole and is cut off later claims no more than it has', async () => {
  const repo = newRepo();
  importCommits(repo, HISTORY);
  const clone = cloneOf(repo);
  expect((await attributedIn(clone)).files).toHaveLength(3);
  clone.git('fetch', '-q', '--depth=2');
  expect(await attributionIn(clone)).toMatchObject({isCutOff: true, files: []});
  clone.git('fetch', '-q', '--unshallow');
  expect((await attributedIn(clone)).files).toHaveLength(3);
});

test('merged lines that are cut off at different places are each unknown from there', async () => {
  const repo = newRepo();
  importCommits(repo, [
    ...HISTORY,
    {name: 'side', after: ['old'], files: {[proposal('add-x')]: 'side\n', 'src/side.ts': '\n'}},
    {name: 'Merge', after: ['later', 'side'], files: {'src/side.ts': '\n'}},
  ]);
  const clone = cloneOf(repo, '--depth=2');
  expect(await attributionIn(clone)).toMatchObject({isCutOff: true, commits: [], files: []});
  expect((await clone.history())?.cutOff).toEqual(new Set(['add-x', 'add-y']));
});

test('a clone without contents tells no edited rename, counts no lines, and fetches nothing', async () => {
  const repo = newRepo();
  importCommits(repo, [
    ...HISTORY,
    {name: 'move', moves: {'src/new.ts': 'src/newer.ts'}, files: {[proposal('add-x')]: '4\n'}},
  ]);
  repo.git('config', 'uploadpack.allowFilter', 'true');
  const clone = cloneOf(repo, '--filter=blob:none');
  repo.remove('.git');
  const {commits, files} = await attributionIn(clone);
  expect(files.map(({path}) => path)).toEqual(['src/edge.ts', 'src/newer.ts', 'src/old.ts']);

  const git = gitAt(clone.root, {env: clone.env});
  const units = commits.map(({hash, parents}) => ({hash, parent: parents[0]}));
  expect(await git.lineCounts(units)).toEqual(new Map());
  expect(await git.unknownPaths(['src/old.ts', 'src/none.ts', 'src'])).toEqual(new Set(['src/none.ts']));
});
