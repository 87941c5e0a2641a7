import {join, resolve} from 'node:path';
import {findRoot} from '../../src/disk/find-root.ts';
import type {Fs} from '../../src/disk/fs.ts';
import {toNative} from '../../src/disk/native-path.ts';
import {readArchiveName} from '../../src/project/names.ts';
import {ARCHIVE, CHANGES, SPECS} from '../../src/project/paths.ts';
import type {Named} from '../commands/command.ts';
import type {Described, Table} from './table.ts';

/** Where names are looked up. */
export interface Shelf {
  readonly fs: Fs;
  /** The absolute folder of the project; absent where there is none. */
  readonly root: string | undefined;
  readonly table: Table;
}

/** How many folders are looked into for capabilities: a key press is not to read a whole disk. */
const MOST_FOLDERS = 2_000;

/** The project that names come from, seen from a folder. */
export function shelfAt(fs: Fs, table: Table, cwd: string, root: string | undefined): Shelf {
  return {fs, table, root: findRoot(fs, root === undefined ? cwd : resolve(cwd, root))};
}

/** The names of a kind, best first; `current` is what is written of one. Paths are left to the shell. */
export function namesOf(shelf: Shelf, kind: Named, current: string): readonly Described[] {
  switch (kind) {
    case 'command':
      return shelf.table.commands.map(({name, summary}) => ({value: name, summary}));
    case 'rule':
      return shelf.table.rules;
    case 'rule=level':
      return levelled(shelf.table, current);
    case 'active-change':
      return active(shelf);
    case 'archived-change':
      return archived(shelf, current);
    case 'change':
      return changes(shelf, current);
    case 'capability':
      return capabilities(shelf);
    case 'value=file':
    case 'file':
    case 'folder':
      return [];
  }
}

/** A rule first, then the levels it may have. */
function levelled({rules, levels}: Table, current: string): readonly Described[] {
  const at = current.indexOf('=');
  if (at < 0) return rules.map(({value, summary}) => ({value: `${value}=`, summary}));
  return levels.map((level) => ({value: `${current.slice(0, at)}=${level}`, summary: ''}));
}

/** Finished changes are offered where no active one can be meant: there are soon many of them. */
function changes(shelf: Shelf, current: string): readonly Described[] {
  const names = active(shelf);
  const isMeant = names.some(({value}) => value.startsWith(current));
  return isMeant ? names : archived(shelf, current);
}

function active(shelf: Shelf): readonly Described[] {
  return folders(shelf, CHANGES)
    .filter((name) => `${CHANGES}/${name}` !== ARCHIVE)
    .map((value) => ({value, summary: 'active change'}));
}

/** By plain name, newest first and each once; by whole folder once a day is written. */
function archived(shelf: Shelf, current: string): readonly Described[] {
  const found = folders(shelf, ARCHIVE).toReversed();
  if (/^\d/.test(current)) return found.map((value) => ({value, summary: 'archived change'}));
  const newest = new Map<string, string>();
  for (const folder of found) {
    const {date, name} = readArchiveName(folder);
    if (!newest.has(name)) newest.set(name, date === undefined ? 'archived' : `archived ${date}`);
  }
  return [...newest].map(([value, summary]) => ({value, summary}));
}

/** The names of folders in a folder, sorted; those that begin with a dot are nobody's change. */
function folders({fs, root}: Shelf, path: string): readonly string[] {
  if (root === undefined || fs.kindOf(toNative(root, path)) !== 'folder') return [];
  const entries = fs.list(toNative(root, path));
  return entries
    .filter(({name, kind}) => kind === 'folder' && !name.startsWith('.'))
    .map(({name}) => name)
    .toSorted();
}

/** Folders with a `spec.md`, at any depth. */
function capabilities(shelf: Shelf): readonly Described[] {
  const found: string[] = [];
  const ahead = [...folders(shelf, SPECS)];
  for (let looked = 0; looked < MOST_FOLDERS; looked++) {
    const id = ahead.shift();
    if (id === undefined) break;
    const path = `${SPECS}/${id}`;
    if (shelf.fs.kindOf(join(toNative(shelf.root ?? '', path), 'spec.md')) === 'file') found.push(id);
    ahead.push(...folders(shelf, path).map((name) => `${id}/${name}`));
  }
  return found.toSorted().map((value) => ({value, summary: 'spec'}));
}
