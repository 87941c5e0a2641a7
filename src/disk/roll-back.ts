import {Refusal, shellLine} from '../refusal.ts';
import {reasonOf} from './errors.ts';

/** How to take back one step that was made. */
export interface Undo {
  /** The step, for a person who has to take it back by hand. */
  readonly what: string;
  /** `stuck` names the later steps that stayed. */
  readonly run: (stuck: readonly string[]) => void;
}

/**
 * Take steps back, newest first, each with a second try.
 *
 * A step that stays does not keep the others from being taken back: they are independent, and every file that has
 * its old content again is one less for a person to mend. Throws a Refusal that names what stayed and where the old
 * contents lie.
 */
export function rollBack(undo: readonly Undo[], staging: string, cause: unknown): void {
  const stuck: string[] = [];
  for (const {what, run} of undo.toReversed()) {
    if (!succeeds(() => run(stuck)) && !succeeds(() => run(stuck))) stuck.push(what);
  }
  if (stuck.length === 0) return;
  const reason = reasonOf(cause) ?? (cause instanceof Error ? cause.message : String(cause));
  throw new Refusal(
    'rollback-incomplete',
    `Writing failed (${reason}), and ${stuck.length} of ${undo.length} steps could not be undone: ${stuck.join(', ')}; the old contents lie in ${staging}`,
    shellLine`ls -l ${staging}`,
  );
}

function succeeds(step: () => void): boolean {
  try {
    step();
    return true;
  } catch {
    return false;
  }
}
