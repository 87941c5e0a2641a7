import {dirname, join} from 'node:path';
import {OPENSPEC} from '../project/paths.ts';
import {Refusal, shellLine} from '../refusal.ts';
import {codeOf} from './errors.ts';
import type {Fs} from './fs.ts';

/**
 * The nearest folder upwards that holds `openspec/`, or nothing; a file of that name is no project.
 *
 * Throws a Refusal when the nearest is a link to a folder: nothing is written through links, and what is read must
 * be what is written.
 */
export function findRoot(fs: Fs, from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const kind = fs.kindOf(join(folder, OPENSPEC));
    if (kind === 'folder') return folder;
    if (kind === 'link') refuseLinkedFolder(fs, join(folder, OPENSPEC));
    if (folder === dirname(folder)) return undefined;
  }
}

/** How many folders down a project is looked for, how many folders are looked into, and how many are told. */
const [DEEPEST, MOST_FOLDERS, MOST_ROOTS] = [3, 300, 3];

/**
 * The nearest folders below one that hold `openspec/`, a few at most; hidden folders, links and what is installed are
 * not looked into, nor is what cannot be listed.
 */
export function rootsBelow(fs: Fs, from: string): readonly string[] {
  const roots: string[] = [];
  const ahead = [{folder: from, depth: 0}];
  for (const {folder, depth} of ahead) {
    if (roots.length === MOST_ROOTS) break;
    const names = foldersIn(fs, folder);
    if (names.includes(OPENSPEC)) roots.push(folder);
    else if (depth < DEEPEST)
      for (const name of names.slice(0, MOST_FOLDERS - ahead.length))
        ahead.push({folder: join(folder, name), depth: depth + 1});
  }
  return roots;
}

function foldersIn(fs: Fs, folder: string): readonly string[] {
  try {
    const isLookedInto = (name: string) => !name.startsWith('.') && name !== 'node_modules';
    const entries = fs.list(folder).filter(({name, kind}) => kind === 'folder' && isLookedInto(name));
    return entries.map(({name}) => name).toSorted();
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
    return [];
  }
}

function refuseLinkedFolder(fs: Fs, link: string): void {
  const target = tryRealPath(fs, link);
  if (target === undefined || fs.kindOf(target) !== 'folder') return;
  throw new Refusal(
    'linked-project',
    `${link} is a link to ${target}, and links are never followed; work where the folder lies`,
    shellLine`openspec list --root ${dirname(target)}`,
  );
}

function tryRealPath(fs: Fs, link: string): string | undefined {
  try {
    return fs.realPath(link);
  } catch {
    // A link that leads nowhere is no folder.
    return undefined;
  }
}
