import {resolve} from 'node:path';
import {fromNative} from '../../src/disk/native-path.ts';
import {everything, pathOfChange, type Selection, selected} from '../../src/lint/select.ts';
import type {Change} from '../../src/project/change.ts';
import {findChange} from '../../src/project/find-change.ts';
import {printable} from '../../src/project/names.ts';
import type {Project} from '../../src/project/project.ts';
import {Refusal} from '../../src/refusal.ts';
import type {Input} from '../commands/command.ts';
import type {Context} from '../context.ts';
import {open} from '../open.ts';

/** What is linted: a project, and a part of it. */
export interface Subject {
  /** The absolute folder that holds `openspec/`. */
  readonly root: string;
  readonly project: Project;
  /** The part that was asked for, of the project as it stands after fixes too. */
  readonly select: (project: Project) => Selection;
  /** Whether a change was asked for by itself. */
  readonly names: (change: Change) => boolean;
}

/** What the words of a command line ask for. Throws a Refusal where there is nothing to check. */
export async function subjectOf(context: Context, input: Input): Promise<Subject> {
  const {root, project} = open(context, input);
  const paths = input.words.map((word) => pathOf(context, root, project, word));
  const select = (current: Project): Selection =>
    paths.length === 0 ? everything(current) : selected(current, paths);
  const isKnown = paths.some((path) => project.files.includes(path));
  if (paths.length > 0 && !isKnown && isEmpty(select(project))) throw nothingToCheck(input);
  return {root, project, select, names: ({folder}) => paths.includes(folder)};
}

/** A change's name, or a path as the person sees it from where they stand, made relative to the project's root. */
function pathOf(context: Context, root: string, project: Project, word: string): string {
  const folder = pathOfChange(project, word);
  if (folder !== undefined) return folder;
  const absolute = resolve(context.cwd, word);
  if (word.includes('\0') || context.fs.kindOf(absolute) === undefined) return missing(project, word);
  return fromNative(root, absolute);
}

function missing(project: Project, word: string): string {
  if (!/[/\\]|\.md$/.test(word)) return findChange(project, word).folder;
  throw new Refusal('no-such-path', `There is nothing at ${printable(word)}`, 'openspec list');
}

function isEmpty({scope}: Selection): boolean {
  return scope.documents.length + scope.changes.length === 0;
}

function nothingToCheck({words}: Input): Refusal {
  const names = words.map((word) => `\`${printable(word)}\``).join(', ');
  return new Refusal('nothing-to-check', `No Markdown that can be read at ${names}`, 'openspec lint');
}
