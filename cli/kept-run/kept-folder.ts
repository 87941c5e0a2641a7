import {statSync} from 'node:fs';
import {dirname, join} from 'node:path';
import type {Fs} from '../../src/disk/fs.ts';
import {decodeRun, encodeRun} from './encoding.ts';
import type {KeptRun} from './kept-run.ts';
import type {RunKey} from './key.ts';

/** How many runs are kept of a build, and of all: an editor and a terminal may have a Node each. */
const MOST_OF_BUILD = 16;
const MOST_RUNS = 48;

/** How many bytes one may have. */
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
 * Keep a run, whole or not at all, and forget the oldest and what runs that died have left.
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
    forget(at);
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

/** Makes room for one more. */
function forget({fs, folder, name}: KeptAt): void {
  const ours = fs
    .list(folder)
    .filter((entry) => entry.kind === 'file' && /^run-[\w-]+\.bin(?:\.|$)/.test(entry.name))
    .map((entry) => entry.name);
  const left = ours.filter((file) => !file.endsWith('.bin'));
  const runs = youngestFirst(
    folder,
    ours.filter((file) => file.endsWith('.bin') && file !== name),
  );
  const build = name.slice(0, name.lastIndexOf('-') + 1);
  const old = runs.filter((file) => file.startsWith(build)).slice(MOST_OF_BUILD - 1);
  const others = runs.filter((file) => !old.includes(file)).slice(MOST_RUNS - 1);
  for (const file of [...left, ...old, ...others]) tryTo(() => fs.removeFile(join(folder, file)));
}

function youngestFirst(folder: string, names: readonly string[]): readonly string[] {
  const age = (name: string) => statSync(join(folder, name), {throwIfNoEntry: false})?.mtimeMs ?? 0;
  return names
    .map((name) => ({name, time: age(name)}))
    .sort((one, other) => other.time - one.time)
    .map(({name}) => name);
}

function tryTo(step: () => void): void {
  try {
    step();
  } catch {
    // Somebody else has done it, or it is harmless.
  }
}
