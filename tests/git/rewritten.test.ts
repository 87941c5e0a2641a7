import {expect, test} from 'vitest';
import {attributedIn, attributionIn, proposal} from '../support/attributed.ts';
import {importCommits} from '../support/import.ts';
import {indexesOf} from '../support/index-files.ts';
import {newRepo, type Repo} from '../support/repo.ts';

/** An old history, and one that goes on from a copy of its files. */
function repoWithTwoRoots(): {readonly repo: Repo; readonly hashes: Readonly<Record<string, string>>} {
  const repo = newRepo();
  const all = {[proposal('add-x')]: '1\n', [proposal('add-z')]: 'z\n', 'src/a.ts': 'a\n', 'src/z.ts': 'z\n'};
  const hashes = importCommits(repo, [
    {name: 'first', files: {[proposal('add-x')]: '1\n', 'src/a.ts': 'a\n'}},
    {name: 'old', files: {[proposal('add-z')]: 'z\n', 'src/z.ts': 'z\n'}},
    {name: 'copy', after: [], files: all},
    {name: 'new', files: {[proposal('add-x')]: '2\n', 'src/b.ts': 'b\n'}},
  ]);
  return {repo, hashes};
}

const JOINED = {commits: ['new: co-change', 'first: co-change'], files: ['+src/a.ts', '+src/b.ts']};
const APART = {
  commits: ['new: co-change', 'copy: co-change'],
  files: ['+src/a.ts', '+src/b.ts', '+src/z.ts'],
};
const CUT = {commits: ['new: co-change'], files: ['+src/b.ts']};

test('parents that a grafts file gives are taken for true, and nothing is kept of them', async () => {
  const {repo, hashes} = repoWithTwoRoots();
  expect(await attributedIn(repo)).toEqual(APART);
  const [index] = indexesOf(repo);
  repo.write({'.git/info/grafts': `${hashes['copy']} ${hashes['old']}\n`});
  expect(await attributedIn(repo)).toEqual(JOINED);
  expect(await attributedIn(repo, {name: 'add-z'})).toEqual({
    commits: ['old: co-change'],
    files: ['+src/z.ts'],
  });
  repo.write({'.git/info/grafts': `${hashes['new']}\n`});
  expect(await attributionIn(repo)).toMatchObject({isCutOff: true, commits: []});
  repo.remove('.git/info/grafts');
  expect(await attributedIn(repo)).toEqual(APART);
  expect(indexesOf(repo)).toEqual([index]);
});

test('parents that were replaced are taken for true, until they are not, packed or loose', async () => {
  const {repo, hashes} = repoWithTwoRoots();
  const {copy = '', old = ''} = hashes;
  repo.git('replace', '--graft', copy, old);
  expect(await attributedIn(repo)).toEqual(JOINED);
  repo.git('pack-refs', '--all', '--prune');
  expect(await attributedIn(repo)).toEqual(JOINED);
  expect(indexesOf(repo)).toEqual([]);
  repo.git('replace', '-d', copy);
  expect(await attributedIn(repo)).toEqual(APART);
  expect(indexesOf(repo)).toHaveLength(1);
  repo.git('replace', '--graft', copy, old);
  expect(await attributedIn(repo)).toEqual(JOINED);
});

test('a commit that was cut off from its parents did not add everything', async () => {
  const repo = newRepo();
  const {old = ''} = importCommits(repo, [
    {name: 'first', files: {[proposal('add-x')]: '1\n', 'src/a.ts': 'a\n'}},
    {name: 'old', files: {'src/z.ts': 'z\n'}},
    {name: 'new', files: {[proposal('add-x')]: '2\n', 'src/b.ts': 'b\n'}},
  ]);
  repo.git('replace', '--graft', old);
  expect(await attributedIn(repo)).toEqual(CUT);
  expect(await attributionIn(repo)).toMatchObject({isCutOff: true});
});
