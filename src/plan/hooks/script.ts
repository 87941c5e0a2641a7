import {printable} from '../../printable.ts';
import {slugOf} from '../../project/names.ts';
import {Refusal} from '../../refusal.ts';
import {dutyOf, type Step} from './steps.ts';

/**
 * A step as lines of a POSIX shell, run at the top of the work tree, under `set -e` too: the first program of ours there
 * is does it, and `words` are what it is given of a message.
 *
 * There is no single quote in it where the prefix is plain, no colon or `#` behind or before a space, and no brace but
 * those of `words`: configurations quote it, or fill such places in.
 */
export function stepScript(step: Step, prefix: string, words = ''): readonly string[] {
  return dutyOf(step) === 'lint' ? lintScript(prefix) : trailerScript(step, prefix, words);
}

/** Whatever it does, the step succeeds, be it another program of that name. */
function trailerScript(step: Step, prefix: string, words: string): readonly string[] {
  const written = step === 'commit-msg' ? '--written ' : '';
  return [
    `for openspec in ${programsIn(prefix, 'openspec')}; do`,
    '  if command -v "$openspec" >/dev/null 2>&1; then',
    `    "$openspec" trailer ${written}${rootWord(prefix)}-- ${words} || true`,
    '    break',
    '  fi',
    'done',
  ];
}

/**
 * Errors end the hook, as do a refusal and Ctrl-C. Where the check itself fails, or is not installed, the commit goes
 * on: nobody is to be kept from work by a fault that is none of theirs. A branch without a project has nothing to check;
 * a folder that is merely not on disk is none.
 * The program goes by its second name, for another `openspec` would fail on words it does not know and stop all commits.
 */
function lintScript(prefix: string): readonly string[] {
  const folder = shellQuoted(`./${prefix}openspec`);
  return [
    `for openspec in ${programsIn(prefix, OWN_NAME)} ""; do`,
    `  if [ ! -d ${folder} ] && ! git --literal-pathspecs ls-files --error-unmatch -- ${folder} >/dev/null 2>&1; then`,
    '    break',
    '  elif [ "$openspec" = "" ]; then',
    `    echo "${OWN_NAME} is not installed, so what is staged was not checked" >&2`,
    '  elif command -v "$openspec" >/dev/null 2>&1; then',
    `    "$openspec" lint ${rootWord(prefix)}--staged --quiet || case $? in`,
    '      1 | 2 | 130) exit 1 ;;',
    '      *) echo "openspec lint failed, so what is staged was not checked" >&2 ;;',
    '    esac',
    '    break',
    '  fi',
    'done',
  ];
}

/** The name under which nothing else than this package installs a program. */
export const OWN_NAME = 'openspec-changes';

/** The same on one line. */
export function stepLine(step: Step, prefix: string, words = ''): string {
  const [first = '', ...others] = stepScript(step, prefix, words).map((line) => line.trim());
  return others.reduce(
    (line, next) => `${line}${/(?:\b(?:do|then|in)|;;)$/.test(line) ? '' : ';'} ${next}`,
    first,
  );
}

/** The step's name in a list of steps; projects below the top of a repository have one each. */
export function stepId(prefix: string, name: string): string {
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

/** The programs of a name, in the order in which they are tried at the top of a work tree: words of a POSIX shell. */
export function programsIn(prefix: string, name: string): string {
  const folders = [...(prefix === '' ? [] : [`./${prefix}`]), './'];
  return [name, ...folders.map((folder) => shellQuoted(`${folder}node_modules/.bin/${name}`))].join(' ');
}

function rootWord(prefix: string): string {
  return prefix === '' ? '' : `--root=${shellQuoted(folderOf(prefix))} `;
}

/** Not all shells that run hooks know `$'…'`. */
function shellQuoted(word: string): string {
  return PLAIN.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
