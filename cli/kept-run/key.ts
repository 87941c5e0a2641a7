import type {Environment} from '../../src/git/environment.ts';
import {buildOfProgram} from '../build.ts';
import type {Context, Stream} from '../context.ts';
import {filesOfProgram} from './files-of-program.ts';

/** What is known of a run before it asks anything. */
export interface RunKey {
  /** All of it. */
  readonly key: string;
  /** The name of the file it is kept in: the first half is that of this build of the program and of Node. */
  readonly name: string;
}

/** What of the process a run may depend on. */
export interface Surroundings {
  readonly env: Environment;
  /** The version of Node. */
  readonly node: string;
  /** Whose rights it has; nothing where there are no such numbers. */
  readonly user: number | undefined;
}

/** The words that write, ask for more than is kept, or read what comes but once. */
const NEVER =
  /^(?:--no-cache|--fix|--unsafe-fixes|--fix-dry-run|--dry-run|--update-baseline|--prune-baseline|--verbose|--help|-h|--version|-V|--stdin-filename(?:=.*)?)$/s;

/** Whether a command line only tells, so that what it tells may be kept: `lint` and `validate` without some flags. */
export function mayBeKept(argv: readonly string[]): boolean {
  const command = argv.find((word, index) => !word.startsWith('-') && argv[index - 1] !== '--root');
  return (command === 'lint' || command === 'validate') && !argv.some((word) => NEVER.test(word));
}

/** The key of a command line. Never throws. */
export function keyOf(argv: readonly string[], context: Context, {env, node, user}: Surroundings): RunKey {
  const {cwd, program, packageRoot, prompt, stdout, stderr} = context;
  const built = buildOfProgram && [buildOfProgram, filesOfProgram(packageRoot)];
  const build = JSON.stringify([built ?? context.version, node]);
  const world = [cwd, program, packageRoot, prompt !== undefined, traitsOf(stdout), traitsOf(stderr)];
  const key = JSON.stringify([build, argv, world, user, variablesOf(env)]);
  return {key, name: `run-${shortHash(build)}-${shortHash(key)}.bin`};
}

function traitsOf({paint, hasUnicode, width, reader}: Stream): readonly unknown[] {
  return [paint('red', '|'), hasUnicode, width, reader];
}

/** Where git is found, for whom it takes its user and where it finds their configuration. */
const OF_GIT = /^(?:GIT_.*|PATH|HOME|XDG_CONFIG_HOME|SUDO_UID|USERPROFILE|HOMEDRIVE|HOMEPATH|PROGRAMDATA)$/;

/** What decides which git is asked, about which repository, and by what configuration. */
function variablesOf(env: Environment): readonly (readonly [string, string | undefined])[] {
  return Object.entries(env)
    .filter(([name]) => OF_GIT.test(name.toUpperCase()))
    .sort(([one], [other]) => (one < other ? -1 : 1));
}

/** A name for a text; what is found by it is compared with the whole text. Source: FNV-1a, twice. */
function shortHash(text: string): string {
  let [one, two] = [0x811c9dc5, 0x01000193];
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    one = Math.imul(one ^ code, 0x01000193);
    two = Math.imul(two ^ code, 0x85ebca6b) ^ (two >>> 13);
  }
  return [one, two].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}
