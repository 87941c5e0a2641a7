import {dirname, join} from 'node:path';
import {setTimeout as pause} from 'node:timers/promises';
import {TRANSACTIONS} from '../project/paths.ts';
import {Refusal, shellLine} from '../refusal.ts';
import {asRefusal, codeOf} from './errors.ts';
import type {Fs} from './fs.ts';
import {hasJournal} from './journal.ts';
import {type Lock, type Owner, ownerOfCard, tryLock} from './lock.ts';
import {toNative} from './native-path.ts';
import {assertNoImpostor} from './plain-file.ts';
import {isRunning, newOwnerId, ownProcess, retireOwnerId} from './processes.ts';
import {recover} from './recover.ts';

/** The right to write to a project, which one run has at a time. */
export interface Turn {
  /** The folder for what is ours: lock, journal, staged contents. */
  readonly folder: string;
  /** What a run before this one had left half done, and what became of it, as a sentence. */
  readonly recovered: string | undefined;
  readonly release: () => void;
}

const IGNORE = '.gitignore';
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
    const turn = tryTurn(fs, root);
    if (!('holder' in turn)) {
      turn.release();
      return turn.recovered;
    }
    if (waited >= seconds * 1000) throw anotherRun(turn.holder, folder);
    await pause(BETWEEN_LOOKS);
  }
  return undefined;
}

/** Take the turn, or refuse at once. */
export function takeTurnNow(fs: Fs, root: string): Turn {
  const turn = tryTurn(fs, root);
  if ('holder' in turn) throw anotherRun(turn.holder, toNative(root, TRANSACTIONS));
  return turn;
}

function tryTurn(fs: Fs, root: string): Turn | {readonly holder: Owner | undefined} {
  const folder = toNative(root, TRANSACTIONS);
  const owner = {...ownProcess(), id: newOwnerId()};
  try {
    for (;;) {
      assertNoImpostor(fs, folder);
      const made = makeFolders(fs, folder);
      const attempt = attemptIn(fs, folder, owner, made);
      if (attempt === 'gone') continue;
      if ('holder' in attempt) {
        retireOwnerId(owner.id);
        return attempt;
      }
      return begun(fs, root, folder, owner, attempt.lock, made);
    }
  } catch (error) {
    retireOwnerId(owner.id);
    throw asRefusal(error, 'write', folder);
  }
}

/** The folder goes with the run that is done with it, and may go while we look. */
function attemptIn(fs: Fs, folder: string, owner: Owner, made: readonly string[]) {
  try {
    return tryLock(fs, folder, owner);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return 'gone';
    removeFolders(fs, made);
    throw error;
  }
}

function begun(fs: Fs, root: string, folder: string, {id}: Owner, lock: Lock, made: readonly string[]): Turn {
  const release = () => {
    end(fs, folder, lock, made);
    retireOwnerId(id);
  };
  try {
    if (fs.kindOf(join(folder, IGNORE)) === undefined)
      fs.createFile(join(folder, IGNORE), new TextEncoder().encode('*\n'), undefined);
    const recovered = recover({fs, root, folder});
    sweep(fs, folder, lock.names);
    return {folder, recovered, release};
  } catch (error) {
    end(fs, folder, lock, made);
    throw error;
  }
}

/** Leave nothing behind; who waits already makes the folder anew. Never throws: what resists dies with this process. */
function end(fs: Fs, folder: string, lock: Lock, made: readonly string[]): void {
  // What an unfinished transaction has staged is not for git.
  tryTo(() => hasJournal(fs, folder) || fs.removeFile(join(folder, IGNORE)));
  tryTo(lock.release);
  removeFolders(fs, [folder, ...made.filter((each) => each !== folder)]);
}

function removeFolders(fs: Fs, folders: readonly string[]): void {
  for (const each of folders) tryTo(() => fs.removeFolder(each));
}

/** What runs that died have left: contents nobody needs, names nobody holds. What resists stays: it is ours, and harmless. */
export function sweep(fs: Fs, folder: string, kept: readonly string[]): void {
  for (const {name, kind} of fs.list(folder)) {
    const path = join(folder, name);
    if (kind !== 'file' || name === IGNORE || kept.includes(name)) continue;
    const owner = name.endsWith('.owner') ? ownerOfCard(fs, path) : undefined;
    if (!owner || !isRunning(owner)) tryTo(() => fs.removeFile(path));
  }
}

/** The folder and those above it that are missing; returns what was made, innermost first. */
function makeFolders(fs: Fs, folder: string): readonly string[] {
  if (fs.kindOf(folder) === 'folder') return [];
  const above = makeFolders(fs, dirname(folder));
  try {
    fs.makeFolder(folder);
    return [folder, ...above];
  } catch (error) {
    const isThere = codeOf(error) === 'EEXIST' && fs.kindOf(folder) === 'folder';
    if (!isThere) throw error;
    return above;
  }
}

function tryTo(step: () => void): void {
  try {
    step();
  } catch {
    // Somebody else needs it, or has done it.
  }
}

function anotherRun(holder: Owner | undefined, folder: string): Refusal {
  const who = holder ? `process ${holder.pid} on ${holder.host}` : 'a run that is only just starting';
  return new Refusal(
    'another-run',
    `Another run of openspec is writing to this project (${who}), and nothing was changed; run this again, or wait longer with --wait 60`,
    holder ? shellLine`ps -p ${String(holder.pid)}` : shellLine`ls -l ${folder}`,
  );
}
