import {chmodSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {newRepo, type Repo} from '../support/repo.ts';
import {runBin} from '../support/run-bin.ts';

const CHANGELOG = '# Changelog\n\n## [Unreleased]\n\n### Added\n\n- Another thing\n\n\n';
const files = {
  'CHANGELOG.md': '# Changelog\n\n## [Unreleased]\n\n### Added\n\n- One thing\n',
  'openspec/config.yaml': '',
  'a.txt': 'a\n',
};

function released(repo: Repo, ...words: readonly string[]) {
  const {status, stderr} = runBin(repo.root, ['release', ...words], {
    env: repo.env as Record<string, string>,
  });
  return {code: status, stderr};
}

function repository(): Repo {
  const repo = newRepo();
  repo.commit('one', files);
  return repo;
}

test('what a release writes is committed, and nothing else', () => {
  const repo = repository();
  repo.write({'a.txt': 'b\n', 'c.txt': 'c\n'});
  repo.git('add', 'c.txt');
  expect(released(repo, '1.0.0', '--tag', '--date', '2026-01-02').code).toBe(0);
  expect(repo.git('show', '--format=%s', '--name-only', 'HEAD').trim().split('\n')).toEqual([
    'Release 1.0.0',
    '',
    'CHANGELOG.md',
  ]);
  expect(repo.git('status', '--porcelain')).toBe(' M a.txt\nA  c.txt\n');
  expect(repo.git('rev-parse', 'v1.0.0^{commit}')).toBe(repo.git('rev-parse', 'HEAD'));
});

test('a tag says what the changelog says, headings too', () => {
  const repo = repository();
  expect(released(repo, '1.0.0', '--tag').code).toBe(0);
  expect(repo.git('tag', '--list', '--format=%(contents)', 'v1.0.0')).toBe(
    'Release 1.0.0\n\n### Added\n\n- One thing\n\n',
  );
});

test('nothing is written where git would not take the tag', () => {
  const repo = repository();
  repo.git('tag', 'v1.0.0');
  const tried = [
    ['changelog: {tag: "v{version}"}', 'tag-exists'],
    ['changelog: {tag: "x..{version}"}', 'bad-tag'],
    ['changelog: {tag: "-d{version}"}', 'bad-tag'],
  ] as const;
  for (const [config, code] of tried) {
    repo.write({'openspec/config.yaml': config});
    const {stderr, code: exit} = released(repo, '1.0.0', '--tag');
    expect([exit, stderr]).toEqual([2, expect.stringContaining(code)]);
  }
  expect(readFileSync(join(repo.root, 'CHANGELOG.md'), 'utf8')).toBe(files['CHANGELOG.md']);
});

test('what somebody changed in a changelog is committed by them', () => {
  const repo = repository();
  repo.write({'CHANGELOG.md': CHANGELOG});
  const {stderr, code} = released(repo, '1.0.0', '--tag');
  expect([code, stderr]).toEqual([2, expect.stringContaining('uncommitted')]);
  expect(readFileSync(join(repo.root, 'CHANGELOG.md'), 'utf8')).toBe(CHANGELOG);
});

test('a hook that says no is heard, and what was written stays to be committed', () => {
  const repo = repository();
  repo.write({'.git/hooks/pre-commit': '#!/bin/sh\nexit 1\n'});
  chmodSync(join(repo.root, '.git/hooks/pre-commit'), 0o755);
  const {code, stderr} = released(repo, '1.0.0', '--tag');
  expect([code, stderr]).toEqual([2, expect.stringContaining('not-tagged')]);
  expect(repo.git('tag', '--list')).toBe('');
  expect(repo.git('status', '--porcelain')).toContain('CHANGELOG.md');
});

test('the remote says where versions are looked at, as git rewrites it', () => {
  const repo = repository();
  repo.git('remote', 'add', 'origin', 'work:o/r.git');
  repo.git('config', 'url.git@gitlab.com:acme/.insteadOf', 'work:o/');
  expect(released(repo, '1.0.0').code).toBe(0);
  expect(readFileSync(join(repo.root, 'CHANGELOG.md'), 'utf8')).toContain(
    '[1.0.0]: https://gitlab.com/acme/r/-/tags/v1.0.0',
  );
});
