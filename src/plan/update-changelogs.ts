import type {Conflict} from '../changelog/view.ts';
import {applyEdits} from '../markdown/edit.ts';
import type {Project} from '../project/project.ts';
import {keepRecords} from './keep-records.ts';
import {type LineNow, lineNow} from './line-after.ts';
import {effective, type Operation, type Plan} from './plan.ts';
import {type ProjectedView, projectViews, type UpdateOptions} from './project-views.ts';

/** What bringing the changelogs up to date comes to. */
export interface ChangelogUpdate {
  /** The files of the views. */
  readonly files: Plan;
  /** What archived changes keep of what the views say of them. */
  readonly records: Plan;
  readonly conflicts: readonly ViewConflict[];
}

/** A text that a person and the source both changed, and the file it stands in. */
export interface ViewConflict extends Conflict, LineNow {
  readonly path: string;
}

/** Bring every changelog that is kept up to date with the changes. */
export function updateChangelogs(project: Project, options: UpdateOptions = {}): ChangelogUpdate {
  const views = projectViews(project, options);
  return {
    files: effective(views.map(fileOperation)),
    records: keepRecords(project, views),
    conflicts: views.flatMap(conflictsOf),
  };
}

function conflictsOf({kept: {path}, document, projected}: ProjectedView): readonly ViewConflict[] {
  return projected.conflicts.map((conflict) => ({
    ...conflict,
    path,
    ...lineNow(document, projected.edits, conflict.range.start),
  }));
}

function fileOperation({document, isMissing, projected: {edits}}: ProjectedView): Operation {
  const {source, text} = document;
  if (isMissing) return {kind: 'create', path: source.path, content: applyEdits(text, edits)};
  return {kind: 'write', source, edits};
}
