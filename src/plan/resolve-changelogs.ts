import type {KeptView} from '../changelog/kept-views.ts';
import {type MergeStages, resolveConflicts, type UnresolvedHunk} from '../changelog/resolve/resolve.ts';
import {conflictsOfView} from '../changelog/resolve/sides.ts';
import {placeIn} from '../markdown/document.ts';
import {decode, encode, type Source} from '../markdown/source.ts';
import type {Project} from '../project/project.ts';
import {withSources} from '../project/read-project.ts';
import {previewProject} from './preview.ts';
import {brokenRecords, projectionOf} from './project-views.ts';
import {updateChangelogs} from './update-changelogs.ts';

/** A project whose changelogs have no conflicts any more, or where some stay. */
export interface ResolvedChangelogs {
  /** With every changelog that could be resolved, and its records, as they are to be. */
  readonly project: Project;
  readonly unresolved: readonly UnresolvedPlace[];
}

/** Where a conflict of a merge stands that only a person can resolve. */
export interface UnresolvedPlace {
  readonly path: string;
  /** 1-based. */
  readonly line: number;
  /** A clause. */
  readonly reason: string;
}

/** Those of some views whose files git left conflicts in. */
export function conflictedViews(project: Project, views: readonly KeptView[]): readonly KeptView[] {
  return views.filter((kept) => {
    const document = project.document(kept.path);
    return document && document.source.invalidAt === undefined && conflictsOfView(kept, document).length > 0;
  });
}

/** Resolve the conflicts of changelogs and write again what is missing then; `stages` are their sides by path, where git knows them. */
export function resolveChangelogs(
  project: Project,
  views: readonly KeptView[],
  stages: ReadonlyMap<string, MergeStages>,
): ResolvedChangelogs {
  const unresolved: UnresolvedPlace[] = [];
  const resolved = new Map<string, Source>();
  const forgotten = new Set<string>();
  const missing = new Set<string>();
  const done: KeptView[] = [];
  for (const kept of views) {
    const document = project.document(kept.path);
    if (!document) continue;
    if (kept.view.tellsOfOthers && brokenRecords(project).length > 0) {
      const [{start} = {start: 0}] = conflictsOfView(kept, document);
      unresolved.push(placeOf(project, kept, {start, reason: 'the record of a change cannot be read'}));
      continue;
    }
    const projection = projectionOf(project, kept, {});
    const result = resolveConflicts({...kept, document, projection, stages: stages.get(kept.path)});
    unresolved.push(...result.unresolved.map((each) => placeOf(project, kept, each)));
    if (result.unresolved.length > 0) continue;
    done.push(kept);
    const {source} = document;
    resolved.set(kept.path, decode(kept.path, encode(source, result.text)));
    for (const {folder, fields} of result.missing) {
      missing.add(keyOf(kept.path, folder));
      for (const field of fields) forgotten.add(keyOf(kept.path, folder, field));
    }
  }
  return {project: rewritten(withSources(project, resolved), done, {missing, forgotten}), unresolved};
}

/** The project with what is missing written again, and nothing else added. */
function rewritten(
  project: Project,
  views: readonly KeptView[],
  {missing, forgotten}: Readonly<Record<'missing' | 'forgotten', ReadonlySet<string>>>,
): Project {
  return views.reduce((before, kept) => {
    const {files, records} = updateChangelogs(before, {
      views: [kept],
      adds: ({folder}) => missing.has(keyOf(kept.path, folder)),
      isForgotten: (path, folder, field) => forgotten.has(keyOf(path, folder, field)),
    });
    return previewProject(before, [...files, ...records]);
  }, project);
}

function placeOf(project: Project, {path}: KeptView, {start, reason}: UnresolvedHunk): UnresolvedPlace {
  const document = project.document(path);
  return {path, line: document ? placeIn(document, start).line : 1, reason};
}

function keyOf(...parts: readonly string[]): string {
  return parts.join('\0');
}
