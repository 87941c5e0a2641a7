import {join} from 'node:path';
import type {Source} from '../markdown/source.ts';
import {OPENSPEC} from '../project/paths.ts';
import type {Project, ProjectFiles} from '../project/project.ts';
import {readProject} from '../project/read-project.ts';
import {Refusal, shellLine} from '../refusal.ts';
import {asRefusal} from './errors.ts';
import {problemOfFile, readWithin} from './file-text.ts';
import {findRoot} from './find-root.ts';
import type {Fs} from './fs.ts';
import {toNative} from './native-path.ts';
import {projectFiles} from './project-files.ts';

/** A project and where it lies. */
export interface OpenProject {
  /** The absolute folder that holds `openspec/`. */
  readonly root: string;
  readonly project: Project;
}

/**
 * Open the project that `from` lies in, with what `filesIn` finds of it. Throws a Refusal when there is none or it
 * cannot be listed.
 */
export function openProject(
  fs: Fs,
  from: string,
  filesIn: (fs: Fs, root: string) => ProjectFiles = projectFiles,
): OpenProject {
  try {
    const root = findRoot(fs, from);
    if (!root) throw new Refusal('no-project', `No openspec/ folder in ${from} or above it`, 'openspec init');
    return {root, project: readProject(filesIn(fs, root))};
  } catch (error) {
    throw asRefusal(error, 'read', join(from, OPENSPEC));
  }
}

/** Read one file as a Source. Throws a Refusal when that cannot be. */
export function readSource(fs: Fs, root: string, path: string): Source {
  const native = toNative(root, path);
  try {
    const read = problemOfFile(fs, fs.realPath(native)) ?? readWithin(fs, native, path);
    if (typeof read !== 'string') return read;
    throw new Refusal('cannot-read', `Cannot read ${path}: ${read}`, shellLine`ls -ld ${path}`);
  } catch (error) {
    throw asRefusal(error, 'read', path);
  }
}
