import type {OpenProject} from '../../src/disk/open-project.ts';
import {implied, ownPlaces} from '../../src/lint/implied.ts';
import {printable} from '../../src/printable.ts';
import type {Input} from '../commands/command.ts';
import type {Context} from '../context.ts';
import {note} from '../open.ts';
import {namedPaths, within} from './named.ts';
import type {Subject} from './subject.ts';

/** The project on disk, and of that what is not as it was where a revision and HEAD part, with what follows from it. */
export async function changedSubject(
  context: Context,
  input: Input,
  {root, project}: OpenProject,
  ref: string,
): Promise<Subject> {
  const git = await context.gitAt(root);
  const changed = await git.changedSince(await git.mergeBase(ref), ownPlaces(project));
  const paths = namedPaths(context, input, root, project);
  if (changed.length === 0)
    note(
      context,
      input,
      `Nothing differs from ${printable(ref)} under openspec/, in a changelog or in the guidelines.`,
    );
  return {
    root,
    project,
    select: (current) => within(implied(current, changed), current, paths),
    names: ({folder}) => paths.includes(folder),
    uncommitted: 'all',
  };
}
