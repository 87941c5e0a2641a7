import {Buffer} from 'node:buffer';
import {fstatSync, type Stats, statSync, writeSync} from 'node:fs';
import {codeOf} from '../src/disk/errors.ts';

/** What a descriptor of ours leads to; all but a terminal is written to without the streams of Node, which take long to load. */
export type Outlet = 'terminal' | 'file' | 'other';

/** Milliseconds between two attempts to write to a reader that is behind. */
const PAUSE = 2;

/** What a descriptor leads to. What may be a terminal counts as one, and what is closed leads nowhere. */
export function outletOf(descriptor: number, platform: string): Outlet {
  try {
    const stat = fstatSync(descriptor);
    if (stat.isFile()) return 'file';
    // There a pipe is written to in the background.
    if (platform === 'win32') return 'terminal';
    return stat.isCharacterDevice() && !isNull(stat) ? 'terminal' : 'other';
  } catch {
    return 'other';
  }
}

function isNull({rdev}: Stats): boolean {
  try {
    return statSync('/dev/null').rdev === rdev;
  } catch {
    return false;
  }
}

/** Write a whole text, however slowly it is read. Throws what the system says, but not where nobody reads any more. */
export function writeWhole(descriptor: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let written = 0; written < bytes.length; ) {
    try {
      written += writeSync(descriptor, bytes, written);
    } catch (error) {
      if (codeOf(error) === 'EPIPE') return;
      if (codeOf(error) !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
    }
  }
}
