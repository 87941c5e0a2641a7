import {Buffer} from 'node:buffer';
import {expect, test} from 'vitest';
import {archive, attributedIn, attributionIn, proposal} from '../support/attributed.ts';
import {importCommits} from '../support/import.ts';
import {newRepo, type Repo} from '../support/repo.ts';

/** A repository that proposes changes and then has a commit for each message, which touches a file of its own. */
function repoSaying(names: readonly string[], messages: readonly string[]): Repo {
  const repo = newRepo();
  importCommits(repo, [
    {name: 'early', message: 'early: add-x', files: {'src/early.ts': '\n'}},
    ...names.map((name) => ({name, message: 'proposed', files: {[proposal(name)]: `${name}\n`}})),
    ...messages.map((message, index) => ({
      name: `said ${index}`,
      message,
      files: {[`src/${index}.ts`]: '\n'},
    })),
  ]);
  return repo;
}

/** Which of the messages belong to a change, by their numbers, and why. */
async function saidOf(repo: Repo, name: string) {
  const {files} = await attributionIn(repo, {name});
  return Object.fromEntries(files.map(({path, evidence}) => [path.slice(4, -3), evidence]));
}

test('a trailer is read in every spelling, and names nobody it does not know', async () => {
  const repo = repoSaying(
    ['add-x', 'add-y'],
    [
      'a\n\nopenspec-change: add-x\n',
      'b\n\n    OpenSpec-Change:   add-x   \n\ntext behind it\n',
      'c\n\nOpenSpec-Change: add-x\nOpenSpec-Change: add-y\n',
      'd\n\nOPENSPEC-CHANGE: add-y, add-x\n',
      'e\r\n\r\nOpenSpec-Change: add-x\r\nReviewed-by: Bob\r\n',
      'f\n\nOpenSpec-Change: nobody\n',
      'g\n\nOpenSpec-Change: add-xy\nNot-OpenSpec-Change: add-x-too\n',
      'h\n\nOpenSpec-Change:\nadd\n',
    ],
  );
  const trailers = (...places: number[]) => Object.fromEntries(places.map((place) => [place, 'trailer']));
  expect(await saidOf(repo, 'add-x')).toEqual(trailers(0, 1, 2, 3, 4));
  expect(await saidOf(repo, 'add-y')).toEqual(trailers(2, 3));
  expect(await saidOf(repo, 'nobody')).toEqual({});
});

test('a mention is the whole name, also with its date or in a path, and never a name of one word', async () => {
  const repo = repoSaying(
    ['add-x', 'health'],
    [
      'Finish add-x.',
      'See openspec/changes/add-x/tasks.md',
      `See ${archive('2026-01-01', 'add-x')}`,
      'Merge branch "feature/add-x" (#3)',
      'add-x-more, more-add-x, add_x and addx are others',
      'health health `health`',
      'Add-X is a title',
      'Unlike add-x.y, add-x: that',
    ],
  );
  expect(Object.keys(await saidOf(repo, 'add-x'))).toEqual(['0', '1', '2', '3', '7']);
  expect(await saidOf(repo, 'health')).toEqual({});
});

test('a commit that touches more than three changes belongs to none of them, but by a trailer', async () => {
  const repo = newRepo();
  const touching = (text: string, ...names: string[]) =>
    Object.fromEntries(names.map((name) => [proposal(name), text]));
  importCommits(repo, [
    {name: 'three', files: {...touching('1\n', 'add-x', 'b', 'c'), 'src/three.ts': '\n'}},
    {
      name: 'bulk',
      message: 'bulk, also of add-x',
      files: {...touching('2\n', 'add-x', 'b', 'c', 'd'), 'src/bulk.ts': '\n'},
    },
    {
      name: 'named',
      message: 'named\n\nOpenSpec-Change: add-x\n',
      files: {...touching('3\n', 'add-x', 'b', 'c', 'd'), 'src/named.ts': '\n'},
    },
  ]);
  expect(await attributedIn(repo)).toEqual({
    commits: ['named: trailer', 'bulk, also of add-x: mention', 'three: co-change'],
    files: ['+src/named.ts', '+src/three.ts'],
  });
  expect((await attributedIn(repo, {name: 'd'})).files).toEqual([]);
});

test('messages are read whole, whatever they hold and whatever they are written in', async () => {
  const repo = newRepo();
  const latin1 = Buffer.from('Größe \xa7\n\nOpenSpec-Change: add-x\n', 'latin1');
  const told = [
    {name: 'latin', message: latin1, encoding: 'ISO-8859-1'},
    {name: 'none', message: ''},
    {name: 'blank', message: '\n \n'},
    {name: 'marks', message: `\x01${'ab'.repeat(20)}\x01 \x7f:100644 100644\n\n:0 M\n`},
    {name: 'crlf', message: 'subject\r\n\r\nbody\r\n'},
    {name: 'wrong', message: latin1},
    {name: 'strange', message: 'x', encoding: 'no-such-encoding'},
  ];
  importCommits(
    repo,
    told.map((each, index) => ({...each, files: {[proposal('add-x')]: `${index}\n`}})),
  );
  repo.git('commit', '-q', '--allow-empty', '-m', 'empty, of add-x');
  const {commits} = await attributionIn(repo);
  expect(commits.map(({message}) => message).toReversed()).toEqual([
    'Größe §\n\nOpenSpec-Change: add-x',
    '',
    '',
    `\x01${'ab'.repeat(20)}\x01 \x7f:100644 100644\n\n:0 M`,
    'subject\r\n\r\nbody',
    'Gr\ufffd\ufffde \ufffd\n\nOpenSpec-Change: add-x',
    'x',
    'empty, of add-x',
  ]);
  const {evidence, files} = commits[0] ?? {};
  expect([evidence, files]).toEqual(['mention', []]);
});

test.each([
  ['equal', 0],
  ['going backwards', -3600],
])('with clocks %s the order of the commits decides', async (_, step) => {
  const repo = newRepo();
  const told = [
    {name: 'before', message: 'before add-x', files: {'src/before.ts': '\n'}},
    {name: 'one', files: {[proposal('add-x')]: '1\n'}},
    {name: 'spoken', message: 'of add-x', files: {'src/spoken-1.ts': '\n'}},
    {name: 'trailer', message: 't\n\nOpenSpec-Change: add-x\n', files: {'src/named-1.ts': '\n'}},
    {name: 'archive', moves: {'openspec/changes/add-x': archive('2026-01-01', 'add-x')}},
    {name: 'between', message: 'after add-x', files: {'src/between.ts': '\n'}},
    {name: 'two', files: {[proposal('add-x')]: '2\n'}},
    {name: 'trailer-2', message: 't\n\nOpenSpec-Change: add-x\n', files: {'src/named-2.ts': '\n'}},
    {name: 'spoken-2', message: 'of add-x', files: {'src/spoken-2.ts': '\n'}},
  ];
  importCommits(
    repo,
    told.map((each, index) => ({...each, time: 1767225600 + index * step})),
  );
  expect((await attributedIn(repo, {archived: '2026-01-01'})).files).toEqual([
    '+src/named-1.ts',
    '+src/spoken-1.ts',
  ]);
  expect((await attributedIn(repo)).files).toEqual(['+src/named-2.ts', '+src/spoken-2.ts']);
});
