import {resolve} from 'node:path';
import {type OpenProject, openProject} from '../src/disk/open-project.ts';
import {printable} from '../src/printable.ts';
import type {Input} from './commands/command.ts';
import type {Context} from './context.ts';

/** The project a command is about: `--root`, else the nearest folder upwards. Throws a Refusal when there is none. */
export function open(context: Context, {options}: Input): OpenProject {
  const opened = openProject(context.fs, startOf(context, options['root']));
  if (options['verbose'] === true)
    context.stderr.write(
      `project ${printable(opened.root)}, ${opened.project.files.length} files under openspec/, ${opened.project.dialect} dialect\n`,
    );
  return opened;
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
