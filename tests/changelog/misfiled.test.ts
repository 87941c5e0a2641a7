import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {newRepo, type Repo} from '../support/repo.ts';
import {runBin} from '../support/run-bin.ts';

const CHANGELOG = '# Changelog\n\n## [Unreleased]\n\n### Added\n\n- One\n- Two\n- Three\n- Four\n';
const LOGIN = {
  'openspec/changes/add-login/proposal.md': '# Login\n\n## Why\n\nTo sign in.\n',
  'openspec/changes/add-login/specs/login.md': '# ADDED: Login\n',
};

function ran({root, env}: Repo, ...words: readonly string[]) {
  return runBin(root, words, {env: env as Record<string, string>});
}

function changelogOf({root}: Repo): string {
  return readFileSync(join(root, 'CHANGELOG.md'), 'utf8');
}

test('what a merge files under a version that was released without it is found and moved back', () => {
  const repo = newRepo();
  const early = {'openspec/changes/archive/2026-01-01-early/specs/early.md': '# ADDED: Early\n'};
  repo.commit('Begin', {'CHANGELOG.md': CHANGELOG, 'openspec/config.yaml': '', ...early, ...LOGIN});
  expect(ran(repo, 'changelog', '--write').status).toBe(0);
  repo.commit('Project');
  repo.git('checkout', '--quiet', '-b', 'login');
  expect(
    ran(repo, 'archive', 'add-login', '--no-validate', '--no-files', '--date', '2026-02-01').status,
  ).toBe(0);
  repo.commit('Archive login');
  repo.git('checkout', '--quiet', 'main');
  expect(ran(repo, 'release', '1.0.0', '--date', '2026-02-01').status).toBe(0);
  repo.commit('Release 1.0.0');
  repo.git('merge', '--quiet', '--no-edit', 'login');
  const merged = changelogOf(repo);
  expect(merged.indexOf('**Login**')).toBeGreaterThan(merged.indexOf('## [1.0.0]'));
  const lint = ran(repo, 'lint', 'CHANGELOG.md');
  expect([lint.status, lint.stdout]).toEqual([1, expect.stringContaining('release-entry-misplaced')]);
  expect(ran(repo, 'lint', 'CHANGELOG.md', '--fix').status).toBe(0);
  const fixed = changelogOf(repo);
  expect(fixed.indexOf('**Login**')).toBeLessThan(fixed.indexOf('## [1.0.0]'));
  const lines = (text: string) =>
    text.split('\n').filter((line) => line !== '' && !/Login|### Added/.test(line));
  expect(lines(fixed)).toEqual(lines(merged));
  expect(ran(repo, 'changelog', '--check').status).toBe(0);
});
