import {execFileSync, spawn} from 'node:child_process';
import {chmodSync, readFileSync} from 'node:fs';
import {open} from 'node:fs/promises';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import type {Environment} from '../../src/git/environment.ts';
import {gitAt} from '../../src/git/git-at.ts';
import {wordsOf} from '../support/attributed.ts';
import {indexedRepo} from '../support/indexed-repo.ts';
import {type Repo, repoAt, temporaryFolder} from '../support/repo.ts';

/** Commit with some words, and look at the repository while its pre-commit hook runs, in the environment of that. */
async function duringCommit<T>(
  repo: Repo,
  words: readonly string[],
  look: (env: Environment) => Promise<T>,
): Promise<T> {
  const folder = temporaryFolder();
  const pipe = join(folder, 'pipe');
  execFileSync('mkfifo', [pipe]);
  const hooks = repoAt(folder);
  hooks.write({'pre-commit': `#!/bin/sh\nenv >'${folder}/env'\ncat '${pipe}'\n`});
  chmodSync(join(folder, 'pre-commit'), 0o755);
  const commit = spawn('git', ['-c', `core.hooksPath=${folder}`, 'commit', '-qm', 'hooked', ...words], {
    cwd: repo.root,
    env: {...repo.env},
    stdio: 'ignore',
  });
  const ended = new Promise((resolve) => commit.on('close', resolve));
  // The hook has written its environment when it opens the pipe, and goes on when we close it.
  const held = await open(pipe, 'w');
  try {
    return await look(environmentIn(readFileSync(join(folder, 'env'), 'utf8')));
  } finally {
    await held.close();
    await ended;
  }
}

function environmentIn(text: string): Environment {
  return Object.fromEntries(
    text.split('\n').map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
}

test.skipIf(process.platform === 'win32')('during a commit the index is that of the commit', async () => {
  const {repo} = indexedRepo();
  const folder = join(temporaryFolder(), 'tree');
  repo.git('worktree', 'add', '-q', '-b', 'side', folder);
  for (const each of [repo, repoAt(folder)]) {
    each.write({'src/a.ts': 'all\n', 'src/new.ts': 'new\n', 'src/more.ts': 'more\n'});
    each.git('add', 'src/new.ts');
    each.git('mv', 'src/y.ts', 'src/z.ts');
    const seen = await duringCommit(each, ['-a'], async (env) => {
      expect(env['GIT_INDEX_FILE']).toMatch(/index/);
      const staging = await gitAt(each.root, {env}).staging();
      const history = await gitAt(join(each.root, 'src'), {env}).history();
      const prefixed = await each.history('src', {...env, GIT_PREFIX: 'src/'});
      expect(prefixed).toEqual(history);
      return {branch: staging?.branch, uncommitted: history?.uncommitted.map(wordsOf).toSorted()};
    });
    expect(seen.uncommitted).toEqual(['+src/more.ts', '+src/new.ts', 'src/y.ts>src/z.ts', '~src/a.ts']);
    expect(each.git('log', '-1', '--format=%s')).toBe('hooked\n');
  }
});

test.skipIf(process.platform === 'win32')(
  'during a commit of some files another project is not mistaken for it',
  async () => {
    const {repo} = indexedRepo();
    const {repo: other} = indexedRepo();
    other.write({'src/other.ts': ''});
    const plain = await other.history();
    repo.write({'src/a.ts': 'a2\n', 'src/b.ts': 'b2\n'});
    repo.git('add', 'src/b.ts');
    await duringCommit(repo, ['--only', 'src/a.ts'], async (env) => {
      expect(env['GIT_INDEX_FILE']).toMatch(/next-index/);
      expect(await other.history('', env)).toEqual(plain);
      const ours = await repo.history('', env);
      expect(ours?.uncommitted.map(wordsOf)).toEqual(['~src/a.ts', '~src/b.ts']);
    });
  },
);
