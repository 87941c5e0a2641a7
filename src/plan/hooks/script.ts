import {printable} from '../../printable.ts';
import {slugOf} from '../../project/names.ts';
import {Refusal} from '../../refusal.ts';

/** A hook of git's. */
export type Step = 'prepare-commit-msg' | 'commit-msg';

/** Before a person writes a message, and after: a message that is yet to be written is left alone by the first. */
export const STEPS: readonly Step[] = ['prepare-commit-msg', 'commit-msg'];

/**
 * A step as lines of a POSIX shell: the first `openspec` there is gets `words`, and whatever it does, the step
 * succeeds, under `set -e` too.
 */
export function stepScript(step: Step, prefix: string, words: string): readonly string[] {
  const local = [...(prefix === '' ? [] : [`./${prefix}`]), './'].map((folder) =>
    shellQuoted(`${folder}node_modules/.bin/openspec`),
  );
  const root = prefix === '' ? '' : `--root=${shellQuoted(folderOf(prefix))} `;
  const written = step === 'commit-msg' ? '--written ' : '';
  return [
    `for openspec in openspec ${local.join(' ')}; do`,
    '  if command -v "$openspec" >/dev/null 2>&1; then',
    `    "$openspec" trailer ${written}${root}-- ${words} || true`,
    '    break',
    '  fi',
    'done',
  ];
}

/** The same on one line. */
export function stepLine(step: Step, prefix: string, words: string): string {
  const [loop = '', condition = '', call = '', ...ends] = stepScript(step, prefix, words).map((line) =>
    line.trim(),
  );
  return `${loop} ${condition} ${[call, ...ends].join('; ')}`;
}

/** The step's name in a list of steps; projects below the top of a repository have one each. */
export function stepId(prefix: string, name = 'openspec-trailer'): string {
  return [name, slugOf(prefix)].filter(Boolean).join('-');
}

/** `packages/api/` without the slash. */
export function folderOf(prefix: string): string {
  return prefix.replace(/\/$/, '');
}

/** Throws a Refusal for a project in a folder that a shell within a configuration would have to be told in quotes. */
export function assertPlainFolder(prefix: string): void {
  if (prefix === '' || PLAIN.test(prefix)) return;
  throw new Refusal(
    'hook-not-edited',
    `The project lies in \`${printable(folderOf(prefix))}\`, and only letters, digits and \`./_@+-\` can be passed on to a step there; let git run the hook`,
    'openspec init --hook git',
  );
}

const PLAIN = /^[\w.][\w./@+-]*$/;

/** Not all shells that run hooks know `$'…'`. */
function shellQuoted(word: string): string {
  return PLAIN.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
