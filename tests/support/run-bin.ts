import {spawnSync} from 'node:child_process';
import {chownSync, lstatSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import {packageRoot, type Ran} from './run-cli.ts';

const hook = join(packageRoot, 'tests', 'support', 'kill-at.cjs');

/** A user without rights; a test that does not run as root is one already. */
const NOBODY = 65534;
const isRoot = process.getuid?.() === 0;

/** How the built bin is run. */
export interface HowToRun {
  readonly env?: Readonly<Record<string, string>>;
  /** As a user whom permissions hold back. */
  readonly asNobody?: boolean;
  /** What is written to it. */
  readonly input?: string;
  /** The folder of another copy of the package. */
  readonly home?: string;
}

/** Run the built bin in a process of its own. */
export function runBin(
  cwd: string,
  argv: readonly string[],
  {env = {}, asNobody = false, input, home = packageRoot}: HowToRun = {},
) {
  const isCounted = env['OPENSPEC_COUNT'] || env['OPENSPEC_KILL_AT'];
  const words = isCounted ? ['--require', hook] : [];
  return spawnSync(process.execPath, [...words, join(home, 'dist', 'openspec.cjs'), ...argv], {
    cwd,
    encoding: 'utf8',
    env: {...process.env, ...env},
    timeout: 30_000,
    ...(input !== undefined && {input}),
    ...(asNobody && isRoot ? {uid: NOBODY, gid: NOBODY} : {}),
  });
}

/** Let the user without rights own a file, or a folder and all in it. */
export function giveToNobody(path: string): void {
  if (!isRoot || lstatSync(path).isSymbolicLink()) return;
  chownSync(path, NOBODY, NOBODY);
  if (lstatSync(path).isDirectory()) for (const name of readdirSync(path)) giveToNobody(join(path, name));
}

/** Run the built bin as that user, who then owns the folder it is run in. */
export function runAsNobody(cwd: string, ...argv: readonly string[]): Ran {
  giveToNobody(cwd);
  const {status, stdout, stderr, error} = runBin(cwd, argv, {asNobody: true});
  if (error) throw error;
  return {code: status ?? -1, stdout, stderr};
}
