import {chmodSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {newRepo, type Repo} from './repo.ts';
import {runBin} from './run-bin.ts';
import {packageRoot} from './run-cli.ts';

/** A repository in which git merges with our driver, or without it. */
export interface DriverRepo {
  readonly repo: Repo;
  readonly read: (path: string) => string;
  readonly run: (...words: readonly string[]) => ReturnType<typeof runBin>;
  /** Run git; its exit code, and the files it left in conflict. */
  readonly tried: (...words: readonly string[]) => {
    readonly code: number;
    readonly conflicts: readonly string[];
  };
  /** Commit files on a branch that begins where another one is, and stay there. */
  readonly branch: (name: string, from: string, files?: Readonly<Record<string, string>>) => void;
}

const BIN = 'node_modules/.bin/openspec-changes';

/** A repository with some files, whose clone was set up with `openspec init --merge-driver` unless told otherwise. */
export function driverRepo(
  files: Readonly<Record<string, string>>,
  {folder = '', isSetUp = true}: {readonly folder?: string; readonly isSetUp?: boolean} = {},
): DriverRepo {
  const repo = newRepo();
  const env = Object.fromEntries(
    Object.entries(repo.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
  repo.git('config', 'core.autocrlf', 'false');
  repo.write({
    '.git/info/exclude': 'node_modules\n',
    [BIN]: `#!/bin/sh\nexec "${process.execPath}" "${join(packageRoot, 'dist/openspec.cjs')}" "$@"\n`,
  });
  chmodSync(join(repo.root, BIN), 0o755);
  const run = (...words: readonly string[]) => runBin(join(repo.root, folder), words, {env});
  repo.commit('Begin', files);
  if (isSetUp) {
    const {status, stderr} = run('init', '--merge-driver');
    if (status !== 0) throw new Error(stderr);
    repo.commit('Set up the driver');
  }
  return {
    repo,
    run,
    read: (path) => readFileSync(join(repo.root, path), 'utf8'),
    tried(...words) {
      const code = exitCode(() => repo.git(...words));
      const conflicts = repo.git('diff', '--name-only', '-z', '--diff-filter=U').split('\0').filter(Boolean);
      return {code, conflicts};
    },
    branch(name, from, changed = {}) {
      repo.git('checkout', '--quiet', '-b', name, from);
      if (Object.keys(changed).length > 0) repo.commit(name, changed);
    },
  };
}

function exitCode(act: () => unknown): number {
  try {
    act();
    return 0;
  } catch (error) {
    return error instanceof Error && 'status' in error ? Number(error.status) : -1;
  }
}
