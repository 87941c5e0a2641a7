import {dirname, resolve} from 'node:path';
import {rootsBelow} from '../src/disk/find-root.ts';
import {fromNative} from '../src/disk/native-path.ts';
import {type OpenProject, openProject} from '../src/disk/open-project.ts';
import {projectFiles} from '../src/disk/project-files.ts';
import {printable} from '../src/printable.ts';
import {Refusal, shellLine} from '../src/refusal.ts';
import type {Input} from './commands/command.ts';
import type {Context} from './context.ts';

/** From so many files on, reading them takes longer than starting to. */
const MANY = 100;

/** The project a command is about: `--root`, else the nearest folder upwards. Throws a Refusal when there is none. */
export function open(context: Context, input: Input): OpenProject {
  const opened = find(context, input, projectFiles);
  if (opened.project.files.length > MANY) context.expectMuch?.();
  tellOpened(context, input, opened);
  return opened;
}

/** The same with what `filesIn` finds of it; nothing is told. */
export function find(context: Context, {options}: Input, filesIn: typeof projectFiles): OpenProject {
  const start = startOf(context, options['root']);
  if (start !== context.cwd) assertFolder(context, start);
  return openFrom(context, start, filesIn);
}

/** Tell who asks for it what was opened. */
export function tellOpened(context: Context, {options}: Input, {root, project}: OpenProject): void {
  if (options['verbose'] === true)
    context.stderr.write(
      `project ${printable(root)}, ${project.files.length} files under openspec/, ${project.dialect} dialect\n`,
    );
}

/** A slip in `--root` must not lead to the project above. */
function assertFolder({fs}: Context, start: string): void {
  const kind = fs.kindOf(start);
  if (kind === 'folder' || kind === 'link') return;
  throw new Refusal('no-folder', `There is no folder ${printable(start)}`, shellLine`ls ${dirname(start)}`);
}

function openFrom(context: Context, start: string, filesIn: typeof projectFiles): OpenProject {
  try {
    return openProject(context.fs, start, filesIn);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'no-project') throw elsewhere(context, start) ?? error;
    throw error;
  }
}

/** A person at the top of a repository means a project below it, and not a second one. */
function elsewhere({fs, cwd}: Context, start: string): Refusal | undefined {
  const [first, ...others] = rootsBelow(fs, start).map((root) => fromNative(cwd, root));
  if (first === undefined) return undefined;
  const places = [first, ...others].map((place) => `\`--root ${printable(place)}\``).join(' or ');
  const message = `No openspec/ folder in ${start} or above it; there is one below, for ${places}`;
  return new Refusal('no-project', message, shellLine`openspec list --root ${first}`);
}

/** Where the search for a project begins. */
export function startOf(context: Context, root: unknown): string {
  return typeof root === 'string' ? resolve(context.cwd, root) : context.cwd;
}

/** Write to stderr unless the person asked for quiet. */
export function note(context: Context, {options}: Input, text: string): void {
  if (options['quiet'] !== true && text !== '')
    context.stderr.write(text.endsWith('\n') ? text : `${text}\n`);
}

/** Print one JSON document. */
export function printJson(context: Context, value: unknown): void {
  context.stdout.write(`${JSON.stringify(value, undefined, 2)}\n`);
}
