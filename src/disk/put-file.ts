import {dirname, join} from 'node:path';
import {NO_LINKS} from './claim-name.ts';
import {codeOf} from './errors.ts';
import type {Fs} from './fs.ts';
import type {Content} from './journal.ts';

/**
 * Where a content waits beside a file that it cannot be renamed to from the staging folder.
 *
 * It is of the same file system, and its name can be told from the journal, so that the next run finds what a crash
 * has left.
 */
export function temporaryBeside(target: string, {hash}: Content): string {
  return join(dirname(target), `.openspec-${hash.slice(0, 16)}.tmp`);
}

/** Put a staged content in the place of a file, at once. The staged file may be gone after that. */
export function replaceFile(fs: Fs, staged: string, target: string, temporary: string): void {
  try {
    fs.rename(staged, target);
  } catch (error) {
    if (codeOf(error) !== 'EXDEV') throw error;
    putThrough(fs, staged, temporary, () => fs.rename(temporary, target));
  }
}

/** Put a staged content where nothing is, at once. Fails with `EEXIST` when something is there. */
export function addFile(fs: Fs, staged: string, target: string, temporary: string): void {
  try {
    fs.link(staged, target);
  } catch (error) {
    if (!NO_LINKS.has(codeOf(error) ?? '')) throw error;
    putThrough(fs, staged, temporary, () => {
      if (fs.kindOf(target)) throw Object.assign(new Error(`EEXIST: ${target}`), {code: 'EEXIST'});
      fs.rename(temporary, target);
    });
  }
}

function putThrough(fs: Fs, staged: string, temporary: string, put: () => void): void {
  fs.createFile(temporary, fs.read(staged), fs.modeOf(staged));
  try {
    put();
  } catch (error) {
    removeLeftover(fs, temporary);
    throw error;
  }
}

/** What resists now is removed when the transaction is taken back. */
function removeLeftover(fs: Fs, temporary: string): void {
  try {
    fs.removeFile(temporary);
  } catch {
    // The error that brought us here says more.
  }
}
