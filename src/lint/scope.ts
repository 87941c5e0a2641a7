import type {Document} from '../markdown/document.ts';
import {once} from '../once.ts';
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
  /** Where documents lie, or would if they could be read, for who must know before any is read. */
  readonly paths?: readonly string[];
}

/** The active changes, every document in them, the changelogs, and the project as a whole. */
export function wholeProject(project: Project): Scope {
  const paths = ownFiles(project).filter((path) => isChecked(project, path));
  return scopeAt(project, paths, {changes: project.changes, includesProject: true});
}

/** Where the documents of a scope lie. */
export function pathsIn(scope: Scope): readonly string[] {
  return scope.paths ?? scope.documents.map(({source}) => source.path);
}

/** The documents of a scope, one after the other: none is read before it is its turn, where only paths are known. */
export function* documentsIn(project: Project, scope: Scope): Generator<Document> {
  if (!scope.paths) return yield* scope.documents;
  for (const path of scope.paths) {
    const document = project.document(path);
    if (document) yield document;
  }
}

/** A scope with more documents, by their paths. */
export function scopeWith(project: Project, scope: Scope, more: readonly string[]): Scope {
  return scopeAt(project, [...new Set([...pathsIn(scope), ...more])], scope);
}

/** A scope of the documents at some paths, which are read when they are asked for. */
export function scopeAt(
  project: Project,
  paths: readonly string[],
  {changes, includesProject}: Pick<Scope, 'changes' | 'includesProject'>,
): Scope {
  const documents = once(() => paths.flatMap((path) => project.document(path) ?? []));
  return {
    changes,
    includesProject,
    paths,
    get documents() {
      return documents();
    },
  };
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
