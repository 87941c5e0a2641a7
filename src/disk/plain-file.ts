import {Refusal, shellLine} from '../refusal.ts';
import type {Fs} from './fs.ts';

/**
 * Whether one of our own files is there.
 *
 * Throws a Refusal when something else has its name: a pipe would be read forever, and a link lead elsewhere.
 */
export function isPlainFile(fs: Fs, path: string): boolean {
  const kind = fs.kindOf(path);
  if (kind === undefined || kind === 'file') return kind === 'file';
  const found = kind === 'other' ? 'special file' : kind;
  throw notOurs(path, `is a ${found}, expected a plain file of this tool`);
}

/** Throws a Refusal when something that is no folder has the name of our folder. */
export function assertNoImpostor(fs: Fs, folder: string): void {
  const kind = fs.kindOf(folder);
  if (kind === undefined || kind === 'folder') return;
  throw notOurs(folder, `is a ${kind === 'other' ? 'special file' : kind}, expected a folder of this tool`);
}

function notOurs(path: string, problem: string): Refusal {
  return new Refusal(
    'not-ours',
    `${path} ${problem}, and nothing was changed; look at it, and remove it`,
    shellLine`ls -ld ${path}`,
  );
}
