import * as fs from 'node:fs';
import {codeOf} from './errors.ts';
import type {Entry, EntryKind, Fs} from './fs.ts';

/** What systems answer that keep the names in a folder without being asked, or not at all. */
const NO_FOLDER_SYNC = new Set(['EISDIR', 'EPERM', 'EINVAL', 'ENOTSUP', 'EBADF']);

/** What systems answer for a path at which nothing can be: the way there is missing, a file, a circle or too long. */
const NOTHING_THERE = new Set(['ENOENT', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG']);

/** The real disk. */
export const nodeFs: Fs = {
  kindOf(path) {
    try {
      return kindOfStat(fs.lstatSync(path));
    } catch (error) {
      if (NOTHING_THERE.has(codeOf(error) ?? '')) return undefined;
      throw error;
    }
  },
  modeOf: (path) => fs.statSync(path).mode & 0o777,
  isReadOnly(file) {
    if ((fs.statSync(file).mode & 0o222) === 0) return true;
    try {
      fs.accessSync(file, fs.constants.W_OK);
      return false;
    } catch (error) {
      if (['EACCES', 'EPERM', 'EROFS'].includes(codeOf(error) ?? '')) return true;
      throw error;
    }
  },
  sizeOf: (file) => fs.statSync(file).size,
  realPath: (path) => fs.realpathSync(path),
  list: (folder) => fs.readdirSync(folder, {withFileTypes: true}).map(entryOf),
  read: readVersion,
  createFile(file, bytes, mode) {
    const descriptor = fs.openSync(file, 'wx', mode);
    try {
      // The umask has taken its share of what was asked for.
      if (mode !== undefined) fs.fchmodSync(descriptor, mode);
      fs.writeFileSync(descriptor, bytes);
      fs.fsyncSync(descriptor);
    } catch (error) {
      fs.closeSync(descriptor);
      fs.unlinkSync(file);
      throw error;
    }
    fs.closeSync(descriptor);
  },
  link: (file, name) => fs.linkSync(file, name),
  rename: (from, to) => fs.renameSync(from, to),
  makeFolder(folder, mode) {
    fs.mkdirSync(folder, mode);
    try {
      if (mode !== undefined) setMode(folder, mode);
    } catch (error) {
      fs.rmdirSync(folder);
      throw error;
    }
  },
  removeFile: (file) => fs.unlinkSync(file),
  removeFolder: (folder) => fs.rmdirSync(folder),
  syncFolder(folder) {
    try {
      const descriptor = fs.openSync(folder, 'r');
      try {
        fs.fsyncSync(descriptor);
      } finally {
        fs.closeSync(descriptor);
      }
    } catch (error) {
      if (!NO_FOLDER_SYNC.has(codeOf(error) ?? '')) throw error;
    }
  },
  stampOf: (folder) => String(fs.statSync(folder, {bigint: true}).mtimeNs),
};

/** The umask has taken its share; a set-group-ID bit comes from the folder above, and stays. */
function setMode(folder: string, mode: number): void {
  const found = fs.statSync(folder).mode & 0o7777;
  if ((found & 0o777) !== mode) fs.chmodSync(folder, (found & 0o7000) | mode);
}

/** How often a file is read anew because it changed meanwhile. */
const ATTEMPTS = 10;

/** A pipe is not waited for, and a file that changes while it is read is read again, until it is one version. */
function readVersion(file: string, most = Number.POSITIVE_INFINITY): Uint8Array {
  // Windows has no such flag, and no such pipes among its files.
  const descriptor = fs.openSync(file, fs.constants.O_RDONLY | (fs.constants.O_NONBLOCK ?? 0));
  try {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const before = fs.fstatSync(descriptor);
      if (!before.isFile()) throw errorOf(before.isDirectory() ? 'EISDIR' : 'ENXIO', file);
      const bytes = readFrom(descriptor, Math.min(before.size, most));
      if (bytes.length > most) return bytes.subarray(0, most);
      const after = fs.fstatSync(descriptor);
      if (after.mtimeMs === before.mtimeMs && after.ctimeMs === before.ctimeMs && after.size === bytes.length)
        return bytes;
    }
    throw errorOf('EBUSY', file);
  } finally {
    fs.closeSync(descriptor);
  }
}

/** All of a file from its start; up to one byte more than expected, which tells of growth. */
function readFrom(descriptor: number, size: number): Uint8Array {
  const bytes = new Uint8Array(size + 1);
  let length = 0;
  let read: number;
  // Fewer than were asked for are all there are; if not, the size of the file will tell.
  do {
    read = fs.readSync(descriptor, bytes, length, bytes.length - length, length);
    length += read;
  } while (read !== 0 && length < size);
  return bytes.subarray(0, length);
}

function errorOf(code: string, path: string): Error {
  return Object.assign(new Error(`${code}: ${path}`), {code});
}

function entryOf(entry: fs.Dirent): Entry {
  return {name: entry.name, kind: kindOfStat(entry)};
}

function kindOfStat(stat: fs.Dirent | fs.Stats): EntryKind {
  if (stat.isFile()) return 'file';
  if (stat.isDirectory()) return 'folder';
  return stat.isSymbolicLink() ? 'link' : 'other';
}
