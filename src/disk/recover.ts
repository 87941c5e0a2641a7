import {dirname} from 'node:path';
import {Refusal, shellLine} from '../refusal.ts';
import {codeOf} from './errors.ts';
import {readJournal, removeJournal, type Stage, type Step} from './journal.ts';
import {toNative} from './native-path.ts';
import {bring, canBring, removeTemporaries} from './step.ts';
import {locate, type Side} from './step-state.ts';

/**
 * Finish what a run that was cut short had begun, or undo it where that can no longer be; with the lock held.
 *
 * Returns what was done, as a sentence; nothing when there was nothing to do. Throws a Refusal when another program
 * has changed one of the files since, so that neither way is open: then nothing is touched.
 */
export function recover(stage: Stage): string | undefined {
  const {fs, folder} = stage;
  const journal = readJournal(fs, folder);
  if (!journal) return undefined;
  const {steps, title} = journal;
  removeTemporaries(stage, steps);
  const side = bringEither(stage, steps);
  removeJournal(fs, folder);
  return `${title} was cut short, and is ${side === 'after' ? 'finished' : 'undone'} now`;
}

/** What cannot be finished though nobody has changed a file, as when the disk is full, is undone. */
function bringEither(stage: Stage, steps: readonly Step[]): Side {
  const [canFinish, canUndo] = [canBringAll(stage, steps, 'after'), canBringAll(stage, steps, 'before')];
  if (!canFinish && !canUndo) throw unfinished(stage, steps);
  try {
    if (canFinish) bringAll(stage, steps, 'after');
    if (canFinish) return 'after';
  } catch (error) {
    if (codeOf(error) === undefined || !canUndo) throw error;
    removeTemporaries(stage, steps);
  }
  bringAll(stage, steps, 'before');
  return 'before';
}

/** Make steps true in order, or take them back in the other, and have the disk keep it; `all` are all there are. */
export function bringAll(
  stage: Stage,
  all: readonly Step[],
  side: Side,
  steps: readonly Step[] = all,
  onDone: (step: Step) => void = () => undefined,
): void {
  for (const step of side === 'after' ? steps : steps.toReversed()) {
    bring(stage, all, step, side);
    onDone(step);
  }
  const {fs, root} = stage;
  const paths = steps.flatMap((step) => [
    locate(fs, root, all, step),
    ...(step.kind === 'move' ? [step.from] : []),
  ]);
  const folders = new Set(paths.map((path) => dirname(toNative(root, path))));
  for (const folder of folders) if (fs.kindOf(folder) === 'folder') fs.syncFolder(folder);
}

function canBringAll(stage: Stage, steps: readonly Step[], side: Side): boolean {
  return steps.every((step) => canBring(stage, steps, step, side));
}

function unfinished(stage: Stage, steps: readonly Step[]): Refusal {
  const changed = steps.filter(
    (step) => !canBring(stage, steps, step, 'after') && !canBring(stage, steps, step, 'before'),
  );
  const {folder} = stage;
  const names = changed.map(({path}) => path).join(', ');
  return new Refusal(
    'unfinished-transaction',
    `A run was cut short, and ${names || 'a file'} was changed since: the contents before and after lie in ${folder}; put what you want in its place, then remove that folder`,
    shellLine`ls -l ${folder} && git status`,
  );
}
