import {lstatSync} from 'node:fs';
import type {Stamp} from './kept-run.ts';

/** A plain file as lstat(2) tells of it. */
export interface Stamped {
  readonly size: number;
  readonly stamp: Stamp;
}

/**
 * Milliseconds for which a file must have been left alone before its stamp is believed: within one tick of a file
 * system's clock, two seconds on the coarsest, a second change leaves the stamp of the first. Source: git's
 * Documentation/technical/racy-git.txt.
 */
const SETTLING = 2500;

/** The stamp of a plain file; nothing for anything else, and where nothing is. Never throws. */
export function stampedFile(path: string): Stamped | undefined {
  try {
    const stat = lstatSync(path, {throwIfNoEntry: false});
    if (!stat?.isFile()) return undefined;
    const {size, ctimeMs: changed, mtimeMs: modified, ino: inode} = stat;
    return {size, stamp: {changed, modified, inode}};
  } catch {
    return undefined;
  }
}

/** A stamp to keep: one that another change at this moment, in milliseconds, could leave as it is tells nothing. */
export function believed({changed, modified, inode}: Stamp, now: number): Stamp {
  const isSettled = Math.max(changed, modified) < now - SETTLING;
  return isSettled ? {changed, modified, inode} : {changed: Number.NaN, modified: Number.NaN, inode};
}
