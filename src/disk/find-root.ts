import {dirname, join} from 'node:path';
import {OPENSPEC} from '../project/paths.ts';
import {Refusal, shellLine} from '../refusal.ts';
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
