import {dirname} from 'node:path';
import {Refusal, shellLine} from '../refusal.ts';
import {readJournal, removeJournal, type Stage, type Step} from './journal.ts';
import {toNative} from './native-path.ts';
import {bring, canBring, type Side} from './step.ts';

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
  const side = (['after', 'before'] as const).find((each) => canBringAll(stage, steps, each));
  if (!side) throw unfinished(stage, steps);
  bringAll(stage, steps, side);
  removeJournal(fs, folder);
  return `${title} was cut short, and is ${side === 'after' ? 'finished' : 'undone'} now`;
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
  const folders = new Set(steps.map(({path}) => dirname(toNative(root, path))));
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
