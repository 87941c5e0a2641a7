import {spawnSync} from 'node:child_process';
import {existsSync, symlinkSync} from 'node:fs';
import {join} from 'node:path';
import {expect} from 'vitest';
import {envOf, programs} from './hooked-repo.ts';
import {newRepo, type Repo, temporaryFolder} from './repo.ts';
import {packageRoot, runCli} from './run-cli.ts';

/** Where `npm ci` puts husky and lefthook. */
const MODULES = join(packageRoot, 'tests/hooks/programs/node_modules');

/** A program that runs hooks, with a hook in its configuration that a person put there. */
export interface HookProgram {
  readonly id: 'git' | 'husky' | 'lefthook' | 'pre-commit';
  readonly isInstalled: () => boolean;
  /** How it is come by. */
  readonly install: string;
  /** What has it run `echo mine`, before ours are set up. */
  readonly configured: Readonly<Record<string, string>>;
}

const FROM_NPM = 'npm ci --ignore-scripts --prefix tests/hooks/programs';

/** Every program that the steps can be set up for. */
export const PROGRAMS: readonly HookProgram[] = [
  {
    id: 'git',
    isInstalled: () => true,
    install: 'apt-get install git',
    configured: {'.git/hooks/pre-commit': '#!/bin/sh\necho mine\n'},
  },
  {
    id: 'husky',
    isInstalled: () => existsSync(join(MODULES, 'husky')),
    install: FROM_NPM,
    configured: {'.husky/pre-commit': 'echo mine\n'},
  },
  {
    id: 'lefthook',
    isInstalled: () => existsSync(join(MODULES, 'lefthook')),
    install: FROM_NPM,
    configured: {
      'lefthook.yml': 'pre-commit:\n  parallel: true\n  jobs:\n    - name: other\n      run: echo mine\n',
    },
  },
  {
    id: 'pre-commit',
    isInstalled: () => spawnSync('pre-commit', ['--version']).status === 0,
    install: 'apt-get install pre-commit',
    configured: {
      '.pre-commit-config.yaml':
        'repos:\n  - repo: local\n    hooks:\n      - {id: other, name: other, entry: echo mine, language: system, always_run: true, verbose: true}\n',
    },
  },
];

/** What a run of a program printed, and whether it succeeded. */
export interface Told {
  readonly isDone: boolean;
  readonly output: string;
}

/** A repository in which a program runs our hooks, beside the one that was there. */
export interface ProgramRepo extends Repo {
  /** Run a line of a shell, with our program, husky and lefthook on the PATH. */
  readonly sh: (line: string) => Told;
}

/** Set a program up the way its own users do: their hook, ours by `init`, then what `init` says is left to run. */
export async function repoRunBy(
  {id, configured}: HookProgram,
  files: Readonly<Record<string, string>>,
): Promise<ProgramRepo> {
  const repo = newRepo();
  const env = {...envOf(repo, `${programs()}:${join(MODULES, '.bin')}`), ...quietly()};
  const sh = (line: string): Told => {
    const {status, stdout, stderr} = spawnSync('sh', ['-c', line], {cwd: repo.root, encoding: 'utf8', env});
    return {isDone: status === 0, output: stdout + stderr};
  };
  if (existsSync(MODULES)) symlinkSync(MODULES, join(repo.root, 'node_modules'));
  repo.commit('begin', {...files, ...configured, '.gitignore': 'node_modules\n'});
  sh('chmod +x .git/hooks/pre-commit');
  const made = await runCli(['init', '--hook', id, '--json'], {cwd: repo.root, env});
  expect(made).toMatchObject({code: 0});
  const {next}: {next: readonly string[]} = JSON.parse(made.stdout).hook;
  for (const command of next) expect(sh(command), command).toMatchObject({isDone: true});
  repo.commit('hooks');
  return {...repo, sh};
}

/** Nothing of a person's own settings for these programs, and a cache that goes when the test ends. */
function quietly(): Record<string, string> {
  const folder = temporaryFolder();
  return {
    PRE_COMMIT_HOME: join(folder, 'pre-commit'),
    XDG_CONFIG_HOME: folder,
    HUSKY: '',
    LEFTHOOK: '',
    CI: '',
    NO_COLOR: '1',
    npm_config_offline: 'true',
  };
}
