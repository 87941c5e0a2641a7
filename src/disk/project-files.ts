import {decode, type Source} from '../markdown/source.ts';
import {isChangeFolder, OPENSPEC, TEMPLATES, TRANSACTIONS} from '../project/paths.ts';
import type {ProjectFiles, Unreadable} from '../project/project.ts';
import {codeOf, reasonOf} from './errors.ts';
import type {EntryKind, Fs} from './fs.ts';
import {toNative} from './native-path.ts';
import {problemOf, readUnlisted} from './read-unlisted.ts';

/** How many bytes of a file are read at most, 32 MiB: what a person writes is far smaller. */
export const LARGEST = 32 * 1024 * 1024;

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

/** A file as text, or why it is too large; never more of it in memory than a file may have. */
export function readWithin(fs: Fs, native: string, path: string): Source | string {
  const bytes = fs.read(native, LARGEST + 1);
  return bytes.length > LARGEST ? tooLarge(Math.max(bytes.length, fs.sizeOf(native))) : decode(path, bytes);
}

/** Why the content of a path is not to be read: reading a pipe would wait forever. */
export function problemOfFile(fs: Fs, native: string, kind = fs.kindOf(native)): string | undefined {
  if (kind === 'folder') return 'it is a folder, expected a file';
  if (kind !== 'file') return 'it is neither a file nor a folder';
  return sizeProblem(fs.sizeOf(native));
}

/** Why a file of so many bytes is not read, as a clause. */
export function sizeProblem(size: number): string | undefined {
  return size > LARGEST ? tooLarge(size) : undefined;
}

function tooLarge(size: number): string {
  return `it has ${size} bytes, expected at most ${LARGEST} (32 MiB)`;
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
