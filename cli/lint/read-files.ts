import type {Fs} from '../../src/disk/fs.ts';
import {hashOf} from '../../src/disk/journal.ts';
import {fromNative} from '../../src/disk/native-path.ts';
import {byCodePoint} from '../../src/project/read-project.ts';
import {amended, type Context} from '../context.ts';

/** A context that takes down what is read in it. */
export interface Reading {
  readonly context: Context;
  /** A short hash of each file of the project that was read, by its path; what git keeps is none. */
  readonly filesBelow: (root: string) => Readonly<Record<string, string>>;
}

/** How much of a SHA-256 tells two versions of one file apart, in hex digits. */
const SHORT = 16;

/** The same context, with what is read taken down. */
export function reading(context: Context): Reading {
  const hashes = new Map<string, string>();
  const read: Fs['read'] = (file, most) => {
    const bytes = context.fs.read(file, most);
    hashes.set(file, hashOf(bytes).slice(0, SHORT));
    return bytes;
  };
  return {
    context: amended(context, {fs: {...context.fs, read}}),
    filesBelow: (root) =>
      Object.fromEntries(
        [...hashes]
          .map(([file, hash]) => [fromNative(root, file), hash] as const)
          .filter(([path]) => isOfProject(path))
          .toSorted(([a], [b]) => byCodePoint(a, b)),
      ),
  };
}

/** On a drive of its own, a path from a root is no relative one. */
function isOfProject(path: string): boolean {
  const [first = ''] = path.split('/');
  return first !== '..' && !first.includes(':') && !/(?:^|\/)(?:\.git|node_modules)(?:\/|$)/.test(path);
}
