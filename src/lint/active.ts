import type {Document} from '../markdown/document.ts';
import type {Change} from '../project/change.ts';
import {changeAt, type Project} from '../project/project.ts';

/** The active change a document lies in; nothing for archived changes and all other files. */
export function activeChangeOf(document: Document, project: Project): Change | undefined {
  const change = changeAt(project, document.source.path);
  return change?.archived ? undefined : change;
}

/** Whether a document lies in an active change. */
export function isInActiveChange(document: Document, project: Project): boolean {
  return activeChangeOf(document, project) !== undefined;
}

/** Whether a document is the task list of an active change. */
export function isTaskList(document: Document, project: Project): boolean {
  return document.source.path.endsWith('/tasks.md') && activeChangeOf(document, project)?.tasks === document;
}
