import type {Git} from '../src/git/git.ts';
import {onceFor} from '../src/once.ts';
import type {Context} from './context.ts';

const known = onceFor((_: Context) => new Map<string, Promise<Git>>());

/** Git for a project, which in one run is asked once for each log of its specs, and told once where it is. */
export function gitWithSpecLog(context: Context, root: string): Promise<Git> {
  const made = known(context);
  const git = made.get(root) ?? context.gitAt(root).then(remembering);
  made.set(root, git);
  return git;
}

function remembering(git: Git): Git {
  const logs = new Map<string, ReturnType<Git['specLog']>>();
  return {
    ...git,
    specLog: (upTo = 'HEAD', scope = 'project') => {
      const log = logs.get(`${scope} ${upTo}`) ?? git.specLog(upTo, scope);
      logs.set(`${scope} ${upTo}`, log);
      return log;
    },
  };
}
