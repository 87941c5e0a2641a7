import {simpleGit} from 'simple-git';
import type {Running} from './git-call.ts';
import {ORDER_FILE} from './pinned-options.ts';

/** Git through simple-git, which keeps words that make git run other programs from it. */
export function throughSimpleGit(root: string, env: Readonly<Record<string, string>>): Running {
  return async ({words, input, setsMergeDriver = false}, push) => {
    let code: number | undefined;
    const git = simpleGit({
      baseDir: root,
      allowEnvironment: Object.keys(env).filter((name) => /^GIT_/i.test(name)),
      unsafe: {
        allowUnsafeConfigPaths: true,
        allowUnsafeConfigEnvCount: true,
        allowUnsafeMergeDriver: setsMergeDriver,
      },
      config: [ORDER_FILE],
      // Its default gives up 50 ms after the exit, with whatever output has arrived by then.
      completion: {onClose: true, onExit: false},
      // Its default takes a process that was killed, or failed in silence, for one that succeeded.
      errors: (error, {exitCode}) => {
        code = exitCode;
        return error ?? (exitCode === 0 ? undefined : new Error(`it ended with ${exitCode}`));
      },
      ...(input !== undefined && {input: () => input}),
    });
    git.env({...env}).outputHandler((_, output) => {
      // Without this all of the output is kept in memory besides.
      output.removeAllListeners('data');
      output.on('data', push);
    });
    try {
      await git.raw([...words]);
      return undefined;
    } catch (cause) {
      return {cause, exitCode: code};
    }
  };
}
