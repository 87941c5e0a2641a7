import {recordRun} from '../../cli/kept-run/record-run.ts';
import {remembered} from '../../cli/kept-run/remembered.ts';
import {run} from '../../cli/run.ts';
import {type Ran, runCli, type World} from './run-cli.ts';

/** A command line that was run, and whether that took all of the program. */
export interface RanAgain extends Ran {
  readonly wasRun: boolean;
}

/** Milliseconds after which every stamp of now is believed. */
export const LATER = 60_000;

/** Run a command line as the bin does, which says again what it said where that is still so; `later`, in milliseconds. */
export async function runKept(
  argv: readonly string[],
  {
    later = 0,
    node = process.version,
    ...world
  }: Omit<World, 'through'> & {readonly later?: number; readonly node?: string},
): Promise<RanAgain> {
  let wasRun = false;
  const rest = async () => {
    wasRun = true;
    return {run, recordRun};
  };
  const env = {...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', ...world.env};
  const {platform} = process;
  const surroundings = {
    env,
    node,
    user: process.geteuid?.(),
    pid: process.pid,
    clock: () => Date.now() + later,
    platform,
    rest,
  };
  const ran = await runCli(argv, {
    ...world,
    through: (words, context) => remembered(words, context, surroundings),
  });
  return {...ran, wasRun};
}
