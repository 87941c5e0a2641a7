import {byCodePoint} from '../../../project/read-project.ts';
import type {ContentFile} from './content.ts';

/** More files than these are told by folder. */
const MOST = 30;

/** The files themselves, or the deepest folders that are few enough; a folder of one file is told as that file. */
export function groupFiles(files: readonly ContentFile[]): readonly ContentFile[] {
  if (files.length <= MOST) return files;
  const deepest = files.reduce((depth, {path}) => Math.max(depth, path.split('/').length - 1), 0);
  for (let depth = deepest; depth > 1; depth--) {
    const groups = groupsAt(files, depth);
    if (groups.length <= MOST) return groups;
  }
  return groupsAt(files, 1);
}

function groupsAt(files: readonly ContentFile[], depth: number): readonly ContentFile[] {
  const groups = new Map<string, ContentFile[]>();
  for (const file of files) {
    const folders = file.path.split('/').slice(0, -1).slice(0, depth);
    const key = folders.length === 0 ? file.path : `${folders.join('/')}/`;
    const group = groups.get(key) ?? [];
    group.push(file);
    groups.set(key, group);
  }
  return [...groups]
    .map(([path, group]) => folderOf(path, group))
    .toSorted((a, b) => byCodePoint(a.path, b.path));
}

function folderOf(path: string, group: readonly ContentFile[]): ContentFile {
  const [only] = group;
  if (only && group.length === 1) return only;
  const counted = group.flatMap(({lines}) => lines ?? []);
  const words = `${group.length} files`;
  if (counted.length === 0) return {path, words};
  const sum = (side: 'added' | 'deleted') => counted.reduce((total, lines) => total + lines[side], 0);
  return {path, words, lines: {added: sum('added'), deleted: sum('deleted')}};
}
