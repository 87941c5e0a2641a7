import {Buffer} from 'node:buffer';
import {expect, test} from 'vitest';
import {gitAt} from '../../src/git/git-at.ts';
import {attributionIn, proposal, wordsOf} from '../support/attributed.ts';
import {type Content, importCommits, type Told} from '../support/import.ts';
import {newRepo, type Repo} from '../support/repo.ts';

const [FIRST, SECOND] = ['1'.repeat(40), '2'.repeat(40)];

/** What each file of the last commit of a change did, in modes and lines. */
async function lastOf(repo: Repo) {
  const {commits} = await attributionIn(repo);
  const [last] = commits;
  if (!last) throw new Error('The test has no commit');
  const units = [{hash: last.hash, parent: last.parents[0]}];
  const counts = (await gitAt(repo.root, {env: repo.env}).lineCounts(units)).get(last.hash);
  return Object.fromEntries(
    last.files
      .filter(({path}) => path !== proposal('add-x'))
      .map((file) => {
        const {path, was, is} = file;
        const count = counts?.get(path);
        const lines = count ? `+${count.added} -${count.deleted}` : 'no count';
        return [wordsOf(file), `${was?.mode ?? ''}>${is?.mode ?? ''} ${lines}`];
      }),
  );
}

function told(...steps: readonly Readonly<Record<string, Content>>[]): readonly Told[] {
  return steps.map((files, index) => ({
    name: `${index}`,
    files: {[proposal('add-x')]: `${index}\n`, ...files},
  }));
}

test('a submodule is a file without lines, whether it comes, moves on or goes', async () => {
  const repo = newRepo();
  const module = (commit: string) => ({mode: '160000', text: commit});
  importCommits(repo, told({'lib/a': module(FIRST), 'lib/b': 'file\n'}));
  expect(await lastOf(repo)).toEqual({'+lib/a': '>160000 no count', '+lib/b': '>100644 +1 -0'});
  expect((await repo.history())?.uncommitted).toEqual([]);
  importCommits(
    repo,
    told(
      {'lib/a': module(FIRST), 'lib/b': 'file\n'},
      {'lib/a': module(SECOND), 'lib/b': undefined, 'lib/c': module(FIRST)},
      {'lib/a': undefined, 'lib/c': 'file\n'},
    ),
  );
  expect(await lastOf(repo)).toEqual({'-lib/a': '160000> no count', '~lib/c': '160000>100644 no count'});
  repo.git('reset', '-q', '--hard', 'HEAD~1');
  expect(await lastOf(repo)).toEqual({
    '~lib/a': '160000>160000 no count',
    '-lib/b': '100644> +0 -1',
    '+lib/c': '>160000 no count',
  });
  repo.git('update-index', '--cacheinfo', `160000,${FIRST},lib/a`);
  expect((await repo.history())?.uncommitted.map(wordsOf)).toEqual(['~lib/a']);
  repo.git('rm', '-q', '--cached', 'lib/c');
  expect((await repo.history())?.uncommitted.map(wordsOf)).toEqual(['~lib/a', '-lib/c']);
});

test('what has no lines has no count, and a mode or a kind can change without them', async () => {
  const repo = newRepo();
  const binary = Buffer.from([0, 1, 2, 10]).toString('latin1');
  importCommits(
    repo,
    told(
      {
        '.gitattributes': '*.lock -diff\n*.txt diff=shout\n',
        'all.lock': 'a\n',
        'image.bin': binary,
        'note.txt': 'a\n',
        'run.sh': '#!\n',
        'to-link': 'target',
        'old.bin': binary.repeat(50),
      },
      {
        'all.lock': 'b\n',
        'image.bin': `${binary}\n`,
        'note.txt': 'b\n',
        'run.sh': {mode: '100755', text: '#!\n'},
        'to-link': {mode: '120000', text: 'target'},
        'old.bin': undefined,
        'new.bin': binary.repeat(50),
        empty: '',
        'no-end': 'a\nb',
      },
    ),
  );
  repo.git('config', 'diff.shout.textconv', 'false');
  repo.git('config', 'diff.shout.command', 'false');
  expect(await lastOf(repo)).toEqual({
    '~all.lock': '100644>100644 no count',
    '~image.bin': '100644>100644 no count',
    '~note.txt': '100644>100644 +1 -1',
    '~run.sh': '100644>100755 +0 -0',
    '~to-link': '100644>120000 +0 -0',
    'old.bin>new.bin': '100644>100644 no count',
    '+empty': '>100644 +0 -0',
    '+no-end': '>100644 +2 -0',
  });
});

test('a merge is counted against its first parent, a root against nothing', async () => {
  const repo = newRepo();
  const hashes = importCommits(repo, [
    {name: 'root', files: {'a.ts': '1\n2\n'}},
    {name: 'side', files: {'a.ts': '1\n2\n3\n', 'b.ts': 'b\n'}},
    {name: 'main', after: ['root'], files: {'c.ts': 'c\n'}},
    {name: 'Merge', after: ['main', 'side'], files: {'a.ts': '1\n3\n', 'b.ts': 'b\n'}},
    {name: 'empty'},
  ]);
  const {root = '', main = '', Merge: merge = '', empty = ''} = hashes;
  const units = [
    {hash: merge, parent: main},
    {hash: empty, parent: merge},
    {hash: root, parent: undefined},
  ];
  expect(await gitAt(repo.root, {env: repo.env}).lineCounts(units)).toEqual(
    new Map([
      [
        merge,
        new Map([
          ['a.ts', {added: 1, deleted: 1}],
          ['b.ts', {added: 1, deleted: 0}],
        ]),
      ],
      [root, new Map([['a.ts', {added: 2, deleted: 0}]])],
    ]),
  );
});
