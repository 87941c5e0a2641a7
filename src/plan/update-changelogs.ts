import {type ChangelogState, stateOf} from '../changelog/entry.ts';
import {views} from '../changelog/index.ts';
import type {Project} from '../project/project.ts';
import {effective, type Plan} from './plan.ts';

export type {ChangelogState} from '../changelog/entry.ts';

/** Bring every changelog that is kept up to date with the changes, by default with those the project has now. */
export function updateChangelogs(project: Project, state: ChangelogState = stateOf(project)): Plan {
  const writes = views.flatMap((view): Plan => {
    const document = project.files.includes(view.path) ? project.document(view.path) : undefined;
    if (!document || !view.detect(document)) return [];
    return [{kind: 'write', source: document.source, edits: view.project(document, state)}];
  });
  return effective(writes);
}
