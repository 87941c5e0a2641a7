import {type Environment, gitEnvironment} from '../../src/git/environment.ts';
import {type Ended, startGit} from '../../src/git/git-process.ts';
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
  const {read, ended, stop} = startGit({root, words, input, env: {...gitEnvironment(given), ...env}});
  const printed = newPrinted();
  read(printed.push);
  const outcome = async (how: Ended): Promise<string> => {
    if ('failure' in how) return 'not run';
    const said = newPrinted();
    for (const bytes of how.said) said.push(bytes);
    return outcomeOf(how.code, printed, said);
  };
  return {outcome: ended.then(outcome), stop};
}
