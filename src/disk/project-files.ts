import type {Source} from '../markdown/source.ts';
import {isChangeFolder, OPENSPEC, TEMPLATES, TRANSACTIONS} from '../project/paths.ts';
import type {ProjectFiles, Unreadable} from '../project/project.ts';
import {codeOf, reasonOf} from './errors.ts';
import {readWithin} from './file-text.ts';
import type {EntryKind, Fs} from './fs.ts';
import {toNative} from './native-path.ts';
import {problemOf, readUnlisted} from './read-unlisted.ts';

/** What lies below `openspec/`: all names now, contents when they are asked for. Throws when it cannot be listed. */
export function projectFiles(fs: Fs, root: string): ProjectFiles {
  const files: string[] = [];
  const changeFolders: string[] = [];
  const unreadable: Unreadable[] = [];
  const sources = new Map<string, Source | undefined>();
  const listed = new Set<string>();
  const visit = (path: string, kind: EntryKind): void => {
    const isNamed = !path.includes('\uFFFD') || fs.kindOf(toNative(root, path)) !== undefined;
    if (kind === 'file' && isNamed) {
      files.push(path);
      listed.add(path);
    }
    if (kind === 'folder' && isNamed && isChangeFolder(path)) changeFolders.push(path);
    const reason = isNamed ? problemOf(path, kind) : 'its name is not UTF-8';
    if (reason) unreadable.push({path, reason});
  };
  walk(fs, root, visit, (path, error) => unreadable.push({path, reason: reasonOf(error) ?? String(error)}));
  const read = (path: string): Source | undefined => {
    if (!sources.has(path)) {
      const source = listed.has(path)
        ? readListed(fs, root, path, unreadable)
        : readUnlisted({fs, root, unreadable}, path);
      sources.set(path, source);
    }
    return sources.get(path);
  };
  return {files, changeFolders, unreadable, read, forget: (path) => void sources.delete(path)};
}

/** Everything below `openspec/`, without recursion: folders may lie deeper than calls can. */
function walk(
  fs: Fs,
  root: string,
  visit: (path: string, kind: EntryKind) => void,
  fails: (path: string, error: unknown) => void,
): void {
  const ahead = [{path: OPENSPEC, entries: fs.list(toNative(root, OPENSPEC))}];
  for (let folder = ahead.pop(); folder; folder = ahead.pop()) {
    for (const {name, kind} of folder.entries) {
      const path = `${folder.path}/${name}`;
      if (path === TEMPLATES || path === TRANSACTIONS || name === '.git') continue;
      visit(path, kind);
      if (kind !== 'folder') continue;
      try {
        ahead.push({path, entries: fs.list(toNative(root, path))});
      } catch (error) {
        fails(path, error);
      }
    }
  }
}

/** A file that was there when its folder was listed, and so is asked for nothing but its bytes. */
function readListed(fs: Fs, root: string, path: string, unreadable: Unreadable[]): Source | undefined {
  try {
    const read = readWithin(fs, toNative(root, path), path);
    if (typeof read !== 'string') return read;
    unreadable.push({path, reason: read});
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') unreadable.push({path, reason: reasonOf(error) ?? String(error)});
  }
  return undefined;
}
