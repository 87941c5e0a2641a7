import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {expect, test} from 'vitest';
import {block, delta, deltaPath, SPEC, spec} from '../support/bases.ts';
import {countedGit} from '../support/counted-git.ts';
import {PROPOSAL} from '../support/deltas.ts';
import {importCommits} from '../support/import.ts';
import {newRepo, type Repo, repoAt, temporaryFolder} from '../support/repo.ts';
import {runCli} from '../support/run-cli.ts';

const X = deltaPath('add-x');
const CHANGE = {
  'openspec/changes/add-x/proposal.md': PROPOSAL,
  'openspec/changes/add-x/tasks.md': '# Tasks\n\n- [x] 1.1 Ring\n',
  [X]: delta('ring'),
};

function repoWith(files: Readonly<Record<string, string>> = {}): Repo {
  const repo = newRepo();
  importCommits(repo, [
    {name: 'Begin', files: {[SPEC]: spec('open')}},
    {name: 'Write', files: {...CHANGE, ...files}},
    {name: 'Work', files: {'src/a.ts': '\n'}},
  ]);
  return repo;
}

function shallow(repo: Repo): Repo {
  const folder = join(temporaryFolder(), 'clone');
  repo.git('clone', '-q', '--depth=1', pathToFileURL(repo.root).href, folder);
  return repoAt(folder);
}

const SHALLOW =
  'What `add-x` was written against is not known: this clone is shallow; its MODIFIED blocks may not omit scenarios that the specs have; to know it: git fetch --unshallow\n';

test.each(['lint', 'diff add-x', 'archive add-x --dry-run', 'validate', 'show add-x --diff'])(
  '`%s` tells where git cannot say what a change was written against',
  async (words) => {
    const {stderr} = await runCli(words.split(' '), {cwd: shallow(repoWith()).root});
    expect(stderr.split(SHALLOW)).toHaveLength(2);
    const quiet = await runCli([...words.split(' '), '--quiet'], {cwd: repoWith().root});
    expect(quiet.stderr).not.toMatch(/written against/);
  },
);

test('without git nothing is said but of what modifies a requirement, and that only where it is merged', async () => {
  const plain = repoAt(temporaryFolder());
  plain.write({[SPEC]: spec('open'), ...CHANGE});
  const notes = async (...words: string[]) =>
    /^What .*written against.*$/m.exec((await runCli(words, {cwd: plain.root})).stderr)?.[0];
  const note =
    'What `add-x` was written against is not known: the project is in no git repository; its MODIFIED blocks may not omit scenarios that the specs have.';
  expect(await notes('diff', 'add-x')).toBe(note);
  expect(await notes('archive', 'add-x', '--dry-run')).toBe(note);
  expect(await notes('archive', 'add-x', '--dry-run', '--skip-specs')).toBeUndefined();
  expect(await notes('lint')).toBeUndefined();
  plain.write({[X]: '## REMOVED Requirements\n\n- Login\n'});
  expect(await notes('diff', 'add-x')).toBeUndefined();
});

test('a block that changes what no base has is told, and merged with what became of that since it was there', async () => {
  const repo = repoWith();
  const other = spec('open').replace('Login', 'Logout');
  importCommits(repo, [
    {name: 'Begin again', after: [], files: {[SPEC]: other}},
    {name: 'Add', files: {...CHANGE, [X]: delta('ring').replace('MODIFIED', 'ADDED')}},
    {name: 'Archive another', files: {[SPEC]: spec('open')}},
  ]);
  repo.write({[X]: delta('ring')});
  const diff = await runCli(['diff', 'add-x'], {cwd: repo.root});
  expect(diff.stderr).toBe(
    'What `add-x` was written against is not known: no spec before it had `Login`; its MODIFIED blocks may not omit scenarios that the specs have.\n',
  );
  const told = await runCli(['lint'], {cwd: repo.root});
  expect(told.stdout).toMatch(
    /info {2}stale-base\n {2}What this was written against is not known: no spec before/,
  );
  repo.commit('As told');
  repo.commit('Edit', {[SPEC]: spec('close')});
  expect((await runCli(['lint'], {cwd: repo.root})).stdout).toMatch(/error {2}merge-conflict/);
});

test('a block that is new in a change that was renamed and not committed is told', async () => {
  const repo = repoWith();
  repo.git('mv', 'openspec/changes/add-x', 'openspec/changes/add-y');
  expect((await runCli(['lint'], {cwd: repo.root})).stderr).not.toMatch(/written against/);
  repo.write({[deltaPath('add-y')]: delta('sing')});
  expect((await runCli(['lint'], {cwd: repo.root})).stderr).toMatch(
    /^What `add-y` was written against is not known: `Login` is new in a delta that moved since the last commit; /,
  );
});

test('a base that git has no more is told, and does not stand in the way', async () => {
  const {root} = repoWith({'openspec/changes/add-x/.openspec.yaml': 'base: 0123456789abcdef\n'});
  const {code, stderr} = await runCli(['diff', 'add-x'], {cwd: root});
  expect(code).toBe(0);
  expect(stderr).toBe(
    'Git has no commit `0123456`, the `base:` of `add-x`, so its own history tells what it was written against.\n',
  );
});

test.skipIf(process.platform === 'win32')(
  'git is asked for bases where a requirement is changed, or two changes add to one capability, and not else',
  async () => {
    const repo = repoWith();
    const {env, calls} = countedGit(repo);
    const asked = async (...words: string[]) => {
      await runCli(words, {cwd: repo.root, env: env as Readonly<Record<string, string>>});
      return calls().filter(([verb, ...rest]) => verb === 'cat-file' || rest.includes('--topo-order')).length;
    };
    expect(await asked('diff', 'add-x')).toBe(2);
    expect(await asked('lint', 'openspec/specs')).toBe(0);
    repo.write({[X]: delta('sing')});
    repo.git('add', '.');
    expect(await asked('lint', '--staged')).toBeGreaterThanOrEqual(2);
    const added = `## ADDED Requirements\n\n${block('sing').replace('Login', 'Song')}`;
    repo.commit('Add', {[X]: added});
    expect(await asked('lint')).toBe(0);
    expect(await asked('diff', 'add-x')).toBe(0);
    repo.commit('Add more', {[deltaPath('add-y')]: added.replace('Song', 'Dance')});
    expect(await asked('lint')).toBe(2);
  },
);

test('a new change says what it is written against, where there is a commit and it has requirements', async () => {
  const repo = newRepo();
  repo.write({[SPEC]: spec('open')});
  const metadataOf = async (name: string, ...words: string[]) => {
    await runCli(['new', name, ...words], {cwd: repo.root});
    return readFileSync(join(repo.root, `openspec/changes/${name}/.openspec.yaml`), 'utf8');
  };
  expect(await metadataOf('add-a')).toBe('created: 2026-03-01\n');
  repo.commit('Begin');
  const head = repo.git('rev-parse', 'HEAD').trim();
  expect(await metadataOf('add-b')).toBe(`created: 2026-03-01\nbase: ${head}\n`);
  repo.git('pack-refs', '--all');
  expect(await metadataOf('add-c')).toBe(`created: 2026-03-01\nbase: ${head}\n`);
  repo.git('checkout', '-q', '--detach');
  expect(await metadataOf('add-d')).toBe(`created: 2026-03-01\nbase: ${head}\n`);
  repo.write({'openspec/config.yaml': 'dialect: feature\n'});
  expect(await metadataOf('add-e')).toBe('created: 2026-03-01\n');
  expect(await metadataOf('add-f', '--capability', 'auth')).toBe(`created: 2026-03-01\nbase: ${head}\n`);
});
