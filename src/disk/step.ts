import {join} from 'node:path';
import {Refusal, shellLine} from '../refusal.ts';
import {claimName} from './claim-name.ts';
import type {Fs} from './fs.ts';
import {type Content, hashOf, type Stage, type Step} from './journal.ts';
import {toNative} from './native-path.ts';
import {assertRealFolders} from './preflight.ts';

/** Which way a step goes: `after` makes it, `before` takes it back. */
export type Side = 'before' | 'after';

type FileStep = Extract<Step, {kind: 'file'}>;
type MoveStep = Extract<Step, {kind: 'move'}>;

/**
 * Bring what a step is about to one of its sides, from wherever a crash has left it.
 *
 * `steps` are all steps of the transaction: what one of them has moved already is looked for where it went. Throws a
 * Refusal when the disk is on neither side, and whatever the file system throws.
 */
export function bring(stage: Stage, steps: readonly Step[], step: Step, to: Side): void {
  const {fs, root} = stage;
  const target = locate(fs, root, steps, step);
  if (isReached(fs, root, target, step, to)) return;
  assertRealFolders(fs, root, step.path);
  if (!canBring(stage, steps, step, to)) throw changedMeanwhile(step);
  if (step.kind === 'file') bringFile(stage, target, step, to);
  else if (step.kind === 'folder') bringFolder(fs, target, isThere(step, to));
  else if (to === 'after') fs.rename(toNative(root, step.from), target);
  else fs.rename(target, toNative(root, step.from));
}

/** Whether a step can still be brought to a side, or is there. */
export function canBring(stage: Stage, steps: readonly Step[], step: Step, to: Side): boolean {
  const {fs, root, folder} = stage;
  const target = locate(fs, root, steps, step);
  if (step.kind === 'folder' || isReached(fs, root, target, step, to)) return true;
  if (!isAt(fs, root, target, step, otherSide(to))) return false;
  const staged = step.kind === 'file' ? step[to]?.staged : undefined;
  return staged === undefined || fs.kindOf(join(folder, staged)) === 'file';
}

/** Whether there is nothing to do to bring a step to a side. */
function isReached(fs: Fs, root: string, target: string, step: Step, to: Side): boolean {
  return isAt(fs, root, target, step, to) || (to === 'before' && isForeign(fs, target, step));
}

/** Whether somebody else's file stands where a new one was to be: there is nothing of ours to take back. */
function isForeign(fs: Fs, target: string, step: Step): boolean {
  const isNew = step.kind === 'file' && step.before === undefined;
  return isNew && fs.kindOf(target) !== undefined && !fileIs(fs, target, step.after);
}

/** Where a step takes place: a folder that was moved takes what lies in it along. */
function locate(fs: Fs, root: string, steps: readonly Step[], step: Step): string {
  const move = steps.find(
    (other): other is MoveStep =>
      other.kind === 'move' && step.path.startsWith(`${other.from}/`) && isMoved(fs, root, other),
  );
  return toNative(root, move ? move.path + step.path.slice(move.from.length) : step.path);
}

function isMoved(fs: Fs, root: string, {from, path}: MoveStep): boolean {
  return fs.kindOf(toNative(root, path)) !== undefined && fs.kindOf(toNative(root, from)) === undefined;
}

function isAt(fs: Fs, root: string, target: string, step: Step, side: Side): boolean {
  if (step.kind === 'file') return fileIs(fs, target, step[side]);
  if (step.kind === 'folder') return (fs.kindOf(target) === 'folder') === isThere(step, side);
  const from = toNative(root, step.from);
  const [there, gone] = side === 'after' ? [target, from] : [from, target];
  return fs.kindOf(there) !== undefined && fs.kindOf(gone) === undefined;
}

function fileIs(fs: Fs, target: string, content: Content | undefined): boolean {
  const kind = fs.kindOf(target);
  if (!content) return kind === undefined;
  return kind === 'file' && hashOf(fs.read(target)) === content.hash;
}

function bringFile({fs, folder}: Stage, target: string, step: FileStep, to: Side): void {
  const [content, other] = [step[to], step[otherSide(to)]];
  if (!content) fs.removeFile(target);
  else if (other) fs.rename(join(folder, content.staged), target);
  else claimName(fs, join(folder, content.staged), target);
}

/** A folder that somebody has put something into stays. */
function bringFolder(fs: Fs, target: string, isWanted: boolean): void {
  if (isWanted) fs.makeFolder(target);
  else if (fs.list(target).length === 0) fs.removeFolder(target);
}

function isThere({becomes}: Extract<Step, {kind: 'folder'}>, side: Side): boolean {
  return (becomes === 'made') === (side === 'after');
}

function otherSide(side: Side): Side {
  return side === 'after' ? 'before' : 'after';
}

function changedMeanwhile({path}: Step): Refusal {
  return new Refusal(
    'changed-meanwhile',
    `${path} was changed by another program while this one ran`,
    shellLine`git status ${path}`,
  );
}
