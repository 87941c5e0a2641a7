import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {expect, test} from 'vitest';
import {gitAt} from '../../src/git/git-at.ts';
import {attributedIn, proposal, wordsOf} from '../support/attributed.ts';
import {countedGit} from '../support/counted-git.ts';
import {importCommits} from '../support/import.ts';
import {indexedRepo, WHOLE} from '../support/indexed-repo.ts';
import {newRepo, type Repo, repoAt, temporaryFolder} from '../support/repo.ts';

async function uncommittedIn(repo: Repo): Promise<readonly string[] | undefined> {
  return (await repo.history())?.uncommitted.map(wordsOf).toSorted();
}

test('in a sparse checkout nothing is deleted that is only left out', async () => {
  const {repo} = indexedRepo();
  repo.git('sparse-checkout', 'set', '--no-cone', '/openspec/');
  expect(existsSync(join(repo.root, 'src'))).toBe(false);
  expect(await attributedIn(repo)).toEqual(WHOLE);
  expect(await uncommittedIn(repo)).toEqual([]);
  const id = repo.git('hash-object', '-w', '--', 'openspec/changes/add-x/proposal.md').trim();
  repo.git('update-index', '--cacheinfo', `100644,${id},src/a.ts`);
  repo.git('update-index', '--skip-worktree', 'src/a.ts');
  repo.write({'src/stray.ts': ''});
  repo.remove(proposal('add-x'));
  expect(await uncommittedIn(repo)).toEqual(['+src/stray.ts', `-${proposal('add-x')}`, '~src/a.ts']);
});

test('a submodule is a project of its own, and its index is its own', async () => {
  const {repo: inner} = indexedRepo();
  const outer = newRepo();
  outer.commit('outer', {[proposal('add-x')]: 'outer\n', 'src/outer.ts': ''});
  const url = pathToFileURL(inner.root).href;
  outer.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', url, 'lib/inner');
  const module = repoAt(join(outer.root, 'lib/inner'));
  expect(await attributedIn(module)).toEqual(WHOLE);
  expect(await attributedIn(module)).toEqual(WHOLE);
  expect(existsSync(join(outer.root, '.git/modules/lib/inner/openspec'))).toBe(true);
  expect(await uncommittedIn(module)).toEqual([]);
  expect(await uncommittedIn(outer)).toEqual(['+.gitmodules', '+lib/inner']);
  module.write({'stray.ts': ''});
  expect(await uncommittedIn(module)).toEqual(['+stray.ts']);
  expect(await uncommittedIn(outer)).toEqual(['+.gitmodules', '+lib/inner']);
  expect((await attributedIn(outer)).files).toEqual(['+src/outer.ts']);
});

test.skipIf(process.platform === 'win32')(
  'a work tree that is set by configuration is left to git to find, with the same answer',
  async () => {
    const {repo} = indexedRepo();
    const folder = join(temporaryFolder(), 'elsewhere.git');
    const {env, calls} = countedGit(repo);
    repo.git('init', '-q', `--separate-git-dir=${folder}`);
    expect(await attributedIn(repo, {setting: {env}})).toEqual(WHOLE);
    expect(calls().map(([verb]) => verb)).toEqual(['status', 'log']);
    repo.git('config', 'core.worktree', repo.root);
    expect(await attributedIn(repo, {setting: {env}})).toEqual(WHOLE);
    expect(calls().map(([verb]) => verb)).toEqual(['rev-parse', 'status']);
    expect((await repo.history('openspec/changes'))?.prefix).toBe('openspec/changes/');
  },
);

test('a bare repository and the folder of git itself are refused in words', async () => {
  const {repo} = indexedRepo();
  const folder = join(temporaryFolder(), 'bare.git');
  repo.git('clone', '-q', '--bare', '.', folder);
  for (const root of [folder, join(folder, 'refs'), join(repo.root, '.git')]) {
    const asked = gitAt(root, {env: repo.env}).history();
    await expect(asked).rejects.toMatchObject({
      code: 'git-failed',
      message: expect.stringContaining('work tree'),
    });
  }
});

test('before the first commit no path is known, and no line is counted', async () => {
  const repo = newRepo();
  const git = gitAt(repo.root, {env: repo.env});
  expect(await git.unknownPaths(['src/a.ts'])).toEqual(new Set(['src/a.ts']));
  expect(await git.lineCounts([])).toEqual(new Map());
  const head = repo.git('symbolic-ref', 'HEAD').trim();
  repo.commit('one', {'src/a.ts': ''});
  expect(await git.unknownPaths(['src/a.ts', 'src/', 'sr'])).toEqual(new Set(['sr']));
  repo.git('checkout', '-q', '--detach');
  repo.git('update-ref', '-d', head);
  expect(await git.unknownPaths(['src/a.ts'])).toEqual(new Set());
  repo.git('checkout', '-q', '--orphan', 'fresh');
  expect(await repo.history()).toMatchObject({commits: [], uncommitted: [{kind: 'added', path: 'src/a.ts'}]});
});

test('two projects of one repository have each their own changes, though they have one name', async () => {
  const repo = newRepo();
  const api = (path: string) => `packages/api/${path}`;
  const archived = 'openspec/changes/archive/2026-01-01-add-x';
  importCommits(repo, [
    {name: 'top', files: {[proposal('add-x')]: '1\n', 'src/top.ts': '\n'}},
    {name: 'api', files: {[api(proposal('add-x'))]: '1\n', [api('src/a.ts')]: '\n'}},
    {name: 'top archive', moves: {'openspec/changes/add-x': archived}, files: {'src/end.ts': '\n'}},
    {
      name: 'api more',
      files: {[api(proposal('add-x'))]: '2\n', 'lib/shared.ts': '\n', [api('CHANGELOG.md')]: '\n'},
    },
  ]);
  const ofApi = {
    commits: ['api more: co-change', 'api: co-change'],
    files: ['+lib/shared.ts', '+packages/api/src/a.ts'],
  };
  const ofTop = {
    commits: ['top archive: co-change', 'top: co-change'],
    files: ['+src/end.ts', '+src/top.ts'],
  };
  for (let run = 0; run < 2; run++) {
    expect(await attributedIn(repo, {project: 'packages/api'})).toEqual(ofApi);
    expect(await attributedIn(repo, {archived: '2026-01-01'})).toEqual(ofTop);
  }
});
