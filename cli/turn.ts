import {join} from 'node:path';
import {asRefusal} from '../src/disk/errors.ts';
import {findRoot} from '../src/disk/find-root.ts';
import type {Fs} from '../src/disk/fs.ts';
import {isBeingWritten, settle, takeTurn} from '../src/disk/turn.ts';
import {printable} from '../src/printable.ts';
import {OPENSPEC} from '../src/project/paths.ts';
import {Refusal} from '../src/refusal.ts';
import type {Command, Input} from './commands/command.ts';
import {amended, Consent, type Context, type Stream} from './context.ts';
import type {ExitCode} from './exit-codes.ts';
import {note, startOf} from './open.ts';

/** Seconds to wait for another run, unless a person says otherwise. */
const WAIT = 10;

/** How often a command that reads begins anew because somebody wrote meanwhile. */
const ATTEMPTS = 5;

/**
 * Run a command: one that writes when it is its turn, one that reads on a project that stands still.
 *
 * A person is asked while others may write; then all is found anew.
 */
export async function runInTurn(command: Command, context: Context, input: Input): Promise<ExitCode> {
  try {
    return await runOnce(command, context, input);
  } catch (error) {
    if (!(error instanceof Consent)) throw error;
    if (!(await context.prompt?.confirm(error.question))) throw error.refusal;
    return runOnce(command, context, {...input, options: {...input.options, ...error.granted}});
  }
}

async function runOnce(command: Command, context: Context, input: Input): Promise<ExitCode> {
  const root = rootOf(command, context, input);
  if (root === undefined) return command.run(context, input);
  return command.writes?.(input)
    ? runWriting(command, context, input, root)
    : runReading(command, context, input, root);
}

async function runWriting(command: Command, context: Context, input: Input, root: string): Promise<ExitCode> {
  const turn = await takeTurn(context.fs, root, secondsOf(input));
  try {
    note(context, input, printable(turn.recovered ?? ''));
    return await command.run(amended(context, {turn}), input);
  } finally {
    turn.release();
  }
}

/**
 * What a command prints is held back until it is known that nobody wrote while it read. Where somebody always does, it
 * reads in a turn of its own.
 */
async function runReading(command: Command, context: Context, input: Input, root: string): Promise<ExitCode> {
  const {fs} = context;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    note(context, input, printable((await settled(fs, root)) ?? ''));
    const stamp = stampOf(fs, root);
    const held = heldBack(context);
    const code = await outcomeOf(() => command.run(held.context, input));
    if (isBeingWritten(fs, root) || stampOf(fs, root) !== stamp) continue;
    held.print();
    return code();
  }
  return runWriting(command, context, input, root);
}

/** What a run before this one had left, as a sentence. Throws a Refusal where `openspec/` may not be looked into. */
async function settled(fs: Fs, root: string): Promise<string | undefined> {
  try {
    return await settle(fs, root, WAIT);
  } catch (error) {
    throw asRefusal(error, 'read', join(root, OPENSPEC));
  }
}

/** What a call returns or throws, for later. */
async function outcomeOf<T>(call: () => Promise<T>): Promise<() => T> {
  try {
    const value = await call();
    return () => value;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}

/** A context that keeps what is written until it is printed, in the order it came. */
function heldBack(context: Context): {readonly context: Context; readonly print: () => void} {
  const writes: (() => void)[] = [];
  const holding = (stream: Stream): Stream => {
    return {...stream, write: (text, kind) => void writes.push(() => stream.write(text, kind))};
  };
  return {
    context: amended(context, {stdout: holding(context.stdout), stderr: holding(context.stderr)}),
    print: () => {
      for (const write of writes) write();
    },
  };
}

/** Whoever writes makes and removes the folder of transactions; a project that is yet to be made has none. */
function stampOf(fs: Fs, root: string): string {
  const folder = join(root, OPENSPEC);
  return fs.kindOf(folder) === 'folder' ? fs.stampOf(folder) : '';
}

/** `init` makes a project where there is none. */
function rootOf({makesProject, waitsForNobody}: Command, context: Context, {options}: Input) {
  if (waitsForNobody) return undefined;
  const start = startOf(context, options['root']);
  return makesProject ? start : findRoot(context.fs, start);
}

function secondsOf({options}: Input): number {
  const wait = options['wait'] ?? String(WAIT);
  if (typeof wait === 'string' && /^\d+(?:\.\d+)?$/.test(wait)) return Number(wait);
  throw new Refusal('bad-wait', '`--wait` takes a number of seconds, as in `--wait 60`', 'openspec --help');
}
