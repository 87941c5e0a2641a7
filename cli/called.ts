import {basename, dirname, isAbsolute, relative, sep} from 'node:path';
import {shellLine} from '../src/refusal.ts';

/** The names this package installs its program by; nothing else installs the second. */
const NAMES = ['openspec', 'openspec-changes'];

/**
 * How to call the program again from a folder, by the absolute path of the script that is run, links not followed.
 *
 * What lies in a `node_modules` is found by `npx` from the folders below; npm, husky and others put such folders on the
 * PATH of what they run, so that a name is found there says nothing of the person's own shell.
 */
export function programOf(script: string, cwd: string): string {
  const name = NAMES.find((each) => each === basename(script));
  const [home = '', inside] = script.split(`${sep}node_modules${sep}`);
  if (inside === undefined) return name ?? 'openspec';
  if (isWithin(home, cwd) || basename(dirname(home)) === '_npx') return `npx ${name ?? 'openspec-changes'}`;
  return name === undefined ? 'openspec' : shellLine`${relative(cwd, script)}`;
}

function isWithin(folder: string, path: string): boolean {
  const way = relative(folder || sep, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** What `--root` is given in the words of a command line, whether they can be parsed or not. */
export function rootIn(argv: readonly string[]): string | undefined {
  const end = argv.indexOf('--');
  const words = end === -1 ? argv : argv.slice(0, end);
  const index = words.findLastIndex((word) => word === '--root' || word.startsWith('--root='));
  const word = words[index];
  return word === '--root' ? words[index + 1] : word?.slice('--root='.length);
}
