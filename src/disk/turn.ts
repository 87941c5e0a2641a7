import {join} from 'node:path';
import {setTimeout as pause} from 'node:timers/promises';
import {TRANSACTIONS} from '../project/paths.ts';
import {Refusal, shellLine} from '../refusal.ts';
import type {Fs} from './fs.ts';
import {hasJournal} from './journal.ts';
import {LOCK, type Owner} from './lock.ts';
import {toNative} from './native-path.ts';
import {ownProcess} from './processes.ts';
import {type Turn, tryTurn} from './try-turn.ts';

export type {Turn} from './try-turn.ts';

/** Milliseconds between two looks at a lock that somebody holds, on average. */
const BETWEEN_LOOKS = 25;

/**
 * Take the turn, waiting up to some seconds for a run that has it; a holder that died is succeeded at once.
 *
 * Throws a Refusal that names the holder, or says why the project cannot be written to.
 */
export async function takeTurn(fs: Fs, root: string, seconds: number): Promise<Turn> {
  for (let waited = 0; ; waited += BETWEEN_LOOKS) {
    const turn = tryTurn(fs, root);
    if (!('holder' in turn)) return turn;
    if (waited >= seconds * 1000) throw anotherRun(turn.holder, toNative(root, TRANSACTIONS));
    await pause(BETWEEN_LOOKS * (0.5 + Math.random()));
  }
}

/**
 * Wait until no transaction is under way, which takes a run that lives a few milliseconds; what a run that died has
 * left is finished or undone, and that is returned as a sentence.
 */
export async function settle(fs: Fs, root: string, seconds: number): Promise<string | undefined> {
  const folder = toNative(root, TRANSACTIONS);
  for (let waited = 0; hasJournal(fs, folder); waited += BETWEEN_LOOKS) {
    const turn = tryToFinish(fs, root, folder);
    if (!('holder' in turn)) {
      turn.release();
      return turn.recovered;
    }
    if (waited >= seconds * 1000) throw anotherRun(turn.holder, folder);
    await pause(BETWEEN_LOOKS);
  }
  return undefined;
}

/** Whether files may be half swapped: a transaction is under way, or was cut short. */
export function isBeingWritten(fs: Fs, root: string): boolean {
  return hasJournal(fs, toNative(root, TRANSACTIONS));
}

/** Take the turn, or refuse at once. */
export function takeTurnNow(fs: Fs, root: string): Turn {
  const turn = tryTurn(fs, root);
  if ('holder' in turn) throw anotherRun(turn.holder, toNative(root, TRANSACTIONS));
  return turn;
}

/** A run that only reads may be one that must not write. */
function tryToFinish(fs: Fs, root: string, folder: string): ReturnType<typeof tryTurn> {
  try {
    return tryTurn(fs, root);
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'cannot-write') throw error;
    const message = `A run that writes was cut short here, and must be finished before the files can be trusted; that takes the right to write. ${error.message}`;
    throw new Refusal('unfinished-transaction', message, shellLine`ls -la ${folder}`);
  }
}

function anotherRun(holder: Owner | undefined, folder: string): Refusal {
  const who = holder ? `process ${holder.pid} on ${holder.host}` : 'a run that is only just starting';
  const message = `Another run of openspec is writing to this project (${who}), and nothing was changed; run this again, or wait longer with --wait 60`;
  if (!holder) return new Refusal('another-run', message, shellLine`ls -l ${folder}`);
  if (holder.host === ownProcess().host)
    return new Refusal('another-run', message, shellLine`ps -p ${String(holder.pid)}`);
  // Whether that process still runs cannot be seen from here.
  return new Refusal(
    'another-run',
    `${message}; if ${holder.host} is gone, take its lock away`,
    shellLine`rm ${join(folder, LOCK)}`,
  );
}
