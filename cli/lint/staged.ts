import type {OpenProject} from '../../src/disk/open-project.ts';
import {implied} from '../../src/lint/implied.ts';
import {printable} from '../../src/printable.ts';
import {Refusal, shellLine} from '../../src/refusal.ts';
import type {Input} from '../commands/command.ts';
import type {Context} from '../context.ts';
import {note} from '../open.ts';
import {askProject} from './listed-project.ts';
import {namedPaths, within} from './named.ts';
import type {Subject} from './subject.ts';

/**
 * The project as the index has it, and of that what is staged, with what follows from it. Throws a Refusal where a
 * merge is not done, for what is in conflict can be in no commit.
 */
export async function stagedSubject(
  context: Context,
  input: Input,
  {root, project: onDisk}: OpenProject,
): Promise<Subject> {
  const git = await context.gitAt(root);
  const {project, staged, unmerged} = await askProject(git.index, onDisk);
  const [conflict] = unmerged;
  if (conflict !== undefined)
    throw new Refusal(
      'unmerged',
      `${printable(conflict)} is in conflict, so nothing of it is staged`,
      shellLine`git diff -- ${conflict}`,
    );
  const paths = namedPaths(context, input, root, project);
  if (staged.length === 0)
    note(context, input, 'Nothing is staged under openspec/, in a changelog or in the guidelines.');
  return {
    root,
    project,
    select: (current) => within(implied(current, staged), current, paths),
    names: ({folder}) => paths.includes(folder),
    uncommitted: 'staged',
  };
}
