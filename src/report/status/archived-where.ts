import {stateOf} from '../../changelog/entry.ts';
import {type KeptView, keptViews} from '../../changelog/kept-views.ts';
import {recordsOf} from '../../changelog/record.ts';
import {changelogStatus} from '../../changelog/status.ts';
import type {Projection} from '../../changelog/view.ts';
import {placeIn} from '../../markdown/document.ts';
import type {Change} from '../../project/change.ts';
import type {Project} from '../../project/project.ts';

/** A place where a changelog tells of an archived change. */
export interface ArchivedWhere {
  /** Relative to the project's root. */
  readonly path: string;
  /** 1-based; absent where the form of the changelog does not show it. */
  readonly line: number | undefined;
  /** The number of its entry: `CL-012`. */
  readonly number: string | undefined;
  /** The version it was released in. */
  readonly release: string | undefined;
}

/** Where the changelogs that are kept tell of an archived change; nothing of an active one. */
export function whereTold(project: Project, change: Change): readonly ArchivedWhere[] {
  if (!change.archived) return [];
  return keptViews(project).flatMap((kept) => inView(project, change, kept));
}

function inView(project: Project, change: Change, kept: KeptView): readonly ArchivedWhere[] {
  const {view, path, settings} = kept;
  const document = view.tellsOfOthers ? undefined : project.document(path);
  if (!document || changelogStatus(project, [kept])[0]?.state !== 'kept') return [];
  const {number, release, fields} = recordsOf(project, change.folder)[path] ?? {};
  const projection: Projection = {
    ...{state: stateOf(project), settings, releases: []},
    recordOf: ({folder}) => recordsOf(project, folder)[path],
    recordsOf: ({folder}) => recordsOf(project, folder),
  };
  const entry = view.entries?.(document, projection).find(({folder}) => folder === change.folder);
  if (!entry && fields === undefined) return [];
  return [{path, line: entry && placeIn(document, entry.range.start).line, number, release}];
}
