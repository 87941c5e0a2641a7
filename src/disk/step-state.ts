import type {Fs} from './fs.ts';
import {type Content, hashOf, type Step} from './journal.ts';
import {toNative} from './native-path.ts';

/** Which way a step goes: `after` makes it, `before` takes it back. */
export type Side = 'before' | 'after';

type MoveStep = Extract<Step, {kind: 'move'}>;

export function otherSide(side: Side): Side {
  return side === 'after' ? 'before' : 'after';
}

/** The path at which a step takes place: a folder that was moved takes what lies in it along. */
export function locate(fs: Fs, root: string, steps: readonly Step[], step: Step): string {
  const move = steps.find(
    (other): other is MoveStep =>
      other.kind === 'move' && step.path.startsWith(`${other.from}/`) && isMoved(fs, root, other),
  );
  return move ? move.path + step.path.slice(move.from.length) : step.path;
}

function isMoved(fs: Fs, root: string, {from, path}: MoveStep): boolean {
  return fs.kindOf(toNative(root, path)) !== undefined && fs.kindOf(toNative(root, from)) === undefined;
}

/** Whether there is nothing to do to bring a step to a side. */
export function isReached(fs: Fs, root: string, target: string, step: Step, to: Side): boolean {
  return isAt(fs, root, target, step, to) || (to === 'before' && isForeign(fs, target, step));
}

/** Whether somebody else's file stands where a new one was to be: there is nothing of ours to take back. */
function isForeign(fs: Fs, target: string, step: Step): boolean {
  const isNew = step.kind === 'file' && step.before === undefined;
  return isNew && fs.kindOf(target) !== undefined && !fileIs(fs, target, step.after);
}

/** Whether the disk is as a step has it on a side. */
export function isAt(fs: Fs, root: string, target: string, step: Step, side: Side): boolean {
  if (step.kind === 'file') return fileIs(fs, target, step[side]);
  if (step.kind === 'folder') return (fs.kindOf(target) === 'folder') === isThere(step, side);
  const from = toNative(root, step.from);
  const [there, gone] = side === 'after' ? [target, from] : [from, target];
  return fs.kindOf(there) !== undefined && fs.kindOf(gone) === undefined;
}

/** Whether a folder is there on a side of the step that makes or removes it. */
export function isThere({becomes}: Extract<Step, {kind: 'folder'}>, side: Side): boolean {
  return (becomes === 'made') === (side === 'after');
}

function fileIs(fs: Fs, target: string, content: Content | undefined): boolean {
  const kind = fs.kindOf(target);
  if (!content) return kind === undefined;
  return kind === 'file' && hashOf(fs.read(target)) === content.hash;
}
