import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {views} from '../../src/changelog/index.ts';
import {newRepo, type Repo} from '../support/repo.ts';
import {runBin} from '../support/run-bin.ts';

const README = 'openspec/changes/README.md';
const CHANGELOG = 'CHANGELOG.md';
const all = Array.from({length: 8}, (_, index) => `add-part-${String(index).padStart(2, '0')}`);

const tree: Readonly<Record<string, string>> = {
  [README]: [
    '# Changes\n',
    '## Changelog\n',
    '| Date | Change | Type | Status |',
    '|------|--------|------|--------|',
    '| 2026-01-05 | How it began | N/A | Archived |\n',
    '### Active Changes\n',
    ...all.map((name) => `- \`${name}/\` - asked for by ${name.toUpperCase()}`),
    '\n### Archived Changes\n',
    '- `how-it-began/` - long ago\n',
  ].join('\n'),
  [CHANGELOG]:
    '# Changelog\n\nSee https://keepachangelog.com.\n\n## [Unreleased]\n\n## [1.0.0] - 2026-01-05\n\n### Added\n\n- All of it\n',
  ...Object.fromEntries(
    all.flatMap(
      (name) =>
        [
          [`openspec/changes/${name}/proposal.md`, `# Proposal: ${name}\n\n## Why\n\nBecause of ${name}.\n`],
          [`openspec/changes/${name}/tasks.md`, '- [x] 1.1 Do it\n'],
          [`openspec/changes/${name}/specs/part.md`, `# ADDED: Part ${name}\n`],
        ] as const,
    ),
  ),
};

function envOf({env}: Repo): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

function archive(repo: Repo, name: string): void {
  const ran = runBin(repo.root, ['archive', name, '--no-validate', '--no-files', '--date', '2026-02-11'], {
    env: envOf(repo),
  });
  expect(ran.status, ran.stderr).toBe(0);
  repo.commit(`Archive ${name}`);
}

function merged(repo: Repo, name: string): boolean {
  try {
    repo.git('merge', '--quiet', '--no-edit', name);
    return true;
  } catch {
    return false;
  }
}

function kept(repo: Repo): readonly string[] {
  return [README, CHANGELOG].map((path) => readFileSync(join(repo.root, path), 'utf8'));
}

function sequential(names: readonly string[], ending: string): readonly string[] {
  const repo = newRepo();
  repo.commit('Begin', inEnding(ending));
  for (const name of names) archive(repo, name);
  return kept(repo);
}

function inEnding(ending: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(tree).map(([path, text]) => [path, text.replaceAll('\n', ending)]),
  );
}

describe.each([
  // From seven on, git takes the list of active changes for that of archived ones.
  [8, 'merge', '\n'],
  [2, 'zdiff3', '\r\n'],
])('%i branches that each archive a change, %s style, line ending %j', (count, style, ending) => {
  const names = all.slice(0, count);

  test('merge into what one branch makes of them', () => {
    const repo = newRepo();
    repo.git('config', 'merge.conflictStyle', style);
    repo.git('config', 'core.autocrlf', 'false');
    repo.commit('Begin', inEnding(ending));
    for (const name of names) {
      repo.git('checkout', '--quiet', '-b', name, 'main');
      archive(repo, name);
    }
    repo.git('checkout', '--quiet', 'main');
    const conflicts = names.filter((name) => {
      if (merged(repo, name)) return false;
      const ran = runBin(repo.root, ['changelog', '--resolve'], {env: envOf(repo)});
      expect(ran.stderr).toBe('');
      expect(ran.status).toBe(0);
      repo.git('add', '--', README, CHANGELOG, 'openspec');
      expect(repo.git('diff', '--name-only', '--diff-filter=U')).toBe('');
      repo.git('commit', '--quiet', '--no-verify', '--no-edit');
      return true;
    });
    expect(conflicts).toEqual(names.slice(1));
    expect(kept(repo)).toEqual(sequential(names, ending));
    if (views.some(({id}) => id === 'keep-a-changelog'))
      for (const name of names) expect(kept(repo)[1]).toContain(name);
    const check = runBin(repo.root, ['changelog', '--check'], {env: envOf(repo)});
    expect([check.status, check.stdout]).toEqual([0, '']);
  });
});
