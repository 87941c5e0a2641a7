import {dirname, join, sep} from 'node:path';
import {decode, type Source} from '../markdown/source.ts';
import {printable} from '../project/names.ts';
import {ARCHIVE, baseName, CHANGES, OPENSPEC, TEMPLATES} from '../project/paths.ts';
import type {Project, ProjectFiles, Unreadable} from '../project/project.ts';
import {readProject} from '../project/read-project.ts';
import {Refusal} from '../refusal.ts';
import {asRefusal, reasonOf} from './errors.ts';
import type {EntryKind, Fs} from './fs.ts';

/** What a person writes is far smaller; past this a parser could be made to run for minutes. */
const LARGEST = 4 * 1024 * 1024;

/** A project and where it lies. */
export interface OpenProject {
  /** The absolute folder that holds `openspec/`. */
  readonly root: string;
  readonly project: Project;
}

/** The nearest folder upwards that holds `openspec/`, or nothing. */
export function findRoot(fs: Fs, from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    if (fs.kindOf(join(folder, OPENSPEC)) === 'folder') return folder;
    if (folder === dirname(folder)) return undefined;
  }
}

/** Open the project that `from` lies in. Throws a Refusal when there is none or it cannot be listed. */
export function openProject(fs: Fs, from: string): OpenProject {
  const root = findRoot(fs, from);
  if (!root) throw new Refusal('no-project', `No openspec/ folder in ${from} or above it`, 'openspec init');
  try {
    return {root, project: readProject(projectFiles(fs, root))};
  } catch (error) {
    throw asRefusal(error, 'read', join(root, OPENSPEC));
  }
}

/** Read one file as a Source. Throws a Refusal when that cannot be. */
export function readSource(fs: Fs, root: string, path: string): Source {
  try {
    return decode(path, fs.read(toNative(root, path)));
  } catch (error) {
    throw asRefusal(error, 'read', path);
  }
}

/** The absolute native path of a project path. */
export function toNative(root: string, path: string): string {
  return join(root, path.split('/').join(sep));
}

function projectFiles(fs: Fs, root: string): ProjectFiles {
  const files: string[] = [];
  const changeFolders: string[] = [];
  const unreadable: Unreadable[] = [];
  const sources = new Map<string, Source | undefined>();
  walk(fs, root, OPENSPEC, (path, kind) => {
    if (kind === 'file') files.push(path);
    else if (kind === 'folder' && isChangeFolder(path)) changeFolders.push(path);
    const reason = problemOf(path, kind);
    if (reason) unreadable.push({path, reason});
  });
  const read = (path: string): Source | undefined => {
    if (!sources.has(path)) sources.set(path, tryRead(fs, root, path, unreadable));
    return sources.get(path);
  };
  return {files, changeFolders, unreadable, read};
}

function walk(fs: Fs, root: string, folder: string, visit: (path: string, kind: EntryKind) => void): void {
  for (const {name, kind} of fs.list(toNative(root, folder))) {
    const path = `${folder}/${name}`;
    if (path === TEMPLATES || name === '.openspec-txn' || name === '.git') continue;
    visit(path, kind);
    if (kind === 'folder') walk(fs, root, path, visit);
  }
}

function tryRead(fs: Fs, root: string, path: string, unreadable: Unreadable[]): Source | undefined {
  try {
    const native = toNative(root, path);
    if (fs.kindOf(native) !== 'file') return undefined;
    const bytes = fs.read(native);
    if (bytes.length <= LARGEST) return decode(path, bytes);
    unreadable.push({path, reason: `it has ${bytes.length} bytes, expected at most ${LARGEST}`});
  } catch (error) {
    unreadable.push({path, reason: reasonOf(error) ?? String(error)});
  }
  return undefined;
}

function isChangeFolder(path: string): boolean {
  const parent = path.slice(0, path.lastIndexOf('/'));
  return (parent === CHANGES || parent === ARCHIVE) && path !== ARCHIVE && !baseName(path).startsWith('.');
}

/** Why an entry that should be a document is none. */
function problemOf(path: string, kind: EntryKind): string | undefined {
  const shouldBeFile = /\.md$|\.openspec\.yaml$|config\.yaml$/i.test(path);
  if (kind === 'folder') return shouldBeFile ? 'it is a folder, expected a file' : undefined;
  if (kind === 'link') return `it is a link, which is never followed (${printable(baseName(path))})`;
  if (kind === 'other') return 'it is neither a file nor a folder';
  return undefined;
}
