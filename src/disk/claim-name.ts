import {codeOf} from './errors.ts';
import type {Fs} from './fs.ts';

/** What is answered where a file cannot have a second name: no hard links here, or another file system. */
export const NO_LINKS: ReadonlySet<string> = new Set([
  'EPERM',
  'ENOTSUP',
  'EOPNOTSUPP',
  'ENOSYS',
  'EMLINK',
  'EXDEV',
]);

/**
 * Give a file a second name, which is there whole or not at all; file systems without hard links get a copy.
 *
 * Fails with `EEXIST` when something has the name: nothing is ever replaced.
 */
export function claimName(fs: Fs, file: string, name: string): void {
  try {
    fs.link(file, name);
  } catch (error) {
    if (!NO_LINKS.has(codeOf(error) ?? '')) throw error;
    fs.createFile(name, fs.read(file), fs.modeOf(file));
  }
}
