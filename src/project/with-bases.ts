import type {Project, ProjectFiles} from './project.ts';
import {withChanges} from './with-changes.ts';

/** A project that knows what its deltas were written against; the rest is its own, so that nothing is read twice. */
export function withBasesOf(project: Project, basesOf: NonNullable<ProjectFiles['basesOf']>): Project {
  const {input, changes, files} = project;
  const known: ProjectFiles = {
    ...{files: input.files, changeFolders: input.changeFolders, read: input.read, basesOf},
    get unreadable() {
      return input.unreadable;
    },
  };
  return withChanges(project, changes, files, known);
}
