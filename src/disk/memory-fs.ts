import type {Entry, EntryKind, Fs} from './fs.ts';

interface MemoryNode {
  /** Absent for a folder. */
  readonly bytes?: Uint8Array;
  readonly mode: number;
}

type MemoryFile = Required<MemoryNode>;

/** What a disk gives a new file when nobody says otherwise. */
const MODE = 0o644;

/** What a disk gives a new folder when nobody says otherwise. */
const FOLDER: MemoryNode = {mode: 0o755};

/** A file system in memory that behaves like a disk, errors included; `/` is its root. */
export function memoryFs(files: Readonly<Record<string, string | Uint8Array>> = {}): Fs {
  const nodes = new Map<string, MemoryNode>([['/', FOLDER]]);
  for (const [path, content] of Object.entries(files)) {
    for (let at = path.indexOf('/', 1); at > 0; at = path.indexOf('/', at + 1))
      nodes.set(path.slice(0, at), FOLDER);
    nodes.set(path, {
      bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content,
      mode: MODE,
    });
  }
  return {...readingOf(nodes), ...writingTo(nodes)};
}

function readingOf(nodes: ReadonlyMap<string, MemoryNode>) {
  return {
    kindOf: (path: string) => kindOfNode(nodes.get(path)),
    modeOf: (path: string) => nodeAt(nodes, path).mode,
    isReadOnly: (path: string) => (nodeAt(nodes, path).mode & 0o222) === 0,
    sizeOf: (path: string) => fileAt(nodes, path).bytes.length,
    realPath: (path: string) => (nodes.has(path) ? path : fail(absence(nodes, path), path)),
    list(folder: string) {
      folderAt(nodes, folder);
      return childrenOf(nodes, folder);
    },
    read: (file: string, most?: number) => new Uint8Array(fileAt(nodes, file).bytes.slice(0, most)),
    syncFolder: (folder: string) => folderAt(nodes, folder),
    stampOf: (folder: string) => JSON.stringify(childrenOf(nodes, folder)),
  };
}

function writingTo(nodes: Map<string, MemoryNode>) {
  const claim = (path: string, node: MemoryNode): void => {
    if (nodes.has(path)) fail('EEXIST', path);
    folderAt(nodes, parentOf(path));
    nodes.set(path, node);
  };
  return {
    createFile: (file: string, bytes: Uint8Array, mode: number | undefined) =>
      claim(file, {bytes: new Uint8Array(bytes), mode: mode ?? MODE}),
    link: (file: string, name: string) =>
      claim(name, kindOfNode(nodes.get(file)) === 'folder' ? fail('EPERM', file) : fileAt(nodes, file)),
    rename: (from: string, to: string) => rename(nodes, from, to),
    makeFolder: (folder: string, mode = FOLDER.mode) => claim(folder, {mode}),
    removeFile(file: string) {
      fileAt(nodes, file);
      nodes.delete(file);
    },
    removeFolder(folder: string) {
      folderAt(nodes, folder);
      if (childrenOf(nodes, folder).length > 0) fail('ENOTEMPTY', folder);
      nodes.delete(folder);
    },
  };
}

function rename(nodes: Map<string, MemoryNode>, from: string, to: string): void {
  const kind = kindOfNode(nodeAt(nodes, from));
  const replaced = kindOfNode(nodes.get(to));
  folderAt(nodes, parentOf(to));
  if (from === to) return;
  if (to.startsWith(`${from}/`)) fail('EINVAL', to);
  if (replaced === 'folder' && kind === 'file') fail('EISDIR', to);
  if (replaced === 'file' && kind === 'folder') fail('ENOTDIR', to);
  if (replaced === 'folder' && childrenOf(nodes, to).length > 0) fail('ENOTEMPTY', to);
  const moved = [...nodes].filter(([path]) => path === from || path.startsWith(`${from}/`));
  for (const [path] of moved) nodes.delete(path);
  for (const [path, child] of moved) nodes.set(to + path.slice(from.length), child);
}

function nodeAt(nodes: ReadonlyMap<string, MemoryNode>, path: string): MemoryNode {
  return nodes.get(path) ?? fail(absence(nodes, path), path);
}

function fileAt(nodes: ReadonlyMap<string, MemoryNode>, path: string): MemoryFile {
  const {bytes, mode} = nodeAt(nodes, path);
  return bytes ? {bytes, mode} : fail('EISDIR', path);
}

function folderAt(nodes: ReadonlyMap<string, MemoryNode>, path: string): void {
  if (nodeAt(nodes, path).bytes) fail('ENOTDIR', path);
}

/** Why nothing is at a path: a file may stand where a folder should. */
function absence(nodes: ReadonlyMap<string, MemoryNode>, path: string): string {
  for (let at = parentOf(path); at !== '/'; at = parentOf(at)) {
    if (kindOfNode(nodes.get(at)) === 'file') return 'ENOTDIR';
  }
  return 'ENOENT';
}

function childrenOf(nodes: ReadonlyMap<string, MemoryNode>, folder: string): readonly Entry[] {
  return [...nodes].flatMap(([path, node]) =>
    path !== '/' && parentOf(path) === folder
      ? [{name: path.slice(path.lastIndexOf('/') + 1), kind: node.bytes ? 'file' : 'folder'}]
      : [],
  );
}

function kindOfNode(node: MemoryNode | undefined): EntryKind | undefined {
  if (node === undefined) return undefined;
  return node.bytes ? 'file' : 'folder';
}

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/')) || '/';
}

function fail(code: string, path: string): never {
  throw Object.assign(new Error(`${code}: ${path}`), {code});
}
