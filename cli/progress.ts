import type {Fs} from '../src/disk/fs.ts';

/** A line on a terminal that says how far a long run is. */
export interface Progress {
  /** Say it, when it is time to; `words` are made only then, and hold nothing of a repository's. */
  readonly tell: (words: () => string) => void;
  /** Take the line away: something else is to be written. */
  readonly clear: () => void;
}

/** Nobody watches. */
export const unseen: Progress = {tell: () => undefined, clear: () => undefined};

/** Milliseconds until a run counts as long, and between two lines. */
const LONG = 700;
const BETWEEN = 100;

/** Progress on a terminal; `now` counts milliseconds. */
export function progressOn(
  terminal: {readonly write: (text: string) => unknown; readonly columns?: number},
  now: () => number,
): Progress {
  let next = now() + LONG;
  let isShown = false;
  return {
    tell(words) {
      const time = now();
      if (time < next) return;
      next = time + BETWEEN;
      isShown = true;
      terminal.write(`\r${words().slice(0, (terminal.columns ?? 80) - 1)}\u001B[K`);
    },
    clear() {
      if (isShown) terminal.write('\r\u001B[K');
      isShown = false;
    },
  };
}

/** A file system that tells how many files were read and written through it. */
export function watched(fs: Fs, progress: Progress): Fs {
  const read = {files: 0, bytes: 0};
  const written = {files: 0, bytes: 0};
  return {
    ...fs,
    read(file) {
      const bytes = fs.read(file);
      count(read, bytes);
      progress.tell(() => `reading: ${told(read)}`);
      return bytes;
    },
    createFile(file, bytes, mode) {
      fs.createFile(file, bytes, mode);
      count(written, bytes);
      progress.tell(() => `preparing: ${told(written)}`);
    },
    rename(from, to) {
      fs.rename(from, to);
      progress.tell(() => `putting in place: ${told(written)}`);
    },
  };
}

interface Counted {
  files: number;
  bytes: number;
}

function count(counted: Counted, {length}: Uint8Array): void {
  counted.files++;
  counted.bytes += length;
}

function told({files, bytes}: Counted): string {
  const size = bytes < 1e6 ? `${Math.round(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
  return `${files.toLocaleString('en-US')} ${files === 1 ? 'file' : 'files'}, ${size}`;
}
