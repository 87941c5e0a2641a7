import {type SimpleGit, simpleGit} from 'simple-git';
import type {Fs} from '../disk/fs.ts';
import {nodeFs} from '../disk/node-fs.ts';
import {printable} from '../project/names.ts';
import {Refusal} from '../refusal.ts';
import type {Environment} from './environment.ts';
import type {Git} from './git.ts';
import {locate, readHistory} from './repository.ts';

/** What of the machine git meets, where it is not the usual. */
export interface GitSetting {
  readonly fs?: Fs;
  readonly env: Environment;
}

/**
 * Git for the project at an absolute, native root.
 *
 * `history` starts three processes, whatever the number of changes: a `rev-parse` that locates the repository, then a
 * `log` and a `status` side by side, and a second `log` where commits are pinned; without commits there is no `log`,
 * without a repository neither. Each option of theirs that a user's
 * configuration could set is set by us. Of a partial clone only renames without edits are known.
 */
export function gitAt(root: string, {fs = nodeFs, env}: GitSetting): Git {
  const gitIn = (environment: Readonly<Record<string, string>>) => {
    const git = runner(root, environment);
    return (words: readonly string[]) => ask(git, words);
  };
  return {
    async history(pins = []) {
      const repository = await locate({root, fs, env, gitIn});
      return repository && readHistory(repository, pins);
    },
  };
}

function runner(root: string, env: Readonly<Record<string, string>>): SimpleGit {
  const git = simpleGit({
    baseDir: root,
    allowEnvironment: Object.keys(env).filter((name) => /^GIT_/i.test(name)),
    unsafe: {allowUnsafeConfigPaths: true, allowUnsafeConfigEnvCount: true},
    // The one setting that can be fatal and has no flag for `status`.
    config: ['diff.orderFile=/dev/null'],
    // Its default gives up 50 ms after the exit, with whatever output has arrived by then.
    completion: {onClose: true, onExit: false},
    // Its default takes a process that was killed, or failed in silence, for one that succeeded.
    errors: (error, {exitCode}) =>
      error ?? (exitCode === 0 ? undefined : new Error(`it ended with ${exitCode}`)),
  });
  return git.env({...env});
}

/** The output of git. Throws a Refusal when git fails, with what it said as the cause. */
async function ask(git: SimpleGit, words: readonly string[]): Promise<string> {
  try {
    return await git.raw([...words]);
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause);
    throw Object.assign(refusalOf(words[0] ?? '', said), {cause});
  }
}

function refusalOf(verb: string, said: string): Refusal {
  if (/\bspawn git ENOENT\b/.test(said)) {
    return new Refusal('git-not-installed', 'Git is not installed', 'git --version');
  }
  if (/not a git repository \(or any/.test(said)) {
    return new Refusal('no-git', 'The project is in no git repository', 'git init');
  }
  const line =
    said.split('\n').find((candidate) => candidate.startsWith('fatal:')) ?? said.trim().split('\n')[0] ?? '';
  const remedy = /^\s+(git config --global --add safe\.directory .+)$/m.exec(said)?.[1];
  return new Refusal(
    'git-failed',
    `\`git ${verb}\` failed: ${printable(line.replace(/^fatal: /, ''))}`,
    remedy ?? 'git status',
  );
}
