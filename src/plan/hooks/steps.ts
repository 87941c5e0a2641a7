import {printable} from '../../printable.ts';
import {Refusal} from '../../refusal.ts';

/** A hook of git's. */
export type Step = 'pre-commit' | 'prepare-commit-msg' | 'commit-msg';

/** What the steps do for a person, who may want one without the other. */
export type Duty = 'lint' | 'trailer';

/**
 * What is staged is checked first. A message is named before a person writes it and after: one that is yet to be
 * written is left alone by the first.
 */
export const STEPS: readonly Step[] = ['pre-commit', 'prepare-commit-msg', 'commit-msg'];

/** What a step does. */
export function dutyOf(step: Step): Duty {
  return step === 'pre-commit' ? 'lint' : 'trailer';
}

/** The steps a person asks for by what they do; all where nothing is said. Throws a Refusal for what none does. */
export function stepsFor(duty: string | undefined): readonly Step[] {
  const found = STEPS.filter((step) => duty === undefined || dutyOf(step) === duty);
  if (found.length > 0) return found;
  throw new Refusal(
    'unknown-hook',
    `\`--only ${printable(duty ?? '')}\` is not known, expected one of \`lint\`, \`trailer\``,
    'openspec init --hook git --only lint',
  );
}
