import {Buffer} from 'node:buffer';
import type {Fs} from '../../src/disk/fs.ts';
import {toNative} from '../../src/disk/native-path.ts';
import type {OpenProject} from '../../src/disk/open-project.ts';
import type {TreeFile} from '../../src/git/tree-files.ts';
import {implied} from '../../src/lint/implied.ts';
import {printable} from '../../src/printable.ts';
import type {Project} from '../../src/project/project.ts';
import {Refusal, shellLine} from '../../src/refusal.ts';
import type {OnDisk} from '../../src/report/findings/format.ts';
import type {Input} from '../commands/command.ts';
import type {Context} from '../context.ts';
import {note, tellOpened} from '../open.ts';
import {askProject} from './listed-project.ts';
import {namedPaths, within} from './named.ts';
import {prefixOf} from './repository-prefix.ts';
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
  const {project, staged, unmerged, files} = await askProject(git.index, onDisk);
  const [conflict] = unmerged;
  if (conflict !== undefined)
    throw new Refusal(
      'unmerged',
      `${printable(conflict)} is in conflict, so nothing of it is staged`,
      shellLine`git diff -- ${`:/${prefixOf(context.fs, root)}${conflict}`}`,
    );
  tellOpened(context, input, {root, project});
  const paths = namedPaths(context, input, root, project);
  if (staged.length === 0)
    note(context, input, 'Nothing is staged under openspec/, in a changelog or in the guidelines.');
  return {
    root,
    project,
    select: (current) => within(implied(current, staged), current, paths),
    names: ({folder}) => paths.includes(folder),
    uncommitted: 'staged',
    onDisk: onDiskOf(context.fs, root, onDisk, files),
  };
}

/** Whether the disk has what is staged. What is not staged at all is something else where there is a file. */
function onDiskOf(
  fs: Fs,
  root: string,
  {input}: Project,
  files: readonly TreeFile[],
): (path: string) => OnDisk {
  const staged = new Map(files.map((file) => [file.path, file]));
  return (path) => {
    const file = staged.get(path);
    if (fs.kindOf(toNative(root, path)) !== 'file') return file ? 'nothing' : 'same';
    if (file === undefined) return 'other';
    const [content, bytes] = [file.content, input.read(path)?.bytes];
    if (!(content instanceof Uint8Array)) return 'same';
    return bytes && Buffer.compare(bytes, content) === 0 ? 'same' : 'other';
  };
}
