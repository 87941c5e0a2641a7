import {type Operation, targetOf} from '../plan/plan.ts';
import {Refusal} from '../refusal.ts';
import type {Fs} from './fs.ts';
import {toNative} from './open-project.ts';

/** Compare the disk with what an operation was planned for. Throws a Refusal where they differ. */
export function preflight(fs: Fs, root: string, operation: Operation): void {
  const target = toNative(root, targetOf(operation));
  assertRealFolders(fs, root, targetOf(operation));
  if (operation.kind === 'write') return assertUnchanged(fs, target, operation);
  if (fs.kindOf(target)) {
    throw new Refusal('already-exists', `${targetOf(operation)} is already there, and nothing is overwritten`, `ls "${targetOf(operation)}"`);
  }
  if (operation.kind === 'move' && fs.kindOf(toNative(root, operation.from)) !== 'folder') {
    throw new Refusal('not-a-folder', `${operation.from} is not a folder`, `ls -ld "${operation.from}"`);
  }
}

/** Throws a Refusal when a file no longer holds the bytes that were read, or is not UTF-8. */
export function assertUnchanged(fs: Fs, target: string, {source}: Extract<Operation, {kind: 'write'}>): void {
  if (source.invalidAt !== undefined) {
    throw new Refusal('not-utf-8', `${source.path} is not UTF-8, so it is not edited`, `openspec lint "${source.path}"`);
  }
  const isFile = fs.kindOf(target) === 'file';
  if (!isFile || !sameBytes(fs.read(target), source.bytes)) {
    throw new Refusal('changed-meanwhile', `${source.path} was changed by another program while this one ran`, 'git status');
  }
}

/** A link anywhere on the way could lead a write out of the project. */
function assertRealFolders(fs: Fs, root: string, path: string): void {
  const parts = path.split('/').slice(0, -1);
  for (let depth = 1; depth <= parts.length; depth++) {
    const folder = parts.slice(0, depth).join('/');
    const kind = fs.kindOf(toNative(root, folder));
    if (kind === undefined) return;
    if (kind !== 'folder') throw new Refusal('not-a-folder', `${folder} is a ${kind}, expected a folder`, `ls -ld "${folder}"`);
  }
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
