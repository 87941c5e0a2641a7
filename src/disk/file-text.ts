import {decode, type Source} from '../markdown/source.ts';
import type {Fs} from './fs.ts';

/** How many bytes of a file are read at most, 32 MiB: what a person writes is far smaller. */
export const LARGEST = 32 * 1024 * 1024;

/** A file as text, or why it is too large; never more of it in memory than a file may have. */
export function readWithin(fs: Fs, native: string, path: string): Source | string {
  const bytes = fs.read(native, LARGEST + 1);
  return bytes.length > LARGEST ? tooLarge(Math.max(bytes.length, fs.sizeOf(native))) : decode(path, bytes);
}

/** Why the content of a path is not to be read: reading a pipe would wait forever. */
export function problemOfFile(fs: Fs, native: string, kind = fs.kindOf(native)): string | undefined {
  if (kind === 'folder') return 'it is a folder, expected a file';
  if (kind !== 'file') return 'it is neither a file nor a folder';
  return sizeProblem(fs.sizeOf(native));
}

/** Why a file of so many bytes is not read, as a clause. */
export function sizeProblem(size: number): string | undefined {
  return size > LARGEST ? tooLarge(size) : undefined;
}

function tooLarge(size: number): string {
  return `it has ${size} bytes, expected at most ${LARGEST} (32 MiB)`;
}
