import {join} from 'node:path';
import {jsonOf} from '../json.ts';
import {claimName} from './claim-name.ts';
import {codeOf} from './errors.ts';
import type {Fs} from './fs.ts';
import {isPlainFile} from './plain-file.ts';
import {isRunning, type ProcessId} from './processes.ts';

/** Whoever holds this name may write. */
export const LOCK = 'lock';

/** Who holds a lock, or wants to; no two runs have the same `id`. */
export interface Owner extends ProcessId {
  readonly id: string;
}

/** A lock that is held. */
export interface Lock {
  /** The files that say so, in the folder of the lock. */
  readonly names: readonly string[];
  readonly release: () => void;
}

/** What became of an attempt: the lock, or who has it; nobody is known where a file system wrote it half. */
export type Attempt = {readonly lock: Lock} | {readonly holder: Owner | undefined};

/**
 * Try to take the lock of a folder, which must exist.
 *
 * The holder is the last of a chain: `lock` names the first, and `lock.<id>` the one who came after the holder `id`
 * died. A name is taken by a hard link to a file that is whole already, so it is never half there, and never taken
 * twice. A holder who is done removes `lock` first; so whoever has joined a chain looks whether it is still there.
 */
export function tryLock(fs: Fs, folder: string, owner: Owner): Attempt {
  const card = join(folder, `${owner.id}.owner`);
  fs.createFile(card, new TextEncoder().encode(JSON.stringify(owner)), undefined);
  try {
    return takeEnd(fs, folder, card);
  } finally {
    fs.removeFile(card);
  }
}

function takeEnd(fs: Fs, folder: string, card: string): Attempt {
  for (;;) {
    const chain = chainOf(fs, folder);
    const last = chain.at(-1);
    if (last && !isDead(last.owner)) return {holder: last.owner};
    const name = last?.owner ? `${LOCK}.${last.owner.id}` : LOCK;
    if (!isClaimed(fs, card, join(folder, name))) continue;
    const names = [...chain.map((link) => link.name), name];
    const isWhole = chain.every((link) => ownerOfCard(fs, join(folder, link.name))?.id === link.owner?.id);
    const release = () => removeAll(fs, folder, names);
    if (isWhole) return {lock: {names, release}};
    fs.removeFile(join(folder, name));
  }
}

/** A name of the lock, and who took it. */
interface Link {
  readonly name: string;
  readonly owner: Owner | undefined;
}

function chainOf(fs: Fs, folder: string): readonly Link[] {
  const chain: Link[] = [];
  for (let name = LOCK; ; ) {
    const path = join(folder, name);
    const owner = ownerOfCard(fs, path);
    if (!owner && fs.kindOf(path) === undefined) return chain;
    chain.push({name, owner});
    if (!owner || !isDead(owner)) return chain;
    name = `${LOCK}.${owner.id}`;
  }
}

function isDead(owner: Owner | undefined): boolean {
  return owner !== undefined && !isRunning(owner);
}

/** Whether a name was free, and is ours now. */
function isClaimed(fs: Fs, card: string, name: string): boolean {
  try {
    claimName(fs, card, name);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Who says to want a lock; nothing for a file that is gone, or not whole. Throws a Refusal for what is no file. */
export function ownerOfCard(fs: Fs, path: string): Owner | undefined {
  try {
    return isPlainFile(fs, path) ? readOwner(new TextDecoder().decode(fs.read(path))) : undefined;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function readOwner(text: string): Owner | undefined {
  const {id, pid, host, started} = (jsonOf(text) ?? {}) as Partial<Record<keyof Owner, unknown>>;
  return typeof id === 'string' && typeof pid === 'number' && typeof host === 'string'
    ? {id, pid, host, started: typeof started === 'string' ? started : undefined}
    : undefined;
}

/** The first name goes first: nobody who comes now joins the chain. What is gone already was taken care of. */
function removeAll(fs: Fs, folder: string, names: readonly string[]): void {
  for (const name of names) {
    try {
      fs.removeFile(join(folder, name));
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') throw error;
    }
  }
}
