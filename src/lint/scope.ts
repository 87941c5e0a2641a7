import type {Document} from '../markdown/document.ts';
import type {Change} from '../project/change.ts';
import {changelogPaths} from '../project/changelog-config.ts';
import {isBelow, TEMPLATES} from '../project/paths.ts';
import {changeAt, type Project} from '../project/project.ts';

/** What to look at. A document that is in no change is checked as text. */
export interface Scope {
  readonly changes: readonly Change[];
  readonly documents: readonly Document[];
  /** Whether the rules about the whole project run. */
  readonly includesProject: boolean;
}

/** The active changes, every document in them, the changelogs, and the project as a whole. */
export function wholeProject(project: Project): Scope {
  const documents = ownFiles(project)
    .filter((path) => isChecked(project, path))
    .flatMap((path) => project.document(path) ?? []);
  return {changes: project.changes, documents, includesProject: true};
}

/** Every path of a project that may be a document of its own: all below `openspec/`, and the changelogs beside it. */
export function ownFiles({files, config}: Project): readonly string[] {
  return [...new Set([...files, ...changelogPaths(config.changelog)])];
}

/** Whether a path is Markdown, by its name. */
export function isMarkdown(path: string): boolean {
  return /\.(?:md|markdown)$/i.test(path);
}

/** Whether a document is checked with the whole project: what is archived is not, nor are templates. */
export function isChecked(project: Project, path: string): boolean {
  return isMarkdown(path) && !changeAt(project, path)?.archived && !isBelow(TEMPLATES, path);
}
