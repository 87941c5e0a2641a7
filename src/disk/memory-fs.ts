import type {Entry, EntryKind, Fs} from './fs.ts';

interface MemoryFile {
  readonly bytes: Uint8Array;
  readonly mode: number;
}

/** A file system in memory that behaves like a disk, errors included; `/` is its root. */
export function memoryFs(files: Readonly<Record<string, string | Uint8Array>> = {}): Fs {
  const nodes = new Map<string, MemoryFile | 'folder'>([['/', 'folder']]);
  const addFolders = (path: string): void => {
    for (let at = path.indexOf('/', 1); at > 0; at = path.indexOf('/', at + 1)) nodes.set(path.slice(0, at), 'folder');
  };
  for (const [path, content] of Object.entries(files)) {
    addFolders(path);
    nodes.set(path, {bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content, mode: 0o644});
  }
  return operationsOn(nodes);
}

function operationsOn(nodes: Map<string, MemoryFile | 'folder'>): Fs {
  const fileAt = (path: string): MemoryFile => {
    const node = nodes.get(path) ?? fail('ENOENT', path);
    return node === 'folder' ? fail('EISDIR', path) : node;
  };
  const claim = (path: string, node: MemoryFile | 'folder'): void => {
    if (nodes.has(path)) fail('EEXIST', path);
    if (nodes.get(parentOf(path)) !== 'folder') fail('ENOENT', path);
    nodes.set(path, node);
  };
  const childrenOf = (folder: string): readonly Entry[] =>
    [...nodes].filter(([path]) => path !== '/' && parentOf(path) === folder).map(([path, node]) => ({name: path.slice(path.lastIndexOf('/') + 1), kind: kindOfNode(node)}));
  return {
    kindOf: (path) => (nodes.has(path) ? kindOfNode(nodes.get(path)) : undefined),
    modeOf: (path) => fileAt(path).mode,
    realPath: (path) => path,
    list: (folder) => (nodes.get(folder) === 'folder' ? childrenOf(folder) : fail('ENOENT', folder)),
    read: (file) => fileAt(file).bytes,
    createFile: (file, bytes, mode) => claim(file, {bytes: bytes.slice(), mode}),
    link: (file, name) => claim(name, fileAt(file)),
    rename(from, to) {
      const node = nodes.get(from) ?? fail('ENOENT', from);
      if (nodes.get(to) === 'folder' && childrenOf(to).length > 0) fail('ENOTEMPTY', to);
      if (nodes.get(parentOf(to)) !== 'folder') fail('ENOENT', to);
      const below = [...nodes].filter(([path]) => path.startsWith(`${from}/`));
      nodes.delete(from);
      nodes.set(to, node);
      for (const [path, child] of below) {
        nodes.delete(path);
        nodes.set(to + path.slice(from.length), child);
      }
    },
    makeFolder: (folder) => claim(folder, 'folder'),
    removeFile(file) {
      fileAt(file);
      nodes.delete(file);
    },
    removeFolder(folder) {
      if (nodes.get(folder) !== 'folder') fail('ENOENT', folder);
      if (childrenOf(folder).length > 0) fail('ENOTEMPTY', folder);
      nodes.delete(folder);
    },
  };
}

function kindOfNode(node: MemoryFile | 'folder' | undefined): EntryKind {
  return node === 'folder' ? 'folder' : 'file';
}

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/')) || '/';
}

function fail(code: string, path: string): never {
  throw Object.assign(new Error(`${code}: ${path}`), {code});
}
