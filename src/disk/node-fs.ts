import * as fs from 'node:fs';
import type {Entry, EntryKind, Fs} from './fs.ts';

/** What systems answer that keep the names in a folder without being asked, or not at all. */
const NO_FOLDER_SYNC = new Set(['EISDIR', 'EPERM', 'EINVAL', 'ENOTSUP', 'EBADF']);

/** The real disk. */
export const nodeFs: Fs = {
  kindOf(path) {
    try {
      return kindOfStat(fs.lstatSync(path));
    } catch (error) {
      if (['ENOENT', 'ENOTDIR'].includes((error as {code?: string}).code ?? '')) return undefined;
      throw error;
    }
  },
  modeOf: (path) => fs.statSync(path).mode & 0o777,
  sizeOf: (file) => fs.statSync(file).size,
  realPath: (path) => fs.realpathSync(path),
  list: (folder) => fs.readdirSync(folder, {withFileTypes: true}).map(entryOf),
  read: (file) => fs.readFileSync(file),
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
  makeFolder: (folder) => fs.mkdirSync(folder),
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
      if (!NO_FOLDER_SYNC.has((error as {code?: string}).code ?? '')) throw error;
    }
  },
  stampOf: (folder) => String(fs.statSync(folder, {bigint: true}).mtimeNs),
};

function entryOf(entry: fs.Dirent): Entry {
  return {name: entry.name, kind: kindOfStat(entry)};
}

function kindOfStat(stat: fs.Dirent | fs.Stats): EntryKind {
  if (stat.isFile()) return 'file';
  if (stat.isDirectory()) return 'folder';
  return stat.isSymbolicLink() ? 'link' : 'other';
}
