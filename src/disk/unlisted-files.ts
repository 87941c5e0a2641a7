import type {Source} from '../markdown/source.ts';
import {CONFIG, OPENSPEC} from '../project/paths.ts';
import type {ProjectFiles, Unreadable} from '../project/project.ts';
import type {EntryKind, Fs} from './fs.ts';
import {toNative} from './native-path.ts';
import {readUnlisted} from './read-unlisted.ts';

/**
 * What lies below `openspec/`, for one who knows from elsewhere what there is: contents when they are asked for, and of
 * names that of the config alone. Throws when the folder cannot be listed.
 */
export function unlistedFiles(fs: Fs, root: string): ProjectFiles {
  const entries = fs.list(toNative(root, OPENSPEC));
  const files = entries.filter(({kind}) => kind === 'file').map(({name}) => `${OPENSPEC}/${name}`);
  const unreadable: Unreadable[] = [];
  const sources = new Map<string, Source | undefined>();
  const kinds = new Map<string, EntryKind | undefined>();
  const folderAt = (path: string): EntryKind | undefined => {
    if (!kinds.has(path)) kinds.set(path, fs.kindOf(toNative(root, path)));
    return kinds.get(path);
  };
  return {
    files: files.filter((path) => path === CONFIG),
    changeFolders: [],
    unreadable,
    read(path) {
      if (!sources.has(path)) sources.set(path, readUnlisted({fs, root, unreadable, folderAt}, path));
      return sources.get(path);
    },
    forget: (path) => void sources.delete(path),
  };
}
