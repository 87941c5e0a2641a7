import {type Operation, type Plan, targetOf} from '../plan/plan.ts';
import {foldersOf} from '../project/paths.ts';
import {isInnerPath} from '../project/portable-name.ts';
import {Refusal, shellLine} from '../refusal.ts';
import type {EntryKind, Fs} from './fs.ts';
import {toNative} from './native-path.ts';

/** Throws an Error, a bug of whoever made the plan, when its operations get in each other's way or leave the root. */
export function assertSound(plan: Plan): void {
  const targets = plan.map(targetOf);
  const sources = plan.flatMap((operation) => (operation.kind === 'move' ? [operation.from] : []));
  for (const path of [...targets, ...sources]) {
    if (!isInnerPath(path)) throw new Error(`A plan names a path that is not one below the root: ${path}`);
  }
  const known = new Set<string>();
  for (const path of targets.toSorted((a, b) => a.length - b.length)) {
    const clash = [path, ...foldersOf(path)].find((other) => known.has(other));
    if (clash) throw new Error(`A plan changes ${path} and ${clash}, which get in each other's way`);
    known.add(path);
  }
  for (const from of sources) {
    const clash = plan.find((operation) => operation.kind === 'move' && isWithin(from, operation.to));
    const twice = sources.filter((other) => isWithin(from, other)).length > 1;
    if (clash || twice) throw new Error(`A plan moves ${from} and something that is in it or goes there`);
  }
}

/** Compare the disk with what an operation was planned for. Throws a Refusal where they differ. */
export function preflight(fs: Fs, root: string, operation: Operation): void {
  const path = targetOf(operation);
  const target = toNative(root, path);
  assertRealFolders(fs, root, path);
  if (operation.kind === 'write' || operation.kind === 'remove') {
    assertUnchanged(fs, target, operation);
  } else if (fs.kindOf(target)) {
    throw new Refusal(
      'already-exists',
      `${path} is already there, and nothing is overwritten`,
      shellLine`ls -ld ${path}`,
    );
  }
  if (operation.kind !== 'move') return;
  assertRealFolders(fs, root, operation.from);
  assertFolder(fs.kindOf(toNative(root, operation.from)), operation.from);
}

/** Throws a Refusal when a file no longer holds the bytes that were read, is no plain file, read-only, or not UTF-8. */
export function assertUnchanged(
  fs: Fs,
  target: string,
  {source}: Extract<Operation, {source: unknown}>,
): void {
  const {path} = source;
  if (source.invalidAt !== undefined) {
    throw new Refusal(
      'not-utf-8',
      `${path} is not UTF-8, so it is not edited`,
      shellLine`openspec lint ${path}`,
    );
  }
  const kind = fs.kindOf(target);
  if (kind === 'link') {
    throw new Refusal(
      'is-a-link',
      `${path} is a link, and nothing is written through links`,
      shellLine`ls -l ${path}`,
    );
  }
  if (kind !== 'file' || !sameBytes(fs.read(target), source.bytes)) {
    throw new Refusal(
      'changed-meanwhile',
      `${path} was changed by another program while this one ran`,
      'git status',
    );
  }
  if (fs.isReadOnly(target)) throw readOnly(path);
}

/** Its folder alone decides whether a file can be replaced; but who has made it read-only does not want it changed. */
function readOnly(path: string): Refusal {
  return new Refusal(
    'read-only',
    `${path} is read-only, and nothing was changed; make it writable to have it edited`,
    shellLine`chmod u+w ${path}`,
  );
}

/** A link anywhere on the way could lead a write out of the project. */
export function assertRealFolders(fs: Fs, root: string, path: string): void {
  const parts = path.split('/').slice(0, -1);
  for (let depth = 1; depth <= parts.length; depth++) {
    const folder = parts.slice(0, depth).join('/');
    const kind = fs.kindOf(toNative(root, folder));
    if (kind === undefined) return;
    assertFolder(kind, folder);
  }
}

function assertFolder(kind: EntryKind | undefined, path: string): void {
  if (kind === 'folder') return;
  const found = kind === undefined ? 'is not there' : `is a ${kind === 'other' ? 'special file' : kind}`;
  throw new Refusal('not-a-folder', `${path} ${found}, expected a folder`, shellLine`ls -ld ${path}`);
}

function isWithin(folder: string, path: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
