import {chmodSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {gitEnvironment} from '../../src/git/environment.ts';
import type {GitCall} from '../../src/git/git-call.ts';
import {refusalOf} from '../../src/git/git-refusal.ts';
import {collect} from '../../src/git/printed.ts';
import {gitIn} from '../../src/git/run-git.ts';
import {throughSimpleGit} from '../../src/git/simple-git.ts';
import {Refusal} from '../../src/refusal.ts';
import {newRepo, temporaryFolder, testEnvironment} from '../support/repo.ts';

type Env = Readonly<Record<string, string>>;
type Asked = Omit<GitCall, 'reader'>;

/** What is printed, or how it is refused. */
async function directly(root: string, env: Env, call: Asked): Promise<unknown> {
  const output = collect();
  try {
    await gitIn(root, env)({...call, reader: output});
    return output.text();
  } catch (error) {
    if (error instanceof Refusal) return saidIn(error);
    throw error;
  }
}

async function bySimpleGit(root: string, env: Env, call: Asked): Promise<unknown> {
  const output = collect();
  const failure = await throughSimpleGit(root, env)(call, output.push);
  return failure ? saidIn(refusalOf(call.words[0] ?? '', failure)) : output.text();
}

function saidIn({code, message, hint}: Refusal) {
  return {code, message, hint};
}

async function expectSame(root: string, env: Env, call: Asked): Promise<unknown> {
  const said = await directly(root, env, call);
  expect(said).toEqual(await bySimpleGit(root, env, call));
  return said;
}

describe('what is asked without simple-git is answered and refused as with it', () => {
  test('answers: NUL, bytes that are no UTF-8, nothing at all, and what is written to git', async () => {
    const repo = newRepo();
    repo.commit('begin', {'a b': 'x\0\xff\n', ü: ''});
    const env = gitEnvironment(repo.env);
    const ask = (call: Asked) => expectSame(repo.root, env, call);
    expect(await ask({words: ['ls-files', '-z']})).toBe('a b\0\xc3\xbc\0');
    expect(await ask({words: ['ls-files', '-z', '--others']})).toBe('');
    const input = 'HEAD:a b\nHEAD:none\n';
    expect(await ask({words: ['cat-file', '--batch'], input})).toMatch(/blob 5\nx\0\xc3\xbf\n\n.*missing\n$/);
  });

  test('refusals: git that fails, that is in no repository or in one it does not trust', async () => {
    const repo = newRepo();
    const env = gitEnvironment(repo.env);
    const bad: Asked = {words: ['log', '--oneline', 'nosuch', '--']};
    expect(await expectSame(repo.root, env, bad)).toMatchObject({
      code: 'git-failed',
      message: "`git log` failed: bad revision 'nosuch'",
      hint: 'git fsck',
    });
    const outside = temporaryFolder();
    const asked: Asked = {words: ['status', '--porcelain']};
    expect(await expectSame(outside, gitEnvironment(testEnvironment(outside)), asked)).toMatchObject({
      code: 'no-git',
    });
    const others = {...env, GIT_TEST_ASSUME_DIFFERENT_OWNER: '1'};
    expect(await expectSame(repo.root, others, asked)).toMatchObject({
      message: expect.stringContaining('dubious ownership'),
      hint: `git config --global --add safe.directory ${repo.root}`,
    });
    expect(await expectSame(repo.root, {...env, PATH: outside}, asked)).toMatchObject({
      code: 'git-not-installed',
    });
    const long = {words: ['log', '--', ...new Array<string>(400).fill('x'.repeat(100_000))]};
    expect(await expectSame(repo.root, env, long)).toMatchObject({code: 'git-failed'});
  });

  test.skipIf(process.platform === 'win32').each([
    ['is killed', 'echo out; kill -9 $$', '`git status` failed: it ended with null'],
    ['fails in silence', 'echo out; exit 3', '`git status` failed: it ended with 3'],
    ['cannot be run', '', '`git status` failed: spawn git EACCES'],
    ['fails with words', 'echo out; echo fatal: no >&2; exit 3', '`git status` failed: no'],
    ['does not read what it is given', 'exec 0<&-; echo out', undefined],
    ['warns', 'echo out; echo warning >&2', undefined],
    ['says much', 'head -c 5000000 /dev/zero', undefined],
  ])('a git that %s', async (_, script, message) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'git'), `#!/bin/sh\n${script}\n`);
    chmodSync(join(folder, 'git'), script === '' ? 0o644 : 0o755);
    const env = {PATH: script === '' ? folder : `${folder}:${process.env['PATH'] ?? ''}`};
    const said = await expectSame(folder, env, {words: ['status'], input: 'x'.repeat(1_000_000)});
    if (message === undefined) expect(said).toEqual(script.startsWith('head') ? '\0'.repeat(5e6) : 'out\n');
    else expect(said).toMatchObject({code: 'git-failed', message});
  });
});

test('what a reader throws comes out when git is done, and no more is read', async () => {
  const repo = newRepo();
  let pushed = 0;
  const reader = {
    push() {
      pushed++;
      throw new Error('malformed');
    },
    end: () => expect.unreachable(),
  };
  const git = gitIn(repo.root, gitEnvironment(repo.env));
  repo.commit('begin', {a: 'x'.repeat(3_000_000)});
  await expect(git({words: ['cat-file', 'blob', 'HEAD:a'], reader})).rejects.toThrow('malformed');
  expect(pushed).toBe(1);
});
