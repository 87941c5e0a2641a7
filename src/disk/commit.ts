import {type Plan, targetOf} from '../plan/plan.ts';
import {Refusal, shellLine} from '../refusal.ts';
import {asRefusal, codeOf, reasonOf} from './errors.ts';
import type {Fs} from './fs.ts';
import {hasJournal, removeJournal, type Stage, type Step, writeJournal} from './journal.ts';
import {toNative} from './native-path.ts';
import {sweep} from './own-folder.ts';
import {assertSound, preflight} from './preflight.ts';
import {bringAll} from './recover.ts';
import {removeTemporaries} from './step.ts';
import {stageSteps} from './steps.ts';
import {type Turn, takeTurnNow} from './turn.ts';

/** What a commit needs besides its plan. */
export interface CommitOptions {
  /** What a person asked for, should the next run have to finish it: `archive add-login`. */
  readonly title?: string;
  /** The turn, where the caller has it; else it is taken for this commit alone. */
  readonly turn?: Turn | undefined;
}

/**
 * Make a plan true on disk, or leave everything as it was.
 *
 * All contents, the old ones too, are staged below `openspec/.openspec-txn` first, then a journal says what will
 * happen; then files are swapped by rename. Whenever the run is cut short, the next one finishes or undoes it. Throws a
 * Refusal when the disk is not what the plan was made for, does not obey, or belongs to another run; and before
 * anything happens an Error when the plan contradicts itself, which is a bug of the caller.
 */
export function commit(fs: Fs, root: string, plan: Plan, {title = 'a run', turn}: CommitOptions = {}): void {
  if (plan.length === 0) return;
  assertSound(plan);
  const held = turn ?? takeTurnNow(fs, root);
  try {
    for (const operation of plan)
      attempt('read', toNative(root, targetOf(operation)), () => preflight(fs, root, operation));
    const stage = {fs, root, folder: held.folder};
    attempt('write', held.folder, () => performAny(stage, plan, title));
  } finally {
    attempt('write', held.folder, () => !turn && held.release());
  }
}

function attempt(verb: string, path: string, step: () => void): void {
  try {
    step();
  } catch (error) {
    throw asRefusal(error, verb, path);
  }
}

/** That a folder goes to another file system shows when it is moved, which is taken back, and then done file by file. */
function performAny(stage: Stage, plan: Plan, title: string): void {
  try {
    perform(stage, plan, title, 'rename');
  } catch (error) {
    if (codeOf(error) !== 'EXDEV') throw error;
    perform(stage, plan, title, 'copy');
  }
}

function perform(stage: Stage, plan: Plan, title: string, movesBy: 'rename' | 'copy'): void {
  const {fs, folder} = stage;
  const kept = fs.list(folder).map(({name}) => name);
  let steps: readonly Step[] = [];
  const done: Step[] = [];
  try {
    steps = stageSteps(stage, plan, movesBy);
    writeJournal(fs, folder, {version: 1, title, steps});
    bringAll(stage, steps, 'after', steps, (step) => done.push(step));
    removeJournal(fs, folder);
  } catch (error) {
    takeBack(stage, steps, done, error);
    throw error;
  } finally {
    errorOf(() => !hasJournal(fs, folder) && sweep(fs, folder, kept));
  }
}

/** With a second try; what cannot be taken back now is left to the next run, whose journal is still there. */
function takeBack(stage: Stage, steps: readonly Step[], done: readonly Step[], cause: unknown): void {
  const {fs, root, folder} = stage;
  const undo = () => {
    removeTemporaries(stage, steps);
    bringAll(stage, steps, 'before', done);
    if (hasJournal(fs, folder)) removeJournal(fs, folder);
  };
  const error = errorOf(undo) && errorOf(undo);
  if (error === undefined) return;
  const [first, second] = [cause, error].map((each) => reasonOf(each) ?? String(each));
  throw new Refusal(
    'rollback-incomplete',
    `Writing failed (${first}), and taking it back too (${second}); the contents before and after lie in ${folder}, and the next run of openspec finishes or undoes it`,
    shellLine`openspec list --root ${root}`,
  );
}

function errorOf(step: () => void): unknown {
  try {
    step();
    return undefined;
  } catch (error) {
    return error;
  }
}
