import {createHash} from 'node:crypto';
import {join} from 'node:path';
import type {Fs} from '../disk/fs.ts';
import {replaceOwnFile} from '../disk/own-folder.ts';
import type {Repository} from './locate.ts';

/** A text of ours that lies in git's own folder, for one work tree and one project in it; it is never committed. */
export interface KeptFile {
  /** What it holds; nothing when it is not there, or cannot be read. */
  readonly read: () => string | undefined;
  /** Have it hold a text, all of it or what it held before; says whether it does. */
  readonly write: (text: string) => boolean;
}

/** The file `<git folder>/openspec/<kind>-….json` about a name. */
export function keptFile({gitFolder, prefix}: Repository, fs: Fs, kind: string, name: string): KeptFile {
  const key = createHash('sha256').update(`${prefix}\0${name}`).digest('hex').slice(0, 16);
  const file = join(gitFolder, 'openspec', `${kind}-${key}.json`);
  const read = (): string | undefined => {
    try {
      return fs.kindOf(file) === 'file' ? new TextDecoder().decode(fs.read(file)) : undefined;
    } catch {
      return undefined;
    }
  };
  return {
    read,
    write(text) {
      replaceOwnFile(fs, file, new TextEncoder().encode(text));
      return read() === text;
    },
  };
}
