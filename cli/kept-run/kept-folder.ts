import {statSync} from 'node:fs';
import {dirname, join} from 'node:path';
import type {Fs} from '../../src/disk/fs.ts';
import {decodeRun, encodeRun} from './encoding.ts';
import type {KeptRun} from './kept-run.ts';
import type {RunKey} from './key.ts';

/** How many runs are kept of a project, and how many bytes one may have. */
const MOST_RUNS = 16;
const LARGEST = 64 * 1024 * 1024;

/** Where a run is kept. */
export interface KeptAt extends RunKey {
  readonly fs: Fs;
  /** May be yet to be made. */
  readonly folder: string;
}

/** The run of a key; nothing where none is kept that is whole, of this key, and made in this very folder. Never throws. */
export function keptRun({fs, folder, key, name}: KeptAt): KeptRun | undefined {
  try {
    const file = join(folder, name);
    if (fs.kindOf(folder) !== 'folder' || fs.kindOf(file) !== 'file') return undefined;
    const run = fs.sizeOf(file) > LARGEST ? undefined : decodeRun(fs.read(file));
    return run?.key === keyIn(folder, key) ? run : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Keep a run, whole or not at all, and forget the oldest, those of other builds and what runs that died have left.
 * Never throws: what resists is not kept.
 */
export function keepRun(at: KeptAt, run: KeptRun, id: string): void {
  const {fs, folder, key, name} = at;
  const next = join(folder, `${name}.${id}.next`);
  try {
    makeFolders(fs, folder);
    if (fs.kindOf(folder) !== 'folder') return;
    const bytes = encodeRun({...run, key: keyIn(folder, key)});
    if (bytes.length > LARGEST) return;
    forget(at, bytes.length);
    // Others may not read in it what they may not read in the files it is about.
    fs.createFile(next, bytes, 0o600);
    fs.rename(next, join(folder, name));
  } catch {
    tryTo(() => fs.removeFile(next));
  }
}

/**
 * The key, bound to the folder: what somebody else made, in an archive that was unpacked or a copy, is not believed,
 * for nobody knows beforehand what number and what birth a folder gets.
 */
function keyIn(folder: string, key: string): string {
  const {ino, birthtimeMs} = statSync(folder);
  return `${ino} ${birthtimeMs} ${key}`;
}

/** A link on the way is not followed: then something else than a folder is there. */
function makeFolders(fs: Fs, folder: string): void {
  if (fs.kindOf(dirname(folder)) === undefined) fs.makeFolder(dirname(folder));
  if (fs.kindOf(dirname(folder)) !== 'folder') throw new Error('The way to the folder is no folder');
  if (fs.kindOf(folder) === undefined) fs.makeFolder(folder);
}

function forget({fs, folder, name}: KeptAt, _: number): void {
  const build = name.slice(0, name.lastIndexOf('-'));
  const ours = fs
    .list(folder)
    .filter((entry) => entry.kind === 'file' && /^run-[\w-]+\.bin(?:\.|$)/.test(entry.name));
  const isOld = (file: string) => !file.startsWith(build) || !file.endsWith('.bin');
  const old = ours.filter((entry) => isOld(entry.name)).map((entry) => entry.name);
  const kept = ours.map((entry) => entry.name).filter((file) => !old.includes(file) && file !== name);
  const byAge = kept.length < MOST_RUNS ? [] : oldest(folder, kept).slice(0, kept.length - MOST_RUNS + 1);
  for (const file of [...old, ...byAge]) tryTo(() => fs.removeFile(join(folder, file)));
}

function oldest(folder: string, names: readonly string[]): readonly string[] {
  const age = (name: string) => statSync(join(folder, name), {throwIfNoEntry: false})?.mtimeMs ?? 0;
  return names
    .map((name) => ({name, time: age(name)}))
    .sort((one, other) => one.time - other.time)
    .map(({name}) => name);
}

function tryTo(step: () => void): void {
  try {
    step();
  } catch {
    // Somebody else has done it, or it is harmless.
  }
}
