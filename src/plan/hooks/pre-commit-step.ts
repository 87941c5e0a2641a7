import {stepId, stepLine} from './script.ts';
import {dutyOf, type Step} from './steps.ts';

/** The message file is passed as a name, git's second word in a variable. */
const WORDS = {
  'pre-commit': '',
  'prepare-commit-msg': '"$@" $PRE_COMMIT_COMMIT_MSG_SOURCE',
  'commit-msg': '"$@"',
};

/** A step's name says which it is, for a person may have tuned all else. */
const NAMES = {
  'pre-commit': 'openspec-lint',
  'prepare-commit-msg': 'openspec-trailer',
  'commit-msg': 'openspec-written',
};

/** The step's name among hooks. */
export function idOf(step: Step, prefix: string): string {
  return stepId(prefix, NAMES[step]);
}

/** Hooks of the repository's own, as values. */
export function repoOf(steps: readonly Step[], prefix: string) {
  return {repo: 'local', hooks: steps.map((step) => hookOf(step, prefix))} as const;
}

/** The same as an item of a list of repositories. */
export function repoLines(steps: readonly Step[], prefix: string): readonly string[] {
  const hooks = repoOf(steps, prefix).hooks.flatMap((hook) =>
    Object.entries(hook).map(([key, value], index) => {
      const shown = Array.isArray(value) ? `[${value}]` : value;
      return `    ${index === 0 ? '- ' : '  '}${key}: ${shown}`;
    }),
  );
  return ['- repo: local', '  hooks:', ...hooks];
}

/** The same on one line. */
export function repoLine(steps: readonly Step[], prefix: string): string {
  const hooks = repoOf(steps, prefix).hooks.map((hook) => {
    const pairs = Object.entries(hook).map(([key, value]) => `${key}: ${flowOf(key, value)}`);
    return `{${pairs.join(', ')}}`;
  });
  return `- {repo: local, hooks: [${hooks.join(', ')}]}`;
}

function flowOf(key: string, value: unknown): string {
  if (Array.isArray(value)) return `[${value}]`;
  return key === 'entry' || key === 'files' ? `'${String(value).replaceAll("'", "''")}'` : String(value);
}

function hookOf(step: Step, prefix: string): Readonly<Record<string, unknown>> {
  const isLint = dutyOf(step) === 'lint';
  return {
    id: idOf(step, prefix),
    name: isLint ? 'openspec lint' : 'name the change',
    entry: `sh -c '${stepLine(step, prefix, WORDS[step])}' openspec`,
    language: 'system',
    ...(isLint ? lintFlags(prefix) : messageFlags(step)),
  };
}

function messageFlags(step: Step) {
  return {stages: [step], always_run: true, pass_filenames: true};
}

/**
 * There are no `stages`: version 3.2 gave this one another name, and neither name suits all versions. It is the names
 * of files that keep the hook from the other stages, where a message is the only file. What a hook that passes says is
 * hidden otherwise, and so would be that nothing was checked.
 */
function lintFlags(prefix: string) {
  const files = `^${escaped(prefix)}(openspec/|.*\\.md$)`;
  return {files, pass_filenames: false, require_serial: true, verbose: true};
}

/** A plain folder has no other characters that mean something in a regular expression. */
function escaped(prefix: string): string {
  return prefix.replaceAll(/[.+]/g, '\\$&');
}
