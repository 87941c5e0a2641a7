import {expect, test} from 'vitest';
import {archive, attributedIn, attributionIn, proposal} from '../support/attributed.ts';
import {importCommits} from '../support/import.ts';
import {newRepo} from '../support/repo.ts';

const X = 'openspec/changes/add-x';
const LONG = Array.from({length: 20}, (_, line) => `line ${line}\n`).join('');

test('a change keeps its commits through moves to the archive and back, however its files are edited', async () => {
  const repo = newRepo();
  const first = archive('2026-01-01', 'add-x');
  const second = archive('2026-01-01-2026-01-02', 'add-x');
  importCommits(repo, [
    {name: 'Begin', files: {'README.md': '#\n'}},
    {name: 'one', files: {[`${X}/proposal.md`]: LONG, [`${X}/tasks.md`]: '1\n', 'src/a.ts': 'a\n'}},
    {name: 'archive', moves: {[X]: first}, files: {'src/b.ts': 'b\n'}},
    {name: 'back', moves: {[first]: X}},
    {name: 'two', files: {[`${X}/tasks.md`]: '2\n', 'src/c.ts': 'c\n'}},
    {name: 'with edits', moves: {[X]: first}, files: {[`${first}/proposal.md`]: `${LONG}more\n`}},
    {name: 'again', moves: {[first]: second}},
    {
      name: 'rewritten',
      files: {
        [`${second}/proposal.md`]: undefined,
        [`${second}/tasks.md`]: undefined,
        [`${archive('2026-01-03', 'add-x')}/proposal.md`]: 'quite another text\n',
        'src/d.ts': 'd\n',
      },
    },
  ]);
  const names = ['rewritten', 'again', 'with edits', 'two', 'back', 'archive', 'one'];
  expect(await attributedIn(repo, {archived: '2026-01-03'})).toEqual({
    commits: names.map((name) => `${name}: co-change`),
    files: ['+src/a.ts', '+src/b.ts', '+src/c.ts', '+src/d.ts'],
  });
  repo.git('checkout', '-q', 'HEAD~1');
  expect((await attributedIn(repo, {archived: '2026-01-01-2026-01-02'})).commits).toHaveLength(6);
  repo.git('checkout', '-q', 'HEAD~3');
  expect((await attributedIn(repo)).commits).toEqual([
    'back: co-change',
    'archive: co-change',
    'one: co-change',
  ]);
});

test('a change whose name has a date before it is archived keeps its commits', async () => {
  const repo = newRepo();
  const dated = 'openspec/changes/2026-01-02-add-x';
  importCommits(repo, [
    {name: 'one', files: {[`${dated}/proposal.md`]: LONG, 'src/a.ts': 'a\n'}},
    {name: 'spoken', message: 'Go on with 2026-01-02-add-x', files: {'src/b.ts': 'b\n'}},
    {name: 'named', message: 'n\n\nOpenSpec-Change: 2026-01-02-add-x\n', files: {'src/c.ts': 'c\n'}},
  ]);
  const files = ['+src/a.ts', '+src/b.ts', '+src/c.ts'];
  expect((await attributedIn(repo, {name: '2026-01-02-add-x'})).files).toEqual(files);
  repo.git('mv', dated, 'openspec/changes/moved');
  repo.write({'openspec/changes/archive/.gitkeep': ''});
  repo.git('mv', 'openspec/changes/moved', archive('2026-01-03-2026-01-02', 'add-x'));
  repo.commit('archive', {'src/d.ts': 'd\n'});
  expect(await attributedIn(repo, {archived: '2026-01-03-2026-01-02'})).toEqual({
    commits: ['archive: co-change', 'n: trailer', 'Go on with 2026-01-02-add-x: mention', 'one: co-change'],
    files: [...files, '+src/d.ts'],
  });
});

test('two lives of one name have each their own commits, trailers and mentions', async () => {
  const repo = newRepo();
  const trailer = (name: string) => ({
    name,
    message: `${name}\n\nOpenSpec-Change: add-x\n`,
    files: {[`src/${name}.ts`]: '\n'},
  });
  const mention = (name: string) => ({
    name,
    message: `${name}: more of add-x`,
    files: {[`src/${name}.ts`]: '\n'},
  });
  importCommits(repo, [
    trailer('early'),
    {name: 'one', files: {[proposal('add-x')]: LONG}},
    trailer('named-1'),
    mention('spoken-1'),
    {name: 'archive', moves: {[X]: archive('2026-01-01', 'add-x')}},
    mention('between'),
    {name: 'two', files: {[proposal('add-x')]: 'other\n'}},
    trailer('named-2'),
    mention('spoken-2'),
    {name: 'archive-2', moves: {[X]: archive('2026-02-02', 'add-x')}},
    trailer('late'),
    mention('too-late'),
  ]);
  const pathsOf = async (archived: string) => {
    const {files} = await attributionIn(repo, {archived});
    return files.map(({path}) => path.slice(4, -3));
  };
  expect(await pathsOf('2026-01-01')).toEqual(['early', 'named-1', 'spoken-1']);
  expect(await pathsOf('2026-02-02')).toEqual(['late', 'named-2', 'spoken-2']);
});
