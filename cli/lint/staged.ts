import type {OpenProject} from '../../src/disk/open-project.ts';
import type {Git} from '../../src/git/git.ts';
import type {IndexFiles} from '../../src/git/tree-files.ts';
import {implied, ownPlaces} from '../../src/lint/implied.ts';
import {printable} from '../../src/printable.ts';
import type {Project} from '../../src/project/project.ts';
import {Refusal, shellLine} from '../../src/refusal.ts';
import type {Input} from '../commands/command.ts';
import type {Context} from '../context.ts';
import {note} from '../open.ts';
import {listedProject} from './listed-project.ts';
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
  const {project, staged, unmerged} = await indexedProject(await context.gitAt(root), onDisk);
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

type Indexed = Pick<IndexFiles, 'staged' | 'unmerged'> & {readonly project: Project};

/** Where changelogs and guidelines lie is what the config says, which may itself be staged, and another on disk. */
async function indexedProject(git: Git, onDisk: Project, places = ownPlaces(onDisk)): Promise<Indexed> {
  const {files, staged, unmerged} = await git.index(places);
  const project = listedProject(files, onDisk);
  const missing = ownPlaces(project).filter((place) => !places.includes(place));
  if (missing.length > 0) return indexedProject(git, onDisk, [...places, ...missing]);
  return {project, staged, unmerged};
}
