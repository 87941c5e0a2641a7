import type {EntryKind, Fs} from '../../src/disk/fs.ts';

/** When a file system refuses, and how. */
export interface Fault {
  /** Node's code for it. */
  readonly code: string;
  /** The call that fails, counted from 1. */
  readonly at: number;
  /** Which calls count. */
  readonly among: 'mutating' | 'any';
  /** Whether the calls after it fail too. */
  readonly lasts: 'once' | 'forever';
}

/** A file system that refuses a call, and how many calls it has counted. */
export interface FaultyFs {
  readonly fs: Fs;
  readonly calls: () => number;
}

const MUTATING: readonly (keyof Fs)[] = [
  'createFile',
  'link',
  'rename',
  'makeFolder',
  'removeFile',
  'removeFolder',
  'syncFolder',
];

/** The same file system, but for one fault. A call that fails has done nothing. */
export function withFault(fs: Fs, {code, at, among, lasts}: Fault): FaultyFs {
  let calls = 0;
  const guarded = Object.entries(fs).map(([name, call]) => {
    if (among === 'mutating' && !MUTATING.includes(name as keyof Fs)) return [name, call];
    return [
      name,
      (...given: unknown[]) => {
        calls++;
        if (calls === at || (lasts === 'forever' && calls > at)) throw errorOf(code);
        return (call as (...all: unknown[]) => unknown)(...given);
      },
    ];
  });
  return {fs: Object.fromEntries(guarded) as Fs, calls: () => calls};
}

/** The same file system, where one kind of call never works. */
export function without(fs: Fs, name: keyof Fs, code: string): Fs {
  return {
    ...fs,
    [name]: () => {
      throw errorOf(code);
    },
  };
}

/** The same file system, were each of these folders the mount of another one. */
export function withMounts(fs: Fs, folders: readonly string[]): Fs {
  const mountOf = (path: string) => folders.findLast((folder) => `${path}/`.startsWith(`${folder}/`));
  const guarded = (call: Fs['rename']) => (from: string, to: string) => {
    if (mountOf(from) !== mountOf(to)) throw errorOf('EXDEV');
    call(from, to);
  };
  return {...fs, link: guarded(fs.link), rename: guarded(fs.rename)};
}

/** The same file system, were it one in layers: a folder that lies in a lower one cannot be renamed. */
export function inLayers(fs: Fs): Fs {
  return {
    ...fs,
    rename(from, to) {
      if (fs.kindOf(from) === 'folder') throw errorOf('EXDEV');
      fs.rename(from, to);
    },
  };
}

/** Everything below a folder: folders and files with modes, and files with content. What `leftOut` names is not looked at. */
export function snapshotOf(fs: Fs, folder: string, leftOut = ''): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  const ahead = [folder];
  for (let path = ahead.pop(); path !== undefined; path = ahead.pop()) {
    for (const {name, kind} of fs.list(path)) {
      const child = `${path}/${name}`;
      if (child === leftOut) continue;
      if (kind === 'folder') ahead.push(child);
      found[child.slice(folder.length)] = `${modeOf(fs, child, kind)} ${contentOf(fs, child, kind)}`;
    }
  }
  return Object.fromEntries(Object.entries(found).toSorted());
}

/** A link has a mode that nobody set, or that of what it leads to. */
function modeOf(fs: Fs, path: string, kind: EntryKind): string {
  return kind === 'file' || kind === 'folder' ? fs.modeOf(path).toString(8) : '';
}

function contentOf(fs: Fs, path: string, kind: EntryKind): string {
  return kind === 'file' ? Buffer.from(fs.read(path)).toString('latin1') : kind;
}

function errorOf(code: string): Error {
  return Object.assign(new Error(`${code}: injected`), {code});
}
