import {dirname, join} from 'node:path';
import {codeOf} from './errors.ts';
import type {Fs} from './fs.ts';
import {ownerOfCard} from './lock.ts';
import {isRunning} from './processes.ts';

const IGNORE = '.gitignore';

/** Keep git away from the folder. */
export function hideFromGit(fs: Fs, folder: string): void {
  const file = join(folder, IGNORE);
  if (fs.kindOf(file) === undefined) fs.createFile(file, new TextEncoder().encode('*\n'), undefined);
}

/** The last thing to go from the folder. */
export function showToGit(fs: Fs, folder: string): void {
  fs.removeFile(join(folder, IGNORE));
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
export function makeFolders(fs: Fs, folder: string): readonly string[] {
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

/** Folders that are empty go; what resists stays. */
export function removeFolders(fs: Fs, folders: readonly string[]): void {
  for (const each of folders) tryTo(() => fs.removeFolder(each));
}

/** Do what may fail. */
export function tryTo(step: () => void): void {
  try {
    step();
  } catch {
    // Somebody else needs it, or has done it.
  }
}

/** Have a file of ours hold these bytes, all of them or what it held before. What resists stays: it is ours to make again. */
export function replaceOwnFile(fs: Fs, file: string, bytes: Uint8Array): void {
  const next = `${file}.${bytes.length}.next`;
  try {
    makeFolders(fs, dirname(file));
    if (fs.kindOf(next) !== undefined) fs.removeFile(next);
    fs.createFile(next, bytes, undefined);
    fs.rename(next, file);
  } catch {
    tryTo(() => fs.removeFile(next));
  }
}
