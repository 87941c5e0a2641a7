import {expect, test} from 'vitest';
import {attributedIn, attributionIn, proposal} from '../support/attributed.ts';
import {importCommits} from '../support/import.ts';
import {newRepo} from '../support/repo.ts';

const X = {[proposal('add-x')]: 'x\n'};
const Y = {[proposal('add-y')]: 'y\n'};
const BEGIN = {name: 'Begin', files: {'README.md': '#\n', 'src/old.ts': 'old\n'}};
const MAIN = {name: 'main', after: ['Begin'], files: {'src/main.ts': 'm\n'}};

test('a merge whose side touches one change brings all its files, and those of nobody else', async () => {
  const repo = newRepo();
  importCommits(repo, [
    BEGIN,
    {name: 'one', files: {...X, 'src/a.ts': 'a\n', 'src/gone.ts': '\n'}},
    {name: 'code', files: {'src/b.ts': 'b\n', 'src/gone.ts': undefined}},
    MAIN,
    {name: 'Merge', after: ['main', 'code'], files: {...X, 'src/a.ts': 'a\n', 'src/b.ts': 'b\n'}},
  ]);
  expect(await attributedIn(repo)).toEqual({
    commits: ['Merge: landing', 'one: co-change'],
    files: ['+src/a.ts', '+src/b.ts'],
  });
});

test('a merge whose side touches two changes tells nothing of either', async () => {
  const repo = newRepo();
  importCommits(repo, [
    BEGIN,
    {name: 'one', files: {...X, 'src/x.ts': 'x\n'}},
    {name: 'two', files: {...Y, 'src/y.ts': 'y\n'}},
    {name: 'code', files: {'src/z.ts': 'z\n'}},
    MAIN,
    {
      name: 'Merge',
      after: ['main', 'code'],
      files: {...X, ...Y, 'src/x.ts': 'x\n', 'src/y.ts': 'y\n', 'src/z.ts': 'z\n'},
    },
  ]);
  expect(await attributedIn(repo)).toEqual({commits: ['one: co-change'], files: ['+src/x.ts']});
  expect(await attributedIn(repo, {name: 'add-y'})).toEqual({
    commits: ['two: co-change'],
    files: ['+src/y.ts'],
  });
});

test('an octopus brings several changes, so each keeps to its own commits', async () => {
  const repo = newRepo();
  importCommits(repo, [
    BEGIN,
    {name: 'one', files: {...X, 'src/x.ts': 'x\n'}},
    {name: 'two', after: ['Begin'], files: {...Y, 'src/y.ts': 'y\n'}},
    MAIN,
    {
      name: 'Merge',
      after: ['main', 'one', 'two'],
      files: {...X, ...Y, 'src/x.ts': 'x\n', 'src/y.ts': 'y\n'},
    },
  ]);
  expect(await attributedIn(repo)).toEqual({commits: ['one: co-change'], files: ['+src/x.ts']});
});

test('what a merge changes besides is part of what landed', async () => {
  const repo = newRepo();
  importCommits(repo, [
    BEGIN,
    {name: 'one', files: {...X, 'src/a.ts': 'a\n'}},
    MAIN,
    {name: 'Merge', after: ['main', 'one'], files: {...X, 'src/a.ts': 'b\n', 'src/evil.ts': 'e\n'}},
  ]);
  expect((await attributedIn(repo)).files).toEqual(['+src/a.ts', '+src/evil.ts']);
});

test('the line that was merged into a side before it landed is none of the change', async () => {
  const repo = newRepo();
  importCommits(repo, [
    BEGIN,
    {name: 'one', files: {...X, 'src/a.ts': 'a\n'}},
    {name: 'other', after: ['Begin'], files: {...Y, 'src/other.ts': 'o\n'}},
    {name: 'Update', after: ['one', 'other'], files: {...Y, 'src/other.ts': 'o\n'}},
    {name: 'code', files: {'src/b.ts': 'b\n'}},
    {name: 'Merge', after: ['other', 'code'], files: {...X, 'src/a.ts': 'a\n', 'src/b.ts': 'b\n'}},
  ]);
  expect(await attributedIn(repo)).toEqual({
    commits: ['Merge: landing', 'one: co-change'],
    files: ['+src/a.ts', '+src/b.ts'],
  });
  expect(await attributedIn(repo, {name: 'add-y'})).toEqual({
    commits: ['other: co-change'],
    files: ['+src/other.ts'],
  });
});

test('a side that merged sides of its own lands as one, by the merge on the first-parent line', async () => {
  const repo = newRepo();
  importCommits(repo, [
    BEGIN,
    {name: 'one', files: {...X, 'src/a.ts': 'a\n'}},
    {name: 'inner', files: {[proposal('add-x')]: 'xx\n', 'src/b.ts': 'b\n'}},
    {name: 'side', after: ['one'], files: {'src/c.ts': 'c\n'}},
    {name: 'Inner merge', after: ['side', 'inner'], files: {[proposal('add-x')]: 'xx\n', 'src/b.ts': 'b\n'}},
    MAIN,
    {
      name: 'Merge',
      after: ['main', 'Inner merge'],
      files: {[proposal('add-x')]: 'xx\n', 'src/a.ts': 'a\n', 'src/b.ts': 'b\n', 'src/c.ts': 'c\n'},
    },
  ]);
  expect(await attributedIn(repo)).toEqual({
    commits: ['Merge: landing', 'inner: co-change', 'one: co-change'],
    files: ['+src/a.ts', '+src/b.ts', '+src/c.ts'],
  });
});

test('a merge that names its change still speaks of files by the commits of its side', async () => {
  const repo = newRepo();
  importCommits(repo, [
    BEGIN,
    {name: 'one', files: {...X, 'src/a.ts': 'a\n'}},
    MAIN,
    {
      name: 'Merge',
      message: 'Merge\n\nOpenSpec-Change: add-x\n',
      after: ['main', 'one'],
      files: {...X, 'src/a.ts': 'a\n'},
    },
  ]);
  const {commits, files} = await attributionIn(repo);
  expect(commits.map(({evidence}) => evidence)).toEqual(['trailer', 'co-change']);
  expect(files).toMatchObject([{path: 'src/a.ts', subject: 'one'}]);
});

test('the main line that is merged into the branch of a change is none of the change', async () => {
  const repo = newRepo();
  importCommits(repo, [
    BEGIN,
    {name: 'one', files: {...X, 'src/a.ts': 'a\n'}},
    MAIN,
    {
      name: 'Update',
      message: "Merge branch 'main' into feature/add-x",
      after: ['one', 'main'],
      files: {'src/main.ts': 'm\n'},
    },
    {name: 'two', after: ['main'], files: {...Y, 'src/y.ts': 'y\n'}},
    {name: 'code', files: {'src/stray.ts': 's\n'}},
    {
      name: 'Again',
      message: "Merge remote-tracking branch 'origin/main' into feature/add-x",
      after: ['Update', 'code'],
      files: {...Y, 'src/y.ts': 'y\n', 'src/stray.ts': 's\n'},
    },
    {name: 'side', files: {'src/side.ts': 's\n'}},
    {name: 'three', after: ['Again'], files: {'src/c.ts': 'c\n'}},
    {
      name: 'Land',
      message: "Merge branch 'add-x-part' into 'feature/add-y'\n\nThe rest of add-x",
      after: ['three', 'side'],
      files: {'src/side.ts': 's\n'},
    },
  ]);
  expect((await attributedIn(repo)).files).toEqual(['+src/a.ts', '+src/side.ts']);
  expect((await attributedIn(repo, {name: 'add-y'})).files).toEqual(['+src/y.ts']);
});
