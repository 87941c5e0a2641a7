import {execFileSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {onTestFinished} from 'vitest';
import type {Environment} from '../../src/git/environment.ts';
import {gitAt} from '../../src/git/git-at.ts';
import type {History} from '../../src/history/history.ts';

/** A real repository in a temporary folder, away from the user's configuration; it goes when the test ends. */
export interface Repo {
  readonly root: string;
  readonly env: Environment;
  /** Run git; what it printed. */
  readonly git: (...words: string[]) => string;
  readonly write: (files: Readonly<Record<string, string>>) => void;
  readonly remove: (...paths: string[]) => void;
  /** Write, stage everything, commit; a minute after the commit before. */
  readonly commit: (message: string, files?: Readonly<Record<string, string>>) => void;
  /** What the tool knows of the history, seen from a folder of the repository. */
  readonly history: (folder?: string, env?: Environment) => Promise<History | undefined>;
}

/** A new folder that goes when the test ends. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'openspec-test-')));
  onTestFinished(() => rmSync(folder, {recursive: true, force: true}));
  return folder;
}

/** The environment of every git in tests: no configuration but the repository's, fixed people, no hook's leftovers. */
export function testEnvironment(folder: string): Record<string, string> {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'));
  return {
    ...(Object.fromEntries(kept) as Record<string, string>),
    HOME: folder,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CEILING_DIRECTORIES: tmpdir(),
    GIT_AUTHOR_NAME: 'Ada',
    GIT_AUTHOR_EMAIL: 'ada@example.org',
    GIT_COMMITTER_NAME: 'Ada',
    GIT_COMMITTER_EMAIL: 'ada@example.org',
  };
}

/** A repository at `root`; made there unless it is one already. */
export function repoAt(root: string): Repo {
  const env = testEnvironment(root);
  let minutes = 0;
  const git = (...words: string[]): string => {
    const date = `2026-01-01T00:${String(minutes).padStart(2, '0')}:00Z`;
    const dated = {...env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date};
    return execFileSync('git', words, {
      cwd: root,
      env: dated,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  };
  const write = (files: Readonly<Record<string, string>>): void => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), {recursive: true});
      writeFileSync(join(root, path), text);
    }
  };
  return {
    root,
    env,
    git,
    write,
    remove: (...paths) => paths.forEach((path) => void rmSync(join(root, path), {recursive: true})),
    commit(message, files = {}) {
      write(files);
      git('add', '-A');
      minutes++;
      git('commit', '--quiet', '--allow-empty', '--no-verify', '-m', message);
    },
    history: (folder = '', given = env) => gitAt(join(root, folder), {env: given}).history(),
  };
}

/** A new, empty repository. */
export function newRepo(): Repo {
  const repo = repoAt(temporaryFolder());
  repo.git('init', '--quiet', '--initial-branch=main');
  return repo;
}
