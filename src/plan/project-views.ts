import {type ChangelogState, stateOf} from '../changelog/entry.ts';
import {type KeptView, keptViews} from '../changelog/kept-views.ts';
import {type ChangeRecord, readProjected} from '../changelog/record.ts';
import type {Accept} from '../changelog/three-way.ts';
import type {Projected, Projection} from '../changelog/view.ts';
import type {Works} from '../changelog/works.ts';
import {type Document, parse} from '../markdown/document.ts';
import {sourceOf} from '../markdown/source.ts';
import type {Project} from '../project/project.ts';
import {unreadableAt} from '../project/unreadable.ts';

/** How the changelogs are to be brought up to date. */
export interface UpdateOptions {
  /** The changes they speak of; by default those the project has now. */
  readonly state?: ChangelogState | undefined;
  /** The views to update; by default all that are kept. */
  readonly views?: readonly KeptView[] | undefined;
  readonly adds?: Projection['adds'];
  readonly accept?: Accept | undefined;
  readonly works?: Works | undefined;
}

/** A view as its file is and as it is to be. */
export interface ProjectedView {
  readonly kept: KeptView;
  readonly document: Document;
  /** The file is not there, and is to be made. */
  readonly isMissing: boolean;
  readonly projected: Projected;
}

/** Project every view that is kept, or is to be. */
export function projectViews(project: Project, options: UpdateOptions): readonly ProjectedView[] {
  return (options.views ?? keptViews(project)).flatMap((kept) => {
    const opened = openView(project, kept);
    if (!opened) return [];
    const projection = projectionOf(project, kept, options);
    return [{...opened, kept, projected: kept.view.project(opened.document, projection)}];
  });
}

/** What a view of a project is made from. */
export function projectionOf(
  project: Project,
  {path, settings}: KeptView,
  options: UpdateOptions,
): Projection {
  const {state = stateOf(project), adds, accept, works} = options;
  const recordOf: Projection['recordOf'] = ({folder}) => recordsOf(project, folder)[path];
  return {state, settings, recordOf, adds, accept, works};
}

const known = new WeakMap<Project, Map<string, ChangeRecord>>();

/** What a change keeps of every view; read once. */
export function recordsOf(project: Project, folder: string): ChangeRecord {
  const records = known.get(project) ?? new Map<string, ChangeRecord>();
  known.set(project, records);
  const record = records.get(folder) ?? readProjected(project.input, folder) ?? {};
  records.set(folder, record);
  return record;
}

function openView(
  project: Project,
  {view, path, settings, isConfigured}: KeptView,
): Pick<ProjectedView, 'document' | 'isMissing'> | undefined {
  const document = project.document(path);
  if (document) return isConfigured || view.detect(document) ? {document, isMissing: false} : undefined;
  const isFree = isConfigured && unreadableAt(project, path) === undefined;
  if (!isFree || !view.blank) return undefined;
  return {document: parse(sourceOf(path, view.blank(settings))), isMissing: true};
}
