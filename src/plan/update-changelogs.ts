import type {Conflict} from '../changelog/view.ts';
import {placeIn} from '../markdown/document.ts';
import {applyEdits} from '../markdown/edit.ts';
import {lineStartsOf} from '../markdown/place.ts';
import type {Project} from '../project/project.ts';
import {keepRecords} from './keep-records.ts';
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
export interface ViewConflict extends Conflict {
  readonly path: string;
  /** The line it begins in, 1-based: as the file is, and as it will be. */
  readonly line: number;
  readonly lineAfter: number;
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
  return projected.conflicts.map((conflict) => {
    const {start} = conflict.range;
    const {line} = placeIn(document, start);
    const above = projected.edits.filter((edit) => edit.end <= start);
    const added = above.map(
      (edit) => breaksIn(edit.text) - breaksIn(document.text.slice(edit.start, edit.end)),
    );
    return {...conflict, path, line, lineAfter: added.reduce((sum, lines) => sum + lines, line)};
  });
}

function breaksIn(text: string): number {
  return lineStartsOf(text).length - 1;
}

function fileOperation({document, isMissing, projected: {edits}}: ProjectedView): Operation {
  const {source, text} = document;
  if (isMissing) return {kind: 'create', path: source.path, content: applyEdits(text, edits)};
  return {kind: 'write', source, edits};
}
