import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {newRepo, type Repo} from './repo.ts';
import {runBin} from './run-bin.ts';

/** A repository whose changelog is archived into on two branches, and merged. */
export interface Workplace {
  readonly repo: Repo;
  readonly read: (path?: string) => string;
  readonly edit: (change: (text: string) => string, path?: string) => void;
  readonly run: (...words: readonly string[]) => ReturnType<typeof runBin>;
  readonly archive: (name: string) => void;
  /** Merge what is done on a branch of its own with what is done on the first; whether git did it without a conflict. */
  readonly merge: (theirs: () => void, ours: () => void) => boolean;
}

const DAY = '2026-02-11';

/** The folder of a change that was archived here. */
export function archivedAs(name: string): string {
  return `openspec/changes/archive/${DAY}-${name}`;
}

const CHANGELOG = [
  '# Changelog\n',
  '## [Unreleased]\n',
  '### Fixed\n',
  '- Hand fix.\n',
  '## [1.0.0] - 2025-01-01\n',
  '### Added\n',
  ...['First', 'Second', 'Third', 'Fourth'].map((word) => `- ${word}.`),
  '',
].join('\n');

/** With some changes that are not archived yet. */
export function newWorkplace(...names: readonly string[]): Workplace {
  const repo = newRepo();
  const env = Object.fromEntries(
    Object.entries(repo.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
  const read = (path = 'CHANGELOG.md') => readFileSync(join(repo.root, path), 'utf8');
  const run = (...words: readonly string[]) => runBin(repo.root, words, {env});
  const merge = (theirs: () => void, ours: () => void) => {
    repo.git('checkout', '--quiet', '-b', 'other');
    theirs();
    repo.commit('Theirs');
    repo.git('checkout', '--quiet', 'main');
    ours();
    repo.commit('Ours');
    try {
      repo.git('merge', '--quiet', '--no-edit', 'other');
      return true;
    } catch {
      return false;
    }
  };
  repo.commit('Begin', {
    'CHANGELOG.md': CHANGELOG,
    ...Object.fromEntries(names.flatMap((name) => filesOf(name))),
  });
  return {
    repo,
    read,
    run,
    merge,
    edit: (change, path = 'CHANGELOG.md') => writeFileSync(join(repo.root, path), change(read(path))),
    archive(name) {
      const {status, stderr} = run('archive', name, '--no-validate', '--no-files', '--date', DAY);
      if (status !== 0) throw new Error(stderr);
      repo.commit(`Archive ${name}`);
    },
  };
}

function filesOf(name: string): readonly (readonly [string, string])[] {
  return [
    [
      `openspec/changes/${name}/proposal.md`,
      `# Proposal: ${name}\n\n## Why\n\nBecause.\n\n## What Changes\n\n- x\n`,
    ],
    [`openspec/changes/${name}/tasks.md`, '- [x] 1.1 Do it\n'],
    [
      `openspec/changes/${name}/specs/${name}.md`,
      `# ADDED: Part ${name}\n\n## Summary\n\nWords of ${name}.\n`,
    ],
  ];
}
