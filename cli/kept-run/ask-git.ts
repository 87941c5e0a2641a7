import {type ChildProcess, spawn} from 'node:child_process';
import {type Environment, gitEnvironment} from '../../src/git/environment.ts';
import {ORDER_FILE} from '../../src/git/pinned-options.ts';
import type {AskedOfGit} from './kept-run.ts';
import {newPrinted, outcomeOf} from './outcome.ts';

/** A process of git that was started. */
export interface Asked {
  /** What came of it. Never throws. */
  readonly outcome: Promise<string>;
  /** It is not needed any more. */
  readonly stop: () => void;
}

/** Start git as it was started before. */
export function askGit({root, words, input, env}: AskedOfGit, given: Environment): Asked {
  const git = spawn('git', ['-c', ORDER_FILE, ...words], {
    cwd: root,
    env: {...gitEnvironment(given), ...env},
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    windowsHide: true,
  });
  // Git may end without having read all of it.
  git.stdin?.on('error', () => undefined);
  git.stdin?.end(input);
  return {outcome: outcomeWhenDone(git), stop: () => void git.kill()};
}

function outcomeWhenDone(git: ChildProcess): Promise<string> {
  const [printed, said] = [newPrinted(), newPrinted()];
  git.stdout?.on('data', printed.push);
  git.stderr?.on('data', said.push);
  return new Promise((resolve) => {
    git.on('error', () => resolve('not run'));
    git.on('close', (code) => resolve(outcomeOf(code, printed, said)));
  });
}
