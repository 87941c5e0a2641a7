import {resolve} from 'node:path';
import {fromNative} from '../../src/disk/native-path.ts';
import {
  both,
  everything,
  pathOfChange,
  type Selection,
  selected,
  selectedPart,
} from '../../src/lint/select.ts';
import {printable} from '../../src/printable.ts';
import {findChange} from '../../src/project/find-change.ts';
import {isBelow} from '../../src/project/paths.ts';
import type {Project} from '../../src/project/project.ts';
import {Refusal} from '../../src/refusal.ts';
import type {Input} from '../commands/command.ts';
import type {Context} from '../context.ts';

/** The paths, relative to the root, that the words of a command line name. Throws a Refusal for what is not there. */
export function namedPaths(
  context: Context,
  {words}: Input,
  root: string,
  project: Project,
): readonly string[] {
  return words.map((word) => pathOf(context, root, project, word));
}

/** What lies at some paths, and no more of the project than it takes to judge that; everything where none is named. */
export function atPaths(project: Project, paths: readonly string[]): Selection {
  return paths.length === 0 ? everything(project) : selectedPart(project, paths);
}

/** What of a selection lies at some paths; all of it where none is named. */
export function within(selection: Selection, project: Project, paths: readonly string[]): Selection {
  return paths.length === 0 ? selection : both(selection, selected(project, paths));
}

/** A path as a person sees it from where they stand, made relative to the project's root. */
export function relativePath({cwd}: Context, root: string, word: string): string {
  return fromNative(root, resolve(cwd, word));
}

/** A change's name, or a path. */
function pathOf(context: Context, root: string, project: Project, word: string): string {
  const folder = pathOfChange(project, word);
  if (folder !== undefined) return folder;
  const path = relativePath(context, root, word);
  const isThere = project.files.some((file) => file === path || isBelow(path, file));
  if (isThere || (!word.includes('\0') && context.fs.kindOf(resolve(context.cwd, word)) !== undefined))
    return path;
  return missing(project, word);
}

function missing(project: Project, word: string): string {
  if (!/[/\\]|\.md$/.test(word)) return findChange(project, word).folder;
  throw new Refusal('no-such-path', `There is nothing at ${printable(word)}`, 'openspec list');
}
