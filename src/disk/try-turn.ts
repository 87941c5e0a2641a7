import {TRANSACTIONS} from '../project/paths.ts';
import {asRefusal, codeOf} from './errors.ts';
import type {Fs} from './fs.ts';
import {hasJournal} from './journal.ts';
import {type Lock, type Owner, tryLock} from './lock.ts';
import {toNative} from './native-path.ts';
import {hideFromGit, makeFolders, removeFolders, showToGit, sweep, tryTo} from './own-folder.ts';
import {assertNoImpostor} from './plain-file.ts';
import {newOwnerId, ownProcess, retireOwnerId} from './processes.ts';
import {recover} from './recover.ts';

/** The right to write to a project, which one run has at a time. */
export interface Turn {
  /** The folder for what is ours: lock, journal, staged contents. */
  readonly folder: string;
  /** What a run before this one had left half done, and what became of it, as a sentence. */
  readonly recovered: string | undefined;
  readonly release: () => void;
}

/** Take the turn, or say who has it. What a run that died left half done is finished or undone on the way. */
export function tryTurn(fs: Fs, root: string): Turn | {readonly holder: Owner | undefined} {
  const folder = toNative(root, TRANSACTIONS);
  const owner = {...ownProcess(), id: newOwnerId()};
  try {
    for (;;) {
      assertNoImpostor(fs, folder);
      const made = makeFolders(fs, folder);
      const attempt = attemptIn(fs, folder, owner, made);
      if (attempt === 'gone') continue;
      if ('holder' in attempt) {
        retireOwnerId(owner.id);
        return attempt;
      }
      return begun(fs, root, folder, owner, attempt.lock, made);
    }
  } catch (error) {
    retireOwnerId(owner.id);
    throw asRefusal(error, 'write', folder);
  }
}

/** The folder goes with the run that is done with it, and may go while we look. */
function attemptIn(fs: Fs, folder: string, owner: Owner, made: readonly string[]) {
  try {
    return tryLock(fs, folder, owner);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return 'gone';
    removeFolders(fs, made);
    throw error;
  }
}

function begun(fs: Fs, root: string, folder: string, {id}: Owner, lock: Lock, made: readonly string[]): Turn {
  const release = () => {
    end(fs, folder, lock, made);
    retireOwnerId(id);
  };
  try {
    hideFromGit(fs, folder);
    const recovered = recover({fs, root, folder});
    sweep(fs, folder, lock.names);
    return {folder, recovered, release};
  } catch (error) {
    end(fs, folder, lock, made);
    throw error;
  }
}

/** Leave nothing behind; who waits already makes the folder anew. Never throws: what resists dies with this process. */
function end(fs: Fs, folder: string, lock: Lock, made: readonly string[]): void {
  // What an unfinished transaction has staged is not for git.
  tryTo(() => hasJournal(fs, folder) || showToGit(fs, folder));
  tryTo(lock.release);
  removeFolders(fs, [folder, ...made.filter((each) => each !== folder)]);
}
