import {type LoggedEntry, readTechnicalLog} from '../../changelog/formats/technical/log.ts';
import {keptViews} from '../../changelog/kept-views.ts';
import type {Document} from '../../markdown/document.ts';
import type {Project} from '../../project/project.ts';

/** A numbered log that a project keeps. */
export interface NumberedLog {
  readonly entries: readonly LoggedEntry[];
  /** What stands in front of its numbers. */
  readonly prefix: string | undefined;
}

/** The log a document is; nothing when the project keeps none there. */
export function numberedLogIn(document: Document, project: Project): NumberedLog | undefined {
  const kept = keptAt(document, project);
  if (!kept) return undefined;
  const {prefix} = kept.settings;
  return {entries: readTechnicalLog(document, prefix), prefix};
}

/** Whether a document is such a log. */
export function isNumberedLog(document: Document, project: Project): boolean {
  return keptAt(document, project) !== undefined;
}

function keptAt({source}: Document, project: Project) {
  return keptViews(project).find((each) => each.view.id === 'technical' && each.path === source.path);
}

/** A number as it is compared: `CL-9` is `cl-009`. */
export function foldNumber(number: string): string {
  return number.toUpperCase().replace(/0*(\d+)/g, '$1');
}
