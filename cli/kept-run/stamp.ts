import {lstatSync} from 'node:fs';
import {FOLDER, type Stamp} from './kept-run.ts';

/** When and where a stamp is taken. */
export interface Moment {
  /** Milliseconds; what is asked later is as good. */
  readonly now: number;
  /** The operating system, as Node calls it. */
  readonly platform: string;
}

/**
 * Milliseconds for which a file must have been left alone before its stamp is believed: within one tick of a file
 * system's clock, two seconds on the coarsest, a second change leaves the stamp of the first. Source: git's
 * Documentation/technical/racy-git.txt.
 */
const SETTLING = 2500;

/**
 * The stamp of a plain file or a folder; nothing for anything else, and where nothing is. Never throws.
 *
 * Times are numbers with a fraction, exact to a quarter of a microsecond: whatever is written after a stamp was
 * believed has a time that is later by seconds, and one that was set back changes the other one.
 */
export function stampOf(path: string): Stamp | undefined {
  try {
    const stat = lstatSync(path, {throwIfNoEntry: false});
    if (stat === undefined) return undefined;
    const size = stat.isFile() ? stat.size : stat.isDirectory() ? FOLDER : undefined;
    if (size === undefined) return undefined;
    return {size, changed: stat.ctimeMs, modified: stat.mtimeMs, inode: stat.ino};
  } catch {
    return undefined;
  }
}

/**
 * A stamp that may be kept: nothing where another change at this moment could leave it as it is. Windows does not say
 * on every file system when a name came into a folder.
 */
export function settledStamp(path: string, {now, platform}: Moment): Stamp | undefined {
  const stamp = stampOf(path);
  if (stamp === undefined || Math.max(stamp.changed, stamp.modified) >= now - SETTLING) return undefined;
  return stamp.size === FOLDER && platform === 'win32' ? undefined : stamp;
}

/** Whether two stamps are one, so that nothing changed between them. */
export function isSame(one: Stamp, other: Stamp): boolean {
  const {size, changed, modified, inode} = other;
  return one.size === size && one.changed === changed && one.modified === modified && one.inode === inode;
}
