import {dirname, resolve} from 'node:path';
import {findRoot} from './find-root.ts';
import type {Fs} from './fs.ts';
import {fromNative} from './native-path.ts';
import {type OpenProject, openProject} from './open-project.ts';

/** A file of a project, and the project. */
export interface FileOfProject extends OpenProject {
  /** Relative to the root. */
  readonly path: string;
}

/**
 * The project a file lies in, opened once for each root; nothing when there is none.
 *
 * Throws a Refusal when the project cannot be opened.
 */
export function openAround(
  fs: Fs,
  cwd: string,
  file: string,
  opened: Map<string, OpenProject>,
): FileOfProject | undefined {
  const native = resolve(cwd, file);
  const root = findRoot(fs, dirname(native));
  if (root === undefined) return undefined;
  const project = opened.get(root) ?? openProject(fs, root);
  opened.set(root, project);
  return {...project, path: fromNative(root, native)};
}
