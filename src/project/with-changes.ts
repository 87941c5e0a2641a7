import type {Change} from './change.ts';
import type {Project, ProjectFiles} from './project.ts';

/**
 * A project as if some of its active changes, and some of its files, were all it has; the rest is its own, so that
 * nothing is read or parsed twice.
 */
export function withChanges(
  project: Project,
  changes: readonly Change[],
  files: readonly string[] = project.files,
  input: ProjectFiles = project.input,
): Project {
  const {capabilities, document, forget} = project;
  return {
    ...{input, files, capabilities, document, forget, changes},
    get config() {
      return project.config;
    },
    get vocabulary() {
      return project.vocabulary;
    },
    get dialect() {
      return project.dialect;
    },
    get unreadable() {
      return project.unreadable;
    },
    get archive() {
      return project.archive;
    },
  };
}
