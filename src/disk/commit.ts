import {dirname, join} from 'node:path';
import {encode} from '../markdown/source.ts';
import {type Operation, type Plan, targetOf, textAfter} from '../plan/plan.ts';
import {TRANSACTIONS} from '../project/paths.ts';
import {Refusal} from '../refusal.ts';
import {asRefusal, reasonOf} from './errors.ts';
import type {Fs} from './fs.ts';
import {toNative} from './open-project.ts';
import {assertUnchanged, preflight} from './preflight.ts';

/** How to take back one step that was made. */
type Undo = () => void;

/**
 * Make a plan true on disk, or leave everything as it was.
 *
 * All contents are staged below `openspec/.openspec-txn` first; then files are swapped by rename, each step with
 * its inverse on a stack. Throws a Refusal when the disk is not what the plan was made for, or does not obey.
 */
export function commit(fs: Fs, root: string, plan: Plan): void {
  if (plan.length === 0) return;
  for (const operation of plan) preflight(fs, root, operation);
  const undo: Undo[] = [];
  const staging = toNative(root, TRANSACTIONS);
  let at = staging;
  try {
    sweep(fs, staging);
    makeFolders(fs, dirname(staging), undo);
    fs.makeFolder(staging);
    undo.push(() => sweep(fs, staging));
    const staged = plan.map((operation, index) => stage(fs, root, staging, operation, index));
    for (const [index, operation] of plan.entries()) {
      at = join(root, targetOf(operation));
      perform(fs, root, operation, staged[index], undo);
    }
  } catch (error) {
    rollBack(undo, staging);
    throw asRefusal(error, 'write', at);
  }
  sweep(fs, staging);
}

/** Where the new and the old content of one operation wait. */
interface Staged {
  readonly fresh: string;
  readonly old: string;
}

function stage(fs: Fs, root: string, staging: string, operation: Operation, index: number): Staged {
  const staged = {fresh: join(staging, `${index}.new`), old: join(staging, `${index}.old`)};
  if (operation.kind === 'create') {
    fs.createFile(staged.fresh, new TextEncoder().encode(operation.content), operation.mode ?? 0o666);
  } else if (operation.kind === 'write') {
    const mode = fs.modeOf(toNative(root, operation.source.path));
    fs.createFile(staged.fresh, encode(operation.source, textAfter(operation)), mode);
    fs.createFile(staged.old, operation.source.bytes, mode);
  }
  return staged;
}

function perform(fs: Fs, root: string, operation: Operation, staged: Staged | undefined, undo: Undo[]): void {
  const target = toNative(root, targetOf(operation));
  const {fresh, old} = staged as Staged;
  makeFolders(fs, dirname(target), undo);
  if (operation.kind === 'write') {
    assertUnchanged(fs, target, operation);
    fs.rename(fresh, target);
    undo.push(() => fs.rename(old, target));
  } else if (operation.kind === 'create') {
    claim(fs, fresh, target);
    undo.push(() => fs.removeFile(target));
  } else {
    const from = toNative(root, operation.from);
    fs.rename(from, target);
    undo.push(() => fs.rename(target, from));
  }
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
  undo.push(() => fs.removeFolder(folder));
}

/** Take steps back, newest first. Throws what is stuck, and leaves the old contents where they were staged. */
function rollBack(undo: readonly Undo[], staging: string): void {
  for (const [index, step] of undo.toReversed().entries()) {
    try {
      step();
    } catch (error) {
      const left = `${undo.length - index} of ${undo.length} steps could not be undone (${reasonOf(error) ?? error})`;
      throw new Refusal('rollback-incomplete', `${left}; the old contents lie in ${staging}`, `ls -l "${staging}"`);
    }
  }
}

/** Remove what we staged. A leftover is ours, harmless, and swept by the next run. */
function sweep(fs: Fs, staging: string): void {
  for (let attempt = 0; attempt < 2 && fs.kindOf(staging) === 'folder'; attempt++) {
    try {
      for (const {name} of fs.list(staging)) fs.removeFile(join(staging, name));
      fs.removeFolder(staging);
    } catch {
      // The second attempt, or the next run, takes what is left.
    }
  }
}
