import {dirname, join, sep} from 'node:path';
import {encode} from '../markdown/source.ts';
import {type Operation, type Plan, targetOf, textAfter} from '../plan/plan.ts';
import {SPECS, TRANSACTIONS} from '../project/paths.ts';
import {asRefusal} from './errors.ts';
import type {Fs} from './fs.ts';
import {toNative} from './native-path.ts';
import {assertSound, assertUnchanged, preflight} from './preflight.ts';
import {rollBack, type Undo} from './roll-back.ts';
import {claimStaging, sweep} from './staging.ts';

/**
 * Make a plan true on disk, or leave everything as it was.
 *
 * All contents are staged below `openspec/.openspec-txn` first; then files are swapped by rename, each step with
 * its inverse on a stack. Throws a Refusal when the disk is not what the plan was made for, or does not obey; and
 * before anything happens an Error when the plan contradicts itself, which is a bug of the caller.
 */
export function commit(fs: Fs, root: string, plan: Plan): void {
  if (plan.length === 0) return;
  assertSound(plan);
  const operations = plan.toSorted((a, b) => Number(a.kind === 'move') - Number(b.kind === 'move'));
  for (const operation of operations)
    attempt('read', toNative(root, targetOf(operation)), () => preflight(fs, root, operation));
  const staging = toNative(root, TRANSACTIONS);
  const undo: Undo[] = [];
  let at = root;
  try {
    makeFolders(fs, dirname(staging), undo);
    at = dirname(staging);
    claimStaging(fs, staging);
    undo.push({what: staging, run: (stuck) => void (stuck.length === 0 && sweep(fs, staging))});
    const staged = operations.map((operation, index) => stage(fs, root, staging, operation, index));
    for (const [index, operation] of operations.entries()) {
      at = toNative(root, targetOf(operation));
      perform(fs, root, operation, staged[index] as Staged, undo);
    }
  } catch (error) {
    rollBack(undo, staging, error);
    throw asRefusal(error, 'write', at);
  }
  sweep(fs, staging);
}

/** Where the new and the old content of one operation wait. */
interface Staged {
  readonly fresh: string;
  readonly old: string;
}

function attempt(verb: string, path: string, step: () => void): void {
  try {
    step();
  } catch (error) {
    throw asRefusal(error, verb, path);
  }
}

function stage(fs: Fs, root: string, staging: string, operation: Operation, index: number): Staged {
  const staged = {fresh: join(staging, `${index}.new`), old: join(staging, `${index}.old`)};
  if (operation.kind === 'create') {
    fs.createFile(staged.fresh, new TextEncoder().encode(operation.content), operation.mode);
  } else if (operation.kind === 'write') {
    const mode = fs.modeOf(toNative(root, operation.source.path));
    fs.createFile(staged.fresh, encode(operation.source, textAfter(operation)), mode);
    fs.createFile(staged.old, operation.source.bytes, mode);
  }
  return staged;
}

function perform(fs: Fs, root: string, operation: Operation, {fresh, old}: Staged, undo: Undo[]): void {
  const path = targetOf(operation);
  const target = toNative(root, path);
  makeFolders(fs, dirname(target), undo);
  if (operation.kind === 'write') {
    assertUnchanged(fs, target, operation);
    fs.rename(fresh, target);
    undo.push({what: `${path} (its old content is ${old})`, run: () => fs.rename(old, target)});
  } else if (operation.kind === 'create') {
    claim(fs, fresh, target);
    undo.push({what: `${path} (new)`, run: () => fs.removeFile(target)});
  } else if (operation.kind === 'remove') {
    assertUnchanged(fs, target, operation);
    fs.rename(target, old);
    undo.push({what: `${path} (its content is ${old})`, run: () => fs.rename(old, target)});
    removeEmptyFolders(fs, root, dirname(target), undo);
  } else {
    const from = toNative(root, operation.from);
    fs.rename(from, target);
    undo.push({what: `${path} (was ${operation.from})`, run: () => fs.rename(target, from)});
  }
}

/** Folders below `openspec/specs` that a removed file leaves empty; the folder of all specs stays. */
function removeEmptyFolders(fs: Fs, root: string, folder: string, undo: Undo[]): void {
  if (!folder.startsWith(join(toNative(root, SPECS), sep)) || fs.list(folder).length > 0) return;
  fs.removeFolder(folder);
  undo.push({what: `${folder} (was empty)`, run: () => fs.makeFolder(folder)});
  removeEmptyFolders(fs, root, dirname(folder), undo);
}

/** Give a staged file its name without ever replacing one; file systems without hard links get a copy. */
function claim(fs: Fs, fresh: string, target: string): void {
  try {
    fs.link(fresh, target);
  } catch (error) {
    const code = (error as {code?: string}).code ?? '';
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EXDEV'].includes(code)) throw error;
    fs.createFile(target, fs.read(fresh), fs.modeOf(fresh));
  }
}

function makeFolders(fs: Fs, folder: string, undo: Undo[]): void {
  if (fs.kindOf(folder) === 'folder') return;
  makeFolders(fs, dirname(folder), undo);
  fs.makeFolder(folder);
  undo.push({what: `${folder} (new)`, run: () => fs.removeFolder(folder)});
}
