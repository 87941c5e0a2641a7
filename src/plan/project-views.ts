import {type ChangelogState, stateOf} from '../changelog/entry.ts';
import {type KeptView, keptViews} from '../changelog/kept-views.ts';
import {isRecordBroken, recordsOf, type ViewRecord} from '../changelog/record.ts';
import type {Projected, Projection, ToldRelease} from '../changelog/view.ts';
import type {Works} from '../changelog/works.ts';
import {type Document, parse} from '../markdown/document.ts';
import {sourceOf} from '../markdown/source.ts';
import {onceFor} from '../once.ts';
import type {Change} from '../project/change.ts';
import type {Project} from '../project/project.ts';
import {unreadableAt} from '../project/unreadable.ts';
import type {Accept} from '../three-way.ts';

/** How the changelogs are to be brought up to date. */
export interface UpdateOptions {
  /** The changes they speak of; by default those the project has now. */
  readonly state?: ChangelogState | undefined;
  /** The views to update; by default all that are kept. */
  readonly views?: readonly KeptView[] | undefined;
  readonly adds?: Projection['adds'];
  /** Who is right where a person and the source both changed a text, and of which changes; of all by default. */
  readonly accept?: Accept | undefined;
  readonly decides?: ((change: Change) => boolean) | undefined;
  readonly works?: Works | undefined;
  /** It is to be read and kept in no file: changes whose records are broken are shown, too. */
  readonly isPrinted?: true;
  /** What of the records counts as never written: it stood in a conflict, and is to be written anew. */
  readonly isForgotten?: ((path: string, folder: string, field: string) => boolean) | undefined;
}

/** A view as its file is and as it is to be. */
export interface ProjectedView {
  readonly kept: KeptView;
  readonly document: Document;
  /** The file is not there, and is to be made. */
  readonly isMissing: boolean;
  readonly projected: Projected;
}

/** Project every view that is kept, or is to be; what tells of other views comes last. */
export function projectViews(project: Project, options: UpdateOptions): readonly ProjectedView[] {
  const asked = options.views ?? keptViews(project);
  const isLast = ({view}: KeptView) => view.tellsOfOthers === true;
  const first = asked.filter((kept) => !isLast(kept)).flatMap((kept) => projectView(project, kept, options));
  const recordsAfter: Projection['recordsOf'] = ({folder}) => {
    const written = first.flatMap(({kept, projected}) => {
      const record = projected.records.get(folder);
      return record ? [[kept.path, record] as const] : [];
    });
    return {...recordsOf(project, folder), ...Object.fromEntries(written)};
  };
  const last = asked.filter(isLast).flatMap((kept) => projectView(project, kept, options, recordsAfter));
  return [...first, ...last];
}

function projectView(
  project: Project,
  kept: KeptView,
  options: UpdateOptions,
  records?: Projection['recordsOf'],
): readonly ProjectedView[] {
  const opened = openView(project, kept);
  // Where a record cannot be read, what tells of the records would tell of less than there is.
  if (!opened || (kept.view.tellsOfOthers && brokenRecords(project).length > 0)) return [];
  const projection = projectionOf(project, kept, options, records);
  return [{...opened, kept, projected: kept.view.project(opened.document, projection)}];
}

/** What a view of a project is made from. */
export function projectionOf(
  project: Project,
  {view, path, settings}: KeptView,
  options: UpdateOptions,
  records: Projection['recordsOf'] = ({folder}) => recordsOf(project, folder),
): Projection {
  const {state: all = stateOf(project), adds, accept, decides, works, isForgotten} = options;
  const keepsRecords = view.missing !== undefined && options.isPrinted !== true;
  const recordOf: Projection['recordOf'] = ({folder}) => {
    const record = recordsOf(project, folder)[path];
    return record && isForgotten ? remembered(record, (field) => !isForgotten(path, folder, field)) : record;
  };
  return {
    state: keepsRecords ? withoutBroken(project, all) : all,
    settings,
    recordOf,
    recordsOf: records,
    get releases() {
      return releasesOf(project);
    },
    adds,
    accept,
    decides,
    works,
  };
}

/** The archived changes that keep a record which cannot be read: what stands of them in a changelog is left alone. */
export const brokenRecords = onceFor((project: Project): readonly Change[] =>
  project.archive.filter(({folder}) => isRecordBroken(project, folder)),
);

function withoutBroken(project: Project, {active, archived}: ChangelogState): ChangelogState {
  const broken = new Set(brokenRecords(project).map(({folder}) => folder));
  return {
    active,
    archived: broken.size === 0 ? archived : archived.filter(({folder}) => !broken.has(folder)),
  };
}

/** A record without some of its fields; nothing where that leaves nothing. */
function remembered(record: ViewRecord, isKept: (field: string) => boolean): ViewRecord | undefined {
  const fields = Object.fromEntries(Object.entries(record.fields).filter(([field]) => isKept(field)));
  const isBare =
    Object.keys(fields).length === 0 && record.number === undefined && record.release === undefined;
  return isBare ? undefined : {...record, fields};
}

/** The releases that the changelogs of a project tell of, each version of each once, in the order of the files. */
export function releasesOf(project: Project): readonly ToldRelease[] {
  return keptViews(project).flatMap(({view, path, settings}) => {
    const document = view.releases && project.document(path);
    const found = (document && view.releases?.(document, settings)) ?? [];
    const first = new Map(found.toReversed().map((release) => [release.version, {path, ...release}]));
    return [...first.values()].toReversed();
  });
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
