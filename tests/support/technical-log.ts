import type {Conflict, Projection} from '../../src/changelog/view.ts';
import type {Work, Works} from '../../src/changelog/works.ts';
import {sourceOf} from '../../src/markdown/source.ts';
import {previewProject} from '../../src/plan/preview.ts';
import {updateChangelogs} from '../../src/plan/update-changelogs.ts';
import {TECHNICAL_LOG} from '../../src/project/paths.ts';
import type {Project} from '../../src/project/project.ts';
import {withSources} from '../../src/project/read-project.ts';

/** A project after its log was projected. */
export interface Logged {
  readonly project: Project;
  readonly log: string;
  readonly conflicts: readonly Conflict[];
  /** How many files were written. */
  readonly written: number;
}

/** Project the log of a project, and its records. */
export function logged(
  project: Project,
  options: Partial<Pick<Projection, 'adds' | 'accept' | 'works'>> = {},
): Logged {
  const {files, records, conflicts} = updateChangelogs(project, options);
  const after = previewProject(project, [...files, ...records]);
  return {project: after, log: logOf(after), conflicts, written: files.length + records.length};
}

/** The text of a project's log. */
export function logOf(project: Project): string {
  return project.document(TECHNICAL_LOG)?.text ?? '';
}

/** A project with another log, as a person left it. */
export function withLog(project: Project, log: string): Project {
  return withSources(project, new Map([[TECHNICAL_LOG, sourceOf(TECHNICAL_LOG, log)]]));
}

/** What git knows, by the names of changes. */
export function worksOf(known: Readonly<Record<string, Work>>, givesNumbers = true): Works {
  return {givesNumbers, of: ({name}) => known[name]};
}

/** The path of an archived change's file. */
export function archived(folder: string, file: string): string {
  return `openspec/changes/archive/${folder}/${file}`;
}
