import {type Selection, withArchived} from '../../src/lint/select.ts';
import {printable} from '../../src/printable.ts';
import type {Change} from '../../src/project/change.ts';
import type {Project} from '../../src/project/project.ts';
import {Refusal} from '../../src/refusal.ts';
import type {OnDisk} from '../../src/report/findings/format.ts';
import type {Input} from '../commands/command.ts';
import type {Context} from '../context.ts';
import {open} from '../open.ts';
import {choiceOf} from './choice.ts';
import {atPaths, namedPaths} from './named.ts';
import {openStaged} from './open-staged.ts';
import {changedSubject} from './since.ts';
import {stdinSubject} from './stdin.ts';

/** What is linted: a project, and a part of it. */
export interface Subject {
  /** The absolute folder that holds `openspec/`. */
  readonly root: string;
  readonly project: Project;
  /** The part that was asked for, of the project as it stands after fixes too. */
  readonly select: (project: Project) => Selection;
  /** Whether a change was asked for by itself. */
  readonly names: (change: Change) => boolean;
  /** What git is to take for work that is not committed. */
  readonly uncommitted: 'all' | 'staged';
  /** The text that stands in for a file, by its path; it is in no file of ours, and none is written. */
  readonly stdin?: string;
  /** What the disk has of a file, where files are judged as they are staged. */
  readonly onDisk?: (path: string) => OnDisk;
}

/** What a command line asks for. Throws a Refusal where there is nothing to check, or the flags do not go together. */
export async function subjectOf(context: Context, input: Input): Promise<Subject> {
  const choice = choiceOf(input);
  if (choice.kind === 'staged') return openStaged(context, input);
  const opened = open(context, input);
  switch (choice.kind) {
    case 'since':
      return changedSubject(context, input, opened, choice.ref);
    case 'stdin':
      return stdinSubject(context, opened, choice.file);
    case 'named':
      return namedSubject(context, input, opened, choice.archived);
  }
}

function namedSubject(
  context: Context,
  input: Input,
  {root, project}: Pick<Subject, 'root' | 'project'>,
  archived: boolean,
): Subject {
  const paths = namedPaths(context, input, root, project);
  const isKnown = paths.some((path) => project.files.includes(path));
  if (paths.length > 0 && !isKnown && isEmpty(atPaths(project, paths))) throw nothingToCheck(input);
  const select = (current: Project): Selection => {
    const selection = atPaths(current, paths);
    return archived ? withArchived(selection, current) : selection;
  };
  return {root, project, select, names: ({folder}) => paths.includes(folder), uncommitted: 'all'};
}

function isEmpty({scope}: Selection): boolean {
  return scope.documents.length + scope.changes.length === 0;
}

function nothingToCheck({words}: Input): Refusal {
  const names = words.map((word) => `\`${printable(word)}\``).join(', ');
  return new Refusal('nothing-to-check', `No Markdown that can be read at ${names}`, 'openspec lint');
}
