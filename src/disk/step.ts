import {join} from 'node:path';
import {Refusal, shellLine} from '../refusal.ts';
import {about, codeOf} from './errors.ts';
import type {Fs} from './fs.ts';
import type {Stage, Step} from './journal.ts';
import {toNative} from './native-path.ts';
import {assertRealFolders} from './preflight.ts';
import {addFile, replaceFile, temporaryBeside} from './put-file.ts';
import {isAt, isReached, isThere, locate, otherSide, type Side} from './step-state.ts';

type FileStep = Extract<Step, {kind: 'file'}>;
type FolderStep = Extract<Step, {kind: 'folder'}>;

/**
 * Bring what a step is about to one of its sides, from wherever a crash has left it.
 *
 * `steps` are all steps of the transaction: what one of them has moved already is looked for where it went. Throws a
 * Refusal when the disk is on neither side, and whatever the file system throws: `EXDEV` only for a folder that is to
 * be moved to another file system.
 */
export function bring(stage: Stage, steps: readonly Step[], step: Step, to: Side): void {
  const {fs, root} = stage;
  const path = locate(fs, root, steps, step);
  const target = toNative(root, path);
  if (isReached(fs, root, target, step, to)) return;
  assertRealFolders(fs, root, path);
  if (!canBring(stage, steps, step, to)) throw changedMeanwhile(step);
  try {
    if (step.kind === 'file') bringFile(stage, target, step, to);
    else if (step.kind === 'folder') bringFolder(fs, target, step, to);
    else if (to === 'after') fs.rename(toNative(root, step.from), target);
    else fs.rename(target, toNative(root, step.from));
  } catch (error) {
    throw about(step.kind === 'move' ? [toNative(root, step.from), target] : [target], error);
  }
}

/** Whether a step can still be brought to a side, or is there. */
export function canBring(stage: Stage, steps: readonly Step[], step: Step, to: Side): boolean {
  const {fs, root, folder} = stage;
  const target = toNative(root, locate(fs, root, steps, step));
  if (step.kind === 'folder' || isReached(fs, root, target, step, to)) return true;
  if (!isAt(fs, root, target, step, otherSide(to))) return false;
  const staged = step.kind === 'file' ? step[to]?.staged : undefined;
  return staged === undefined || fs.kindOf(join(folder, staged)) === 'file';
}

/** Remove the contents that a run which was cut short, or failed, has left beside the files they were for. */
export function removeTemporaries({fs, root}: Stage, steps: readonly Step[]): void {
  for (const step of steps) {
    if (step.kind !== 'file') continue;
    const target = toNative(root, locate(fs, root, steps, step));
    for (const content of [step.before, step.after]) {
      const temporary = content && temporaryBeside(target, content);
      if (temporary && fs.kindOf(temporary) === 'file') fs.removeFile(temporary);
    }
  }
}

function bringFile({fs, folder}: Stage, target: string, step: FileStep, to: Side): void {
  const [content, other] = [step[to], step[otherSide(to)]];
  if (!content) {
    fs.removeFile(target);
    return;
  }
  const put = other ? replaceFile : addFile;
  put(fs, join(folder, content.staged), target, temporaryBeside(target, content));
}

/** A folder that somebody has put something into stays. */
function bringFolder(fs: Fs, target: string, step: FolderStep, to: Side): void {
  if (isThere(step, to)) fs.makeFolder(target, step.mode);
  else if (fs.list(target).length === 0) removeUnlessMounted(fs, target);
}

/** An empty folder on which a file system is mounted stays. */
function removeUnlessMounted(fs: Fs, folder: string): void {
  try {
    fs.removeFolder(folder);
  } catch (error) {
    if (codeOf(error) !== 'EBUSY') throw error;
  }
}

function changedMeanwhile({path}: Step): Refusal {
  return new Refusal(
    'changed-meanwhile',
    `${path} was changed by another program while this one ran`,
    shellLine`git status ${path}`,
  );
}
