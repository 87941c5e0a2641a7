import {dirname, join, relative, resolve, sep} from 'node:path';
import type {Fs} from '../disk/fs.ts';

/** Where a repository keeps what, all paths absolute and native. */
export interface RepositoryFolders {
  /** What belongs to this work tree alone. */
  readonly gitFolder: string;
  /** What all its work trees share. */
  readonly commonFolder: string;
  /** The project's root within the repository: empty, or `packages/api/`. */
  readonly prefix: string;
}

/**
 * The repository a project lies in, read from the disk as gitrepository-layout(5) and git-init(1) describe it.
 *
 * Nothing when there is none, or when only git itself can tell: a work tree set by configuration, a bare repository, a
 * `.git` that is no plain folder and no plain file, anything that is not as described.
 */
export function findRepository(fs: Fs, root: string): RepositoryFolders | undefined {
  const start = fs.realPath(root);
  for (let top = start; ; top = dirname(top)) {
    const kind = fs.kindOf(join(top, '.git'));
    if (kind !== undefined)
      return foldersOf(fs, top, start, kind === 'file' ? linkedFolder(fs, top) : join(top, '.git'));
    if (fs.kindOf(join(top, 'HEAD')) === 'file' || dirname(top) === top) return undefined;
  }
}

/** Whether git would look for a repository in vain: nothing up to the root of the disk is named as a part of one. */
export function isInNoRepository(fs: Fs, root: string): boolean {
  for (let top = fs.realPath(root); ; top = dirname(top)) {
    if (['.git', 'HEAD'].some((name) => fs.kindOf(join(top, name)) !== undefined)) return false;
    if (dirname(top) === top) return true;
  }
}

function foldersOf(
  fs: Fs,
  top: string,
  start: string,
  gitFolder: string | undefined,
): RepositoryFolders | undefined {
  if (
    gitFolder === undefined ||
    fs.kindOf(gitFolder) !== 'folder' ||
    fs.kindOf(join(gitFolder, 'HEAD')) !== 'file'
  )
    return undefined;
  const common = firstLine(fs, join(gitFolder, 'commondir'));
  const commonFolder = common === undefined ? gitFolder : resolve(gitFolder, common);
  const isUsual = ['objects', 'refs'].every((name) => fs.kindOf(join(commonFolder, name)) === 'folder');
  if (!isUsual || setsWorkTree(fs, gitFolder, commonFolder)) return undefined;
  const inside = relative(top, start).split(sep).join('/');
  return {gitFolder, commonFolder, prefix: inside === '' ? '' : `${inside}/`};
}

/** A linked work tree has a file that says where its folder is. */
function linkedFolder(fs: Fs, top: string): string | undefined {
  const [, folder] = /^gitdir: (.+)$/.exec(firstLine(fs, join(top, '.git')) ?? '') ?? [];
  return folder && resolve(top, folder);
}

/** Any mention is enough to leave it to git, whether it is a setting or not. */
function setsWorkTree(fs: Fs, gitFolder: string, commonFolder: string): boolean {
  const files = [join(commonFolder, 'config'), join(gitFolder, 'config.worktree')];
  return files.some((file) => /worktree/i.test(textOf(fs, file) ?? ''));
}

function firstLine(fs: Fs, file: string): string | undefined {
  return textOf(fs, file)?.split('\n', 1)[0];
}

function textOf(fs: Fs, file: string): string | undefined {
  return fs.kindOf(file) === 'file' ? new TextDecoder().decode(fs.read(file)) : undefined;
}
