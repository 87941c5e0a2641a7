import {resolve} from 'node:path';
import {nodeFs} from '../../src/disk/node-fs.ts';
import {rootIn} from '../called.ts';
import type {Context} from '../context.ts';
import type {ExitCode} from '../exit-codes.ts';
import {folderOfRuns} from './folder-of-runs.ts';
import {type KeptAt, keepRun, keptRun} from './kept-folder.ts';
import type {KeptRun} from './kept-run.ts';
import {keyOf, mayBeKept, type Surroundings} from './key.ts';
import type {recordRun} from './record-run.ts';
import {stillTrue} from './still-true.ts';

/** The process a command line is run in. */
export interface Process extends Surroundings {
  readonly pid: number;
  /** Milliseconds. */
  readonly clock: () => number;
  /** The operating system, as Node calls it. */
  readonly platform: string;
  /** All of the program, which takes long to load. */
  readonly rest: () => Promise<{
    readonly run: (argv: readonly string[], context: Context) => Promise<ExitCode>;
    readonly recordRun: typeof recordRun;
  }>;
}

/**
 * Run a command line, or say what it said last time, where all that it was told then is still so: each answer of the
 * file system and of git is asked for again and compared. Without a folder to keep runs in, it is run.
 *
 * Source: verifying traces, in Mokhov, Mitchell and Peyton Jones, Build Systems à la Carte, 2018.
 */
export async function remembered(
  argv: readonly string[],
  context: Context,
  given: Process,
): Promise<ExitCode> {
  const at = mayBeKept(argv) ? keptAt(argv, context, given) : undefined;
  if (at === undefined) return (await given.rest()).run(argv, context);
  const moment = {now: given.clock(), platform: given.platform};
  const kept = keptRun(at);
  const now = kept && (await stillTrue(kept, {...given, ...moment, fs: nodeFs, today: () => context.today}));
  if (kept === undefined || now === undefined) {
    const keep = (run: Omit<KeptRun, 'key'>) => keepRun(at, {...run, key: at.key}, `${given.pid}`);
    return (await given.rest()).recordRun(argv, context, {...given, moment, keep});
  }
  for (const [stream, text] of now.written) context[stream].write(text);
  if (now !== kept) keepRun(at, now, `${given.pid}`);
  return now.code;
}

function keptAt(argv: readonly string[], context: Context, given: Process): KeptAt | undefined {
  const folder = folderOfRuns(nodeFs, resolve(context.cwd, rootIn(argv) ?? ''));
  return folder === undefined ? undefined : {fs: nodeFs, folder, ...keyOf(argv, context, given)};
}
