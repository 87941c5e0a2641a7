import {chmodSync, existsSync, readFileSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import type {Environment} from '../../src/git/environment.ts';
import {type Repo, repoAt, temporaryFolder} from './repo.ts';

/** A git that writes down what it is asked, and does it. */
export interface CountedGit {
  readonly env: Environment;
  /** The words of each call since the last time this was asked; of settings only the last words. */
  readonly calls: () => readonly (readonly string[])[];
}

/** Have a script before the real git on the `PATH`; POSIX systems only. */
export function countedGit(repo: Repo): CountedGit {
  const tools = temporaryFolder();
  const log = join(tools, 'calls');
  const real = join(repo.git('--exec-path').trim(), 'git');
  // One write, as two of them may be at it.
  const script = `#!/bin/sh\nwords=$(printf '%s\\t' "$@")\nprintf '%s\\n' "$words" >>'${log}'\nexec '${real}' "$@"\n`;
  repoAt(tools).write({git: script});
  chmodSync(join(tools, 'git'), 0o755);
  return {
    env: {...repo.env, PATH: `${tools}:${repo.env['PATH'] ?? ''}`},
    calls() {
      const lines = existsSync(log) ? readFileSync(log, 'utf8').trimEnd().split('\n') : [];
      rmSync(log, {force: true});
      return lines.map((line) => wordsOf(line.split('\t').filter(Boolean)));
    },
  };
}

function wordsOf([first, ...others]: readonly string[]): readonly string[] {
  return first === '-c' ? wordsOf(others.slice(1)) : [first ?? '', ...others];
}
