import {describe, expect, test} from 'vitest';
import {countedGit} from '../support/counted-git.ts';
import {LATER, runKept} from '../support/kept-run.ts';
import {newRepo, type Repo} from '../support/repo.ts';
import {runBin} from '../support/run-bin.ts';
import {changeFiles, specText} from '../support/small-project.ts';

const MODIFYING = 'openspec/changes/change-login/specs/auth/spec.md';
const ADDING = 'openspec/changes/add-door/specs/door/spec.md';
const modified = `## MODIFIED Requirements${specText.split('## Requirements')[1]}`;
const begin: Readonly<Record<string, string>> = {
  'openspec/specs/auth/spec.md': specText,
  ...changeFiles('change-login', 'auth'),
  [MODIFYING]: modified,
  ...changeFiles('add-door', 'door'),
};

function staged(path: string, text: string, more: Readonly<Record<string, string>> = {}): Repo {
  const repo = newRepo();
  repo.commit('begin', {...begin, ...more});
  repo.write({[path]: text});
  repo.git('add', '-A');
  return repo;
}

/** The verbs of the processes that are started, in some order. */
function askedIn(repo: Repo, ...words: readonly string[]): readonly string[] {
  const {env, calls} = countedGit(repo);
  const {stderr, status} = runBin(repo.root, words, {env: env as Readonly<Record<string, string>>});
  expect({stderr, status}).toEqual({stderr: 'No findings.\n', status: 0});
  return calls()
    .map(([verb = '']) => verb)
    .toSorted();
}

const added = (begin[ADDING] ?? '').replace('do it', 'do it well');
const changed = modified.replace('ask', 'ask twice');

describe.skipIf(process.platform === 'win32')('what `lint --staged` asks git', () => {
  test('the status and the list of the index, each once, where requirements are added', () => {
    expect(askedIn(staged(ADDING, added), 'lint', '--staged', '--no-cache')).toEqual(['ls-files', 'status']);
  });

  test('the log and what it leads to where one is changed', () => {
    const repo = staged(MODIFYING, changed);
    expect(askedIn(repo, 'lint', '--staged', '--no-cache')).toEqual([
      'cat-file',
      'log',
      'ls-files',
      'status',
    ]);
  });

  test.each([
    'guidelines: docs/guide.md\n',
    'changelog:\n  views: [{view: keep-a-changelog, path: docs/CHANGES.md}]\n',
    'lint: {baseline: openspec/known.json}\n',
    '# views\ndialect: requirement\n',
    '"guidel\\u0069nes": docs/guide.md\n',
  ])('no more where the config is %j', (config) => {
    const repo = staged(ADDING, added, {
      'openspec/config.yaml': config,
      'openspec/known.json': '{"version": 1, "known": []}\n',
    });
    expect(askedIn(repo, 'lint', '--staged', '--no-cache')).toEqual(['ls-files', 'status']);
  });

  test.each([
    [['lint', '--staged', '--help']],
    [['lint', '--staged', '--bogus']],
    [['lint', '--staged', '--stdin-filename', 'x.md']],
    [['lint', 'openspec', '--', '--staged']],
  ])('nothing where nothing staged is linted: %j', (words) => {
    const repo = staged(ADDING, added);
    const {env, calls} = countedGit(repo);
    runBin(repo.root, words, {env: env as Readonly<Record<string, string>>});
    expect(calls()).toEqual([]);
  });

  test('only the status where a run is said again, as long as the index is as it was', async () => {
    const repo = staged(MODIFYING, changed);
    const {env, calls} = countedGit(repo);
    const asked = async () => {
      const {code, wasRun} = await runKept(['lint', '--staged'], {
        cwd: repo.root,
        later: LATER,
        env: env as Readonly<Record<string, string>>,
      });
      return {code, wasRun, verbs: calls().map(([verb]) => verb)};
    };
    expect(await asked()).toMatchObject({code: 0, wasRun: true});
    expect(await asked()).toEqual({code: 0, wasRun: false, verbs: ['status']});
    repo.git('update-index', '--assume-unchanged', 'openspec/specs/auth/spec.md');
    repo.git('update-index', '--no-assume-unchanged', 'openspec/specs/auth/spec.md');
    const {wasRun, verbs} = await asked();
    expect({wasRun, verbs: verbs.toSorted()}).toEqual({wasRun: false, verbs: ['ls-files', 'status']});
    repo.git('update-index', '--assume-unchanged', 'openspec/specs/auth/spec.md');
    expect((await asked()).wasRun).toBe(true);
  });
});
