import {spawnSync} from 'node:child_process';
import {chmodSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {stepLine, stepScript} from '../../src/plan/hooks/script.ts';
import {FAULTY, PROPOSAL, SOUND} from '../support/deltas.ts';
import {envOf, programs} from '../support/hooked-repo.ts';
import {newRepo, type Repo, repoAt, temporaryFolder} from '../support/repo.ts';
import {runCli} from '../support/run-cli.ts';

const HOOK = '.git/hooks/pre-commit';

/** A program in place of ours, which says with what words it was run. */
const saying = (status: number) => `#!/bin/sh\necho "ran: $*"\nexit ${status}\n`;
const RAN = 'ran: lint --staged --quiet';

/** A repository with the step alone, run by git; what sets it up is shown below. */
function lintedRepo(root = ''): Repo {
  const repo = newRepo();
  repo.commit('begin', {[join(root, 'openspec/config.yaml')]: '', 'a.txt': 'a\n'});
  addStep(repo, root);
  return repo;
}

function addStep(repo: Repo, root: string, hook = HOOK): void {
  repo.write({[hook]: `#!/bin/sh\n${stepScript('pre-commit', root && `${root}/`).join('\n')}\n`});
  chmodSync(join(repo.root, hook), 0o755);
}

/** Have git run steps of ours. */
async function init(repo: Repo, root = '', only = 'trailer'): Promise<void> {
  const words = ['init', '--hook', 'git', '--only', only];
  expect(await runCli(words, {cwd: join(repo.root, root), env: envOf(repo)})).toMatchObject({code: 0});
}

/** Run git with a program on the PATH; whether it did, and all it printed. */
function tryGit(repo: Repo, path: string, ...words: readonly string[]) {
  const env = envOf(repo, path);
  const {status, stdout, stderr} = spawnSync('git', words, {cwd: repo.root, encoding: 'utf8', env});
  return {isDone: status === 0, output: stdout + stderr};
}

describe('the step that lints', () => {
  const FAILED = 'openspec lint failed, so what is staged was not checked\n';

  test('stops a commit where something is found, and for no fault of ours', () => {
    const repo = lintedRepo();
    for (const [status, isDone, said] of [
      [0, true, ''],
      [1, false, ''],
      [2, false, ''],
      [130, false, ''],
      [3, true, FAILED],
      [126, true, FAILED],
    ] as const) {
      const commit = tryGit(repo, programs(saying(status)), 'commit', '--quiet', '--allow-empty', '-m', 'x');
      expect(commit, `${status}`).toEqual({isDone, output: `${RAN}\n${said}`});
    }
  });

  test('says when it is not installed, finds it in node_modules, and is silent where git has no project', () => {
    const repo = lintedRepo();
    const commit = () => tryGit(repo, '/nowhere', 'commit', '--quiet', '--allow-empty', '-m', 'x');
    expect(commit()).toEqual({
      isDone: true,
      output: 'openspec-changes is not installed, so what is staged was not checked\n',
    });
    mkdirSync(join(repo.root, 'node_modules/.bin'), {recursive: true});
    writeFileSync(join(repo.root, 'node_modules/.bin/openspec-changes'), saying(1), {mode: 0o755});
    expect(commit()).toEqual({isDone: false, output: `${RAN}\n`});
    repo.remove('openspec');
    expect(commit()).toEqual({isDone: false, output: `${RAN}\n`});
    repo.git('add', '-A');
    expect(commit()).toEqual({isDone: true, output: ''});
  });

  test('is a block of its own for each project, before what the hook does already', async () => {
    const repo = newRepo();
    repo.commit('begin', {'openspec/config.yaml': '', "packages/it's api/openspec/config.yaml": ''});
    repo.write({[HOOK]: '#!/bin/sh -e\n# mine\necho mine\n'});
    chmodSync(join(repo.root, HOOK), 0o755);
    await init(repo, "packages/it's api", 'lint');
    await init(repo, '', 'lint');
    const text = readFileSync(join(repo.root, HOOK), 'utf8');
    await init(repo, '', 'lint');
    expect(readFileSync(join(repo.root, HOOK), 'utf8')).toBe(text);
    expect(tryGit(repo, programs(saying(0)), 'commit', '--quiet', '--allow-empty', '-m', 'x')).toEqual({
      isDone: true,
      output: `${RAN}\nran: lint --root=packages/it's api --staged --quiet\nmine\n`,
    });
  });

  test('is added where the older two are, and neither is without being asked for', async () => {
    const repo = newRepo();
    await init(repo);
    const older = readFileSync(join(repo.root, '.git/hooks/commit-msg'), 'utf8');
    expect(() => readFileSync(join(repo.root, HOOK))).toThrow();
    await init(repo, '', 'lint');
    expect(readFileSync(join(repo.root, '.git/hooks/commit-msg'), 'utf8')).toBe(older);
    expect(readFileSync(join(repo.root, HOOK), 'utf8')).toContain('lint --staged');
  });

  test('is the same on one line, under `set -e` and in strict shells', () => {
    const repo = lintedRepo();
    for (const [status, ended] of [
      [0, 0],
      [1, 1],
      [3, 0],
    ] as const) {
      const {status: code, stdout} = spawnSync('sh', ['-euc', `${stepLine('pre-commit', '')}; echo on`], {
        cwd: repo.root,
        encoding: 'utf8',
        env: envOf(repo, programs(saying(status))),
      });
      expect({code, stdout}).toEqual({code: ended, stdout: `${RAN}\n${ended === 0 ? 'on\n' : ''}`});
    }
  });

  test.each([
    ['# File generated by pre-commit: https://pre-commit.com\n', 'pre-commit'],
    ['# File generated by prek: https://example.org\n', 'pre-commit'],
    ['call_lefthook()\n{\n  :\n}\n', 'lefthook'],
  ])('is not put where another program would make the file anew: %j', async (text, id) => {
    const repo = newRepo();
    repo.write({[HOOK]: `#!/usr/bin/env bash\n${text}`});
    chmodSync(join(repo.root, HOOK), 0o755);
    expect(await runCli(['init', '--hook', 'git'], {cwd: repo.root, env: envOf(repo)})).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(`openspec init --hook ${id}`),
    });
  });
});

describe('a commit that lints', () => {
  const DELTA = 'openspec/changes/add-x/specs/health-check.md';

  /** The same, with a change that is sound. */
  function soundRepo(root = ''): Repo {
    const repo = lintedRepo(root);
    const proposal = join(root, 'openspec/changes/add-x/proposal.md');
    repo.commit('sound', {[proposal]: PROPOSAL, [join(root, DELTA)]: SOUND});
    return repo;
  }

  const commit = (repo: Repo, ...words: readonly string[]) =>
    tryGit(repo, programs(), 'commit', '--quiet', '--no-edit', ...words);
  const STOPPED = {isDone: false, output: expect.stringContaining('required-sections')};

  test('judges what it commits: all, what is staged, some files, an amended commit', () => {
    const repo = soundRepo();
    repo.write({[DELTA]: FAULTY, 'a.txt': 'b\n'});
    expect(commit(repo, '-a', '-m', 'x')).toEqual(STOPPED);
    expect(commit(repo, '-m', 'x', DELTA)).toEqual(STOPPED);
    repo.git('add', 'a.txt');
    expect(commit(repo, '-m', 'x')).toEqual({isDone: true, output: ''});
    repo.write({'a.txt': 'c\n'});
    repo.git('add', '-A');
    expect(commit(repo, '-m', 'x', 'a.txt')).toEqual({isDone: true, output: ''});
    expect(commit(repo, '--amend')).toEqual(STOPPED);
    expect(commit(repo, '--amend', '--no-verify')).toEqual({isDone: true, output: ''});
  });

  test('in a linked work tree and a submodule, of a project below the top', () => {
    const repo = soundRepo('my api');
    const linked = join(temporaryFolder(), 'linked work');
    repo.git('worktree', 'add', '--quiet', '-b', 'other', linked);
    const above = newRepo();
    above.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', repo.root, 'lib');
    const inner = {...repoAt(join(above.root, 'lib')), env: repo.env};
    addStep(inner, 'my api', '../.git/modules/lib/hooks/pre-commit');
    for (const each of [{...repoAt(linked), env: repo.env}, inner]) {
      each.write({[join('my api', DELTA)]: FAULTY});
      each.git('add', '-A');
      expect(commit(each, '-m', 'x')).toEqual(STOPPED);
      each.write({[join('my api', DELTA)]: `${SOUND}Twice.\n`});
      expect(commit(each, '-a', '-m', 'x')).toEqual({isDone: true, output: ''});
    }
  });

  test('that ends a merge, or a step of a rebase', () => {
    const repo = soundRepo();
    repo.git('checkout', '--quiet', '-b', 'side');
    repo.commit('side', {[DELTA]: `${SOUND}Side.\n`});
    repo.git('checkout', '--quiet', 'main');
    repo.commit('main', {[DELTA]: `${SOUND}Main.\n`});
    for (const words of [
      ['merge', 'side'],
      ['rebase', 'side'],
    ]) {
      expect(tryGit(repo, programs(), ...words)).toMatchObject({isDone: false});
      repo.write({[DELTA]: `${FAULTY}Both.\n`});
      repo.git('add', '-A');
      expect(commit(repo)).toEqual(STOPPED);
      repo.write({[DELTA]: `${SOUND}Both.\n`});
      repo.git('add', '-A');
      expect(commit(repo)).toMatchObject({isDone: true});
      if (words[0] === 'merge') repo.git('reset', '--quiet', '--hard', 'HEAD^');
    }
  });
});
