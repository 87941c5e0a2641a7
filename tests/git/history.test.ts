import {chmodSync, symlinkSync} from 'node:fs';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {expect, test} from 'vitest';
import {gitAt} from '../../src/git/git-at.ts';
import type {FileChange} from '../../src/history/history.ts';
import {Refusal} from '../../src/refusal.ts';
import {newRepo, type Repo, repoAt, temporaryFolder, testEnvironment} from '../support/repo.ts';

const CHANGE = 'openspec/changes/add-x/proposal.md';

async function filesOf(repo: Repo, message: string): Promise<readonly FileChange[]> {
  const history = await repo.history();
  return history?.commits.find((commit) => commit.message === message)?.files.map(named) ?? [];
}

/** Without what was there before and after. */
function named({kind, path, from}: FileChange): FileChange {
  return {kind, path, ...(from !== undefined && {from})};
}

async function uncommittedIn(repo: Repo): Promise<readonly FileChange[]> {
  return (await repo.history())?.uncommitted.toSorted((a, b) => (a.path < b.path ? -1 : 1)) ?? [];
}

/** A repository whose last commit touches the change and one file under each name. */
function repoWith(...paths: readonly string[]): Repo {
  const repo = newRepo();
  const files = Object.fromEntries(paths.map((path) => [path, `${path}\n`]));
  repo.commit('work', {[CHANGE]: '# Why\n', ...files});
  return repo;
}

const STRANGE = [
  '-rf',
  '--help',
  'a b',
  'a"b\'c',
  'a\nb',
  'a\tb',
  'naïve/日本.ts',
  'back\\slash',
  ':(top)x',
  '*.ts',
  '\x01x',
];

test('commits that touch changes are listed newest first, with all their files and whole messages', async () => {
  const repo = newRepo();
  repo.commit('Begin', {'README.md': 'x\n'});
  repo.commit('feat: one\n\nBody \x01 with marks\n\nRefs: #1', {
    [CHANGE]: '1\n',
    'src/a.ts': 'a\n',
  });
  repo.commit('Elsewhere', {'src/a.ts': 'b\n'});
  repo.commit('Two', {[CHANGE]: '2\n', 'src/a.ts': 'c\n'});
  const history = await repo.history();
  expect(history).toMatchObject({prefix: '', isShallow: false, uncommitted: []});
  expect(history?.commits.map(({message}) => message)).toEqual([
    'Two',
    'feat: one\n\nBody \x01 with marks\n\nRefs: #1',
  ]);
  expect(history?.commits.map(({time}) => time)).toEqual([1767225840, 1767225720]);
  expect(history?.commits.map(({hash}) => hash)[0]).toBe(repo.git('rev-parse', 'HEAD').trim());
  expect(history?.commits.map(({files}) => files.map(named))).toEqual([
    [
      {kind: 'modified', path: CHANGE},
      {kind: 'modified', path: 'src/a.ts'},
    ],
    [
      {kind: 'added', path: CHANGE},
      {kind: 'added', path: 'src/a.ts'},
    ],
  ]);
});

test('names no shell and no option parser would survive are read as they are, committed or not', async () => {
  const repo = repoWith(...STRANGE);
  const added = STRANGE.map((path) => ({kind: 'added', path}));
  expect(await filesOf(repo, 'work')).toEqual(expect.arrayContaining(added));
  repo.remove(...STRANGE);
  expect(new Set(await uncommittedIn(repo))).toEqual(
    new Set(STRANGE.map((path) => ({kind: 'deleted', path}))),
  );
  repo.git('rm', '-rq', '--cached', '--', '.');
  repo.git('commit', '-qm', 'nothing left');
  repo.write(Object.fromEntries(STRANGE.map((path) => [path, ''])));
  expect(await uncommittedIn(repo)).toEqual(expect.arrayContaining(added));
});

test('a rename has both names, with edits too', async () => {
  const text = Array.from({length: 20}, (_, line) => `line ${line}\n`).join('');
  const repo = newRepo();
  repo.commit('Begin', {'src/old.ts': text, [CHANGE]: '1\n'});
  repo.git('mv', 'src/old.ts', 'src/new.ts');
  repo.commit('move', {'src/new.ts': `${text}more\n`, [CHANGE]: '2\n'});
  expect(await filesOf(repo, 'move')).toContainEqual({
    kind: 'renamed',
    path: 'src/new.ts',
    from: 'src/old.ts',
  });
  repo.git('mv', 'src/new.ts', 'src/a "b".ts');
  expect(await uncommittedIn(repo)).toEqual([{kind: 'renamed', path: 'src/a "b".ts', from: 'src/new.ts'}]);
});

test('uncommitted work is compared with HEAD, staged or not', async () => {
  const repo = repoWith('both.ts', 'deleted.ts', 'kept.ts', 'staged.ts', 'unindexed.ts');
  repo.write({
    'both.ts': '1\n',
    'staged.ts': '1\n',
    'born/dead.ts': '',
    'new/untracked.ts': '',
    'later.ts': '',
  });
  repo.git('add', 'both.ts', 'staged.ts', 'born');
  repo.git('add', '--intent-to-add', 'later.ts');
  repo.git('rm', '-q', '--cached', 'unindexed.ts');
  repo.write({'both.ts': '2\n'});
  repo.remove('born', 'deleted.ts');
  expect(await uncommittedIn(repo)).toEqual([
    {kind: 'modified', path: 'both.ts'},
    {kind: 'deleted', path: 'deleted.ts'},
    {kind: 'added', path: 'later.ts'},
    {kind: 'added', path: 'new/untracked.ts'},
    {kind: 'modified', path: 'staged.ts'},
    {kind: 'modified', path: 'unindexed.ts'},
  ]);
});

test('a conflict counts as what it does to our side', async () => {
  const repo = repoWith('both.ts', 'theirs-deletes.ts', 'ours-deletes.ts');
  repo.git('checkout', '-qb', 'side');
  repo.git('rm', '-q', 'theirs-deletes.ts');
  repo.commit('side', {'both.ts': 'side\n', 'ours-deletes.ts': 'side\n', 'added.ts': 'side\n'});
  repo.git('checkout', '-q', 'main');
  repo.git('rm', '-q', 'ours-deletes.ts');
  repo.commit('main', {'both.ts': 'main\n', 'theirs-deletes.ts': 'main\n', 'added.ts': 'main\n'});
  expect(() => repo.git('merge', 'side')).toThrow();
  expect(await uncommittedIn(repo)).toEqual([
    {kind: 'modified', path: 'added.ts'},
    {kind: 'modified', path: 'both.ts'},
    {kind: 'added', path: 'ours-deletes.ts'},
    {kind: 'modified', path: 'theirs-deletes.ts'},
  ]);
});

test('a merge has what it brought to its first parent, and its side is known to have landed with it', async () => {
  const repo = repoWith('src/a.ts');
  repo.git('checkout', '-qb', 'side');
  repo.commit('side', {[CHANGE]: 'side\n', 'src/side.ts': 's\n'});
  repo.git('checkout', '-q', 'main');
  repo.commit('main', {'src/main.ts': 'm\n'});
  repo.git('merge', '-q', '--no-ff', '-m', 'Merge side', 'side');
  const history = await repo.history();
  expect(history?.commits.map(({message}) => message)).toEqual(['Merge side', 'side', 'work']);
  expect(await filesOf(repo, 'Merge side')).toEqual(await filesOf(repo, 'side'));
  const [merge, side] = history?.commits ?? [];
  expect(history?.landings).toEqual(new Map([[side?.hash, merge?.hash]]));
});

test('without a commit there is only uncommitted work', async () => {
  const repo = newRepo();
  repo.write({[CHANGE]: 'x', 'src/a.ts': 'a'});
  repo.git('add', 'src/a.ts');
  const history = await repo.history();
  expect(history).toMatchObject({commits: [], prefix: '', isShallow: false});
  expect(await uncommittedIn(repo)).toEqual([
    {kind: 'added', path: CHANGE},
    {kind: 'added', path: 'src/a.ts'},
  ]);
});

test('a detached HEAD and a linked worktree know the same commits', async () => {
  const repo = repoWith('src/a.ts');
  const known = (await repo.history())?.commits;
  repo.git('checkout', '-q', '--detach');
  expect((await repo.history())?.commits).toEqual(known);
  const folder = join(temporaryFolder(), 'tree');
  repo.git('worktree', 'add', '-q', folder);
  const tree = repoAt(folder);
  tree.write({'src/b.ts': 'b'});
  expect(await tree.history()).toMatchObject({
    commits: known,
    uncommitted: [{kind: 'added', path: 'src/b.ts'}],
  });
});

test('a project in a subfolder sees its own commits, and paths from the top', async () => {
  const repo = newRepo();
  repo.commit('other project', {[CHANGE]: 'x\n'});
  repo.commit('here', {[`packages/[a] é/${CHANGE}`]: 'x\n', 'lib/z.ts': 'z\n'});
  repo.write({'top.ts': ''});
  const history = await repo.history('packages/[a] é');
  expect(history?.prefix).toBe('packages/[a] é/');
  expect(history?.commits.map(({message}) => message)).toEqual(['here']);
  expect(history?.commits[0]?.files.map(named)).toContainEqual({kind: 'added', path: 'lib/z.ts'});
  expect(history?.uncommitted).toEqual([{kind: 'added', path: 'top.ts'}]);
});

test('reached through a link it is the same project', async () => {
  const repo = newRepo();
  repo.commit('here', {[`packages/api/${CHANGE}`]: 'x\n'});
  const link = join(temporaryFolder(), 'link');
  symlinkSync(join(repo.root, 'packages/api'), link);
  expect(await gitAt(link, {env: repo.env}).history()).toMatchObject({
    prefix: 'packages/api/',
    commits: [{message: 'here'}],
  });
});

test('the last commit of a shallow clone is unknown, not a commit that adds everything', async () => {
  const repo = repoWith('src/a.ts');
  repo.commit('second', {[CHANGE]: '2\n', 'src/b.ts': 'b\n'});
  repo.commit('third', {[CHANGE]: '3\n', 'src/c.ts': 'c\n'});
  const folder = join(temporaryFolder(), 'clone');
  repo.git('clone', '-q', '--depth=2', pathToFileURL(repo.root).href, folder);
  const history = await repoAt(folder).history();
  expect(history?.isShallow).toBe(true);
  expect(history?.commits.map(({message}) => message)).toEqual(['third']);
});

test('a clone that left out contents is read without fetching them', async () => {
  const repo = repoWith('src/a.ts');
  const text = Array.from({length: 20}, (_, line) => `line ${line}\n`).join('');
  repo.commit('before', {'src/old.ts': text});
  repo.git('mv', 'src/old.ts', 'src/new.ts');
  repo.commit('move', {'src/new.ts': `${text}more\n`, [CHANGE]: '2\n'});
  repo.remove('src/new.ts');
  repo.commit('last', {});
  repo.git('config', 'uploadpack.allowFilter', 'true');
  const folder = join(temporaryFolder(), 'clone');
  repo.git('clone', '-q', '--filter=blob:none', pathToFileURL(repo.root).href, folder);
  const clone = repoAt(folder);
  const missing = () =>
    clone.git('rev-list', '--objects', '--all', '--missing=print').match(/^\?/gm)?.length ?? 0;
  const before = missing();
  expect(before).toBeGreaterThan(0);
  expect(await filesOf(clone, 'move')).toEqual([
    {kind: 'modified', path: CHANGE},
    {kind: 'added', path: 'src/new.ts'},
    {kind: 'deleted', path: 'src/old.ts'},
  ]);
  expect(missing()).toBe(before);
});

test('no configuration of the user changes what is read', async () => {
  const repo = newRepo();
  const text = Array.from({length: 20}, (_, line) => `line ${line}\n`).join('');
  repo.commit('root', {[CHANGE]: '1\n', 'src/old.ts': text, 'src/é.ts': 'x\n', 'docs/a.md': 'a\n'});
  repo.git('mv', 'src/old.ts', 'src/new.ts');
  repo.commit('move', {[CHANGE]: '2\n', 'docs/a.md': 'b\n', 'src/copy.ts': text});
  repo.git('mv', 'src/new.ts', 'src/newest.ts');
  repo.write({'src/ü.ts': '', 'docs/a.md': 'c\n', 'logs/x.log': ''});
  const plain = await repo.history();
  const hostile = {
    'diff.relative': 'true',
    'diff.noprefix': 'true',
    'diff.renames': 'copies',
    'diff.renameLimit': '1',
    'diff.orderFile': 'missing-order-file',
    'diff.external': 'false',
    'diff.ignoreSubmodules': 'all',
    'diff.algorithm': 'patience',
    'diff.mnemonicPrefix': 'true',
    'log.showSignature': 'true',
    'log.follow': 'true',
    'log.showRoot': 'false',
    'log.diffMerges': 'combined',
    'log.decorate': 'full',
    'log.date': 'relative',
    'log.abbrevCommit': 'true',
    'core.abbrev': '5',
    'core.quotePath': 'true',
    'core.pager': 'false',
    'color.ui': 'always',
    'color.diff': 'always',
    'color.status': 'always',
    'column.ui': 'always',
    'format.pretty': 'oneline',
    'i18n.logOutputEncoding': 'latin1',
    'notes.displayRef': '*',
    'status.relativePaths': 'true',
    'status.showUntrackedFiles': 'no',
    'status.renames': 'false',
    'status.short': 'true',
    'status.branch': 'true',
    'status.showStash': 'true',
    'status.submoduleSummary': 'true',
  };
  repo.git('notes', 'add', '-m', 'a note');
  for (const [key, value] of Object.entries(hostile)) repo.git('config', key, value);
  expect(plain?.uncommitted).toHaveLength(4);
  expect(await repo.history()).toEqual(plain);
  const folder = await repo.history('openspec');
  expect(folder?.uncommitted).toEqual(plain?.uncommitted);
});

test('in a hook the index about to be committed is read, another repository is not', async () => {
  const repo = repoWith('src/a.ts');
  const other = repoWith('src/other.ts');
  other.write({'src/stray.ts': ''});
  repo.write({'src/b.ts': 'b'});
  repo.git('add', '-A');
  const elsewhere = {
    GIT_DIR: join(other.root, '.git'),
    GIT_WORK_TREE: other.root,
    GIT_INDEX_FILE: join(other.root, '.git/index'),
  };
  expect(await repo.history('', {...repo.env, ...elsewhere})).toEqual(await repo.history());
  repo.git('mv', 'src/b.ts', 'src/c.ts');
  const plain = await repo.history();
  repo.git('update-index', '--index-version', '4');
  const spare = join(repo.root, '.git/next-index-1.lock');
  repo.write({'.git/next-index-1.lock': ''});
  repo.remove('.git/next-index-1.lock');
  repo.git('read-tree', `--index-output=${spare}`, 'HEAD');
  expect(await repo.history('', {...repo.env, GIT_DIR: '.git', GIT_INDEX_FILE: spare})).toEqual(plain);
});

test('configuration by environment can name a trusted folder and nothing else', async () => {
  const repo = repoWith('src/a.ts');
  const given = {
    GIT_CONFIG_COUNT: '3',
    GIT_CONFIG_KEY_0: 'core.fsmonitor',
    GIT_CONFIG_VALUE_0: 'false',
    GIT_CONFIG_KEY_1: 'safe.directory',
    GIT_CONFIG_VALUE_1: '*',
    GIT_CONFIG_KEY_2: 'alias.log',
    GIT_CONFIG_VALUE_2: '!false',
    GIT_EDITOR: 'false',
    GIT_EXTERNAL_DIFF: 'false',
    EDITOR: 'vi',
    PAGER: 'less',
    LANGUAGE: 'de',
    LC_ALL: 'de_DE.UTF-8',
  };
  expect(await repo.history('', {...repo.env, ...given})).toEqual(await repo.history());
});

test('outputs larger than any buffer arrive whole', async () => {
  const repo = newRepo();
  const many = Array.from(
    {length: 5000},
    (_, index) => [`src/${'deep-folder/'.repeat(8)}file-${index}.ts`, ''] as const,
  );
  repo.commit('many', {[CHANGE]: '1\n', ...Object.fromEntries(many)});
  repo.write(Object.fromEntries(many.map(([path]) => [path.replace('src/', 'lib/'), ''])));
  const history = await repo.history();
  expect(history?.commits[0]?.files).toHaveLength(5001);
  expect(history?.uncommitted).toHaveLength(5000);
});

test('a nested repository is no file of ours', async () => {
  const repo = repoWith('src/a.ts');
  repo.write({'vendor/lib/x.ts': ''});
  const nested = repoAt(join(repo.root, 'vendor/lib'));
  nested.git('init', '-q');
  nested.commit('x', {});
  expect(await uncommittedIn(repo)).toEqual([]);
  repo.git('-c', 'advice.addEmbeddedRepo=false', 'add', 'vendor/lib');
  repo.git('commit', '-qm', 'embed');
  nested.write({'x.ts': 'dirty', 'y.ts': ''});
  expect(await uncommittedIn(repo)).toEqual([]);
  nested.commit('y', {});
  expect(await uncommittedIn(repo)).toEqual([{kind: 'modified', path: 'vendor/lib'}]);
});

test('no repository is no history, with git or without, and a repository without git is a refusal', async () => {
  const folder = temporaryFolder();
  const env = testEnvironment(folder);
  const withoutGit = {env: {...env, PATH: folder}};
  expect(await gitAt(folder, {env}).history()).toBeUndefined();
  expect(await gitAt(folder, withoutGit).history()).toBeUndefined();
  const {root} = newRepo();
  await expect(gitAt(root, withoutGit).history()).rejects.toMatchObject({code: 'git-not-installed'});
});

test('a git that fails is a refusal with what it said', async () => {
  const repo = repoWith('src/a.ts');
  repo.write({'.git/config': '[core\n'});
  const refusal = await repo.history().catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(Refusal);
  expect(refusal).toMatchObject({
    code: 'git-failed',
    message: expect.stringContaining('bad config line 1'),
    hint: 'git status',
  });
});

test.skipIf(process.platform === 'win32')(
  'a git that is killed is a refusal, whatever it printed until then',
  async () => {
    const repo = repoWith('src/a.ts');
    const tools = temporaryFolder();
    const real = repo.git('--exec-path').trim();
    repoAt(tools).write({
      git: `#!/bin/sh\n[ "$3" = log ] && { printf '\\001'; kill -9 $$; }\nexec ${real}/git "$@"\n`,
    });
    chmodSync(join(tools, 'git'), 0o755);
    const env = {...repo.env, PATH: `${tools}:${repo.env['PATH'] ?? ''}`};
    await expect(repo.history('', env)).rejects.toMatchObject({code: 'git-failed'});
  },
);
