import {dirname} from 'node:path';
import {Refusal, shellLine} from '../refusal.ts';
import {asRefusal} from './errors.ts';
import type {Fs} from './fs.ts';
import {hashOf} from './journal.ts';
import {makeFolders, tryTo} from './own-folder.ts';
import {addFile, temporaryBeside} from './put-file.ts';

/** What becomes of one file. */
export interface Replacement {
  /** The bytes that were read; absent for a file that is to be new. */
  readonly before: Uint8Array | undefined;
  readonly after: Uint8Array;
  /** Permission bits of a new file; one that is replaced keeps its own. */
  readonly mode?: number | undefined;
}

/**
 * Write one file, whole or not at all, at an absolute and native path that may lie outside of the project.
 *
 * Hooks and commit messages are written so, and not by `commit`: one file needs no journal to be whole, and a journal,
 * which whoever can put files into a repository can bring along, must not be able to name what git or another program
 * will run. Throws a Refusal when the file is not what was read, or the disk does not obey.
 */
export function commitAlone(fs: Fs, file: string, replacement: Replacement): void {
  const {before, after} = replacement;
  try {
    assertAsRead(fs, file, before);
    makeFolders(fs, dirname(file));
    const mode = before ? fs.modeOf(file) : replacement.mode;
    const temporary = temporaryBeside(file, {hash: hashOf(after), staged: ''});
    // A run that was killed has left it.
    if (fs.kindOf(temporary) === 'file') fs.removeFile(temporary);
    fs.createFile(temporary, after, mode);
    try {
      if (before) fs.rename(temporary, file);
      else addFile(fs, temporary, file, `${temporary}.new`);
    } finally {
      tryTo(() => fs.removeFile(temporary));
    }
    fs.syncFolder(dirname(file));
  } catch (error) {
    throw asRefusal(error, 'write', file);
  }
}

function assertAsRead(fs: Fs, file: string, before: Uint8Array | undefined): void {
  const kind = fs.kindOf(file);
  const isAsRead = before ? kind === 'file' && hashOf(fs.read(file)) === hashOf(before) : kind === undefined;
  if (!isAsRead) {
    const message = `${file} was changed by another program while this one ran`;
    throw new Refusal('changed-meanwhile', message, shellLine`ls -l ${file}`);
  }
  if (!before || !fs.isReadOnly(file)) return;
  throw new Refusal(
    'read-only',
    `${file} is read-only, and nothing was changed; make it writable to have it edited`,
    shellLine`chmod u+w ${file}`,
  );
}
