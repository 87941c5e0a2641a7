import {dirname, join, relative, sep} from 'node:path';
import type {Fs} from '../../src/disk/fs.ts';
import {fromNative} from '../../src/disk/native-path.ts';
import type {OpenProject} from '../../src/disk/open-project.ts';
import {unlistedFiles} from '../../src/disk/unlisted-files.ts';
import {nothing} from '../../src/lint/implied.ts';
import {listedFiles} from '../../src/project/listed-files.ts';
import {OPENSPEC} from '../../src/project/paths.ts';
import {readProject} from '../../src/project/read-project.ts';
import {Refusal, shellLine} from '../../src/refusal.ts';
import type {Input} from '../commands/command.ts';
import type {Context} from '../context.ts';
import {find, note, startOf} from '../open.ts';
import {prefixOf} from './repository-prefix.ts';
import {stagedSubject} from './staged.ts';
import type {Subject} from './subject.ts';

/**
 * What is staged of the project on disk; where the disk has no `openspec/`, be it deleted or left out by a sparse
 * checkout, of the project that the index has. Throws a Refusal where neither has one.
 */
export async function openStaged(context: Context, input: Input): Promise<Subject> {
  // How much there is only git knows, which may need the other processors meanwhile.
  context.expectMuch?.();
  const opened = tryOpen(context, input);
  if (!(opened instanceof Refusal)) return stagedSubject(context, input, opened);
  const root = await rootInIndex(context, startOf(context, input.options['root']));
  if (root === undefined) throw opened;
  const empty: OpenProject = {root, project: readProject(listedFiles([], () => 'it is not on disk'))};
  if (context.fs.kindOf(root) === 'folder') return stagedSubject(context, input, empty);
  return nothingStaged(context, input, empty);
}

function tryOpen(context: Context, input: Input): OpenProject | Refusal {
  try {
    return find(context, input, unlistedFiles);
  } catch (error) {
    if (error instanceof Refusal && (error.code === 'no-project' || error.code === 'no-folder')) return error;
    throw error;
  }
}

/** Git can be asked nothing in a folder that is not there: the project is refused where something of it is staged. */
async function nothingStaged(context: Context, input: Input, {root, project}: OpenProject): Promise<Subject> {
  const above = folderAbove(context.fs, root);
  const {staged} = await (await context.gitAt(above)).index([fromNative(above, join(root, OPENSPEC))]);
  const folder = fromNative(context.cwd, root);
  if (staged.length > 0)
    throw new Refusal(
      'not-on-disk',
      `What is staged in ${folder} cannot be checked while that folder is not on disk`,
      shellLine`git restore --ignore-skip-worktree-bits -- ${folder}`,
    );
  note(context, input, 'Nothing is staged under openspec/.');
  return {root: above, project, select: () => nothing, names: () => false, uncommitted: 'staged'};
}

/** The nearest folder upwards for which the index has an `openspec/`, whether it is on disk or not. */
async function rootInIndex(context: Context, start: string): Promise<string | undefined> {
  const above = folderAbove(context.fs, start);
  const way = relative(above, start).split(sep).join('/');
  const roots = await rootsIn(context, above);
  const within = `${prefixOf(context.fs, above)}${way}`.split('/').filter(Boolean);
  for (let [depth, folder] = [within.length, start]; depth >= 0; depth--, folder = dirname(folder))
    if (roots.has(within.slice(0, depth).join('/'))) return folder;
  return undefined;
}

/** The folders, relative to the repository's top, that have an `openspec/` in the index. */
async function rootsIn(context: Context, folder: string): Promise<ReadonlySet<string>> {
  try {
    const files = await (await context.gitAt(folder)).tracked();
    const place = (file: string) => `/${file}`.indexOf(`/${OPENSPEC}/`);
    return new Set(
      files.flatMap((file) => (place(file) < 0 ? [] : [file.slice(0, Math.max(place(file) - 1, 0))])),
    );
  } catch (error) {
    if (error instanceof Refusal && error.code === 'no-git') return new Set();
    throw error;
  }
}

function folderAbove(fs: Fs, path: string): string {
  for (let folder = path; ; folder = dirname(folder))
    if (fs.kindOf(folder) === 'folder' || folder === dirname(folder)) return folder;
}
