import type {Source} from '../markdown/source.ts';
import {linkReason} from '../project/listed-files.ts';
import {foldersOf, isBelow, OPENSPEC} from '../project/paths.ts';
import type {Unreadable} from '../project/project.ts';
import {reasonOf} from './errors.ts';
import {problemOfFile, readWithin} from './file-text.ts';
import type {EntryKind, Fs} from './fs.ts';
import {toNative} from './native-path.ts';

/** Where files are read of which no folder was listed. */
export interface Unlisted {
  readonly fs: Fs;
  readonly root: string;
  /** What keeps a path from being read is added. */
  readonly unreadable: Unreadable[];
  /** What stands where a folder should be; without it the folders below `openspec/` are known to be some. */
  readonly folderAt?: (path: string) => EntryKind | undefined;
}

/** A file as text. What is not there is no problem; whatever else keeps a path from being read is told. */
export function readUnlisted({fs, root, unreadable, folderAt}: Unlisted, path: string): Source | undefined {
  // What lies behind a link is not there; where all that there is was listed, links are known.
  if (!folderAt && unreadable.some((each) => each.path === path || isBelow(each.path, path)))
    return undefined;
  try {
    const kindAt = folderAt ?? ((folder) => fs.kindOf(toNative(root, folder)));
    const obstacle =
      folderAt === undefined && isBelow(OPENSPEC, path) ? undefined : obstacleAbove(kindAt, path);
    const native = toNative(root, path);
    const kind = obstacle ? undefined : fs.kindOf(native);
    if (obstacle) tell(unreadable, obstacle);
    if (kind === undefined) return undefined;
    const read = problemOf(path, kind) ?? problemOfFile(fs, native, kind) ?? readWithin(fs, native, path);
    if (typeof read !== 'string') return read;
    tell(unreadable, {path, reason: read});
  } catch (error) {
    tell(unreadable, {path, reason: reasonOf(error) ?? String(error)});
  }
  return undefined;
}

/** What is in the way of one path may be in that of others. */
function tell(unreadable: Unreadable[], problem: Unreadable): void {
  if (!unreadable.some(({path}) => path === problem.path)) unreadable.push(problem);
}

/** A folder above a path that is none. */
function obstacleAbove(
  kindAt: (folder: string) => EntryKind | undefined,
  path: string,
): Unreadable | undefined {
  for (const folder of foldersOf(path)) {
    const kind = kindAt(folder);
    if (kind === undefined) return undefined;
    const isFile = kind === 'file';
    const reason = isFile ? 'it is a file, expected a folder' : problemOf(folder, kind);
    if (kind !== 'folder') return {path: folder, reason: reason ?? 'it is no folder'};
  }
  return undefined;
}

/** Why an entry that should be a document is none. */
export function problemOf(path: string, kind: EntryKind): string | undefined {
  const shouldBeFile = /\.md$|\.openspec\.yaml$|config\.yaml$/i.test(path);
  if (kind === 'folder') return shouldBeFile ? 'it is a folder, expected a file' : undefined;
  if (kind === 'link') return linkReason(path);
  if (kind === 'other') return 'it is neither a file nor a folder';
  return undefined;
}
