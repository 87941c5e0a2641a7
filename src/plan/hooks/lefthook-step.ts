import {stepId, stepLine, stepScript} from './script.ts';
import {dutyOf, type Step} from './steps.ts';

/** Git's first two words, or the one it gives; https://lefthook.dev/usage/features/git-args. */
const WORDS = {'pre-commit': '', 'prepare-commit-msg': '"{1}" "{2}"', 'commit-msg': '"{1}"'};

/** The step's name among commands or jobs. */
export function idOf(step: Step, prefix: string): string {
  return stepId(prefix, `openspec-${dutyOf(step)}`);
}

/** What a step says, as values. */
export function stepValue(step: Step, prefix: string) {
  return {run: `${stepScript(step, prefix, WORDS[step]).join('\n')}\n`};
}

/** The step as one line of a shell. */
export function runLine(step: Step, prefix: string): string {
  return stepLine(step, prefix, WORDS[step]);
}

function runLines(step: Step, prefix: string): readonly string[] {
  return ['run: |', ...indented(stepScript(step, prefix, WORDS[step]))];
}

/** The step among commands that are there. */
export function commandLines(step: Step, prefix: string): readonly string[] {
  return [`${idOf(step, prefix)}:`, ...indented(runLines(step, prefix))];
}

/** The step in a hook that has no commands. */
export function commandsLines(step: Step, prefix: string): readonly string[] {
  return ['commands:', ...indented(commandLines(step, prefix))];
}

/** Hooks that are not there. */
export function wholeHooks(steps: readonly Step[], prefix: string): readonly string[] {
  return steps.flatMap((step, index) => [
    ...(index === 0 ? [] : ['']),
    `${step}:`,
    ...indented(commandsLines(step, prefix)),
  ]);
}

/** The step among jobs that are there. */
export function jobLines(step: Step, prefix: string): readonly string[] {
  return [`- name: ${idOf(step, prefix)}`, ...indented(runLines(step, prefix))];
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}
