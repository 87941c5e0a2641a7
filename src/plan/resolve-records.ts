import {PROJECTED} from '../changelog/record.ts';
import type {MergeStages, UnresolvedHunk} from '../changelog/resolve/resolve.ts';
import {resolveRecord} from '../changelog/resolve/resolve-record.ts';
import {conflictHunksIn} from '../markdown/conflict-hunk.ts';
import {decode, encode, type Source} from '../markdown/source.ts';
import type {Project} from '../project/project.ts';
import {withSources} from '../project/read-project.ts';
import {brokenRecords} from './project-views.ts';
import type {ResolvedChangelogs, UnresolvedPlace} from './resolve-changelogs.ts';

/** The paths of the records that cannot be read. */
export function brokenRecordPaths(project: Project): readonly string[] {
  return brokenRecords(project).map(({folder}) => `${folder}/${PROJECTED}`);
}

/** Put together the records that git left conflicts in; `stages` are their sides by path, where git knows them. */
export function resolveRecords(
  project: Project,
  stages: ReadonlyMap<string, MergeStages>,
): ResolvedChangelogs {
  const unresolved: UnresolvedPlace[] = [];
  const resolved = new Map<string, Source>();
  for (const {folder} of brokenRecords(project)) {
    const path = `${folder}/${PROJECTED}`;
    const source = project.input.read(path);
    if (!source) continue;
    const result = resolveRecord({text: source.text, folder, stages: stages.get(path)});
    if (result.kind === 'stays') unresolved.push(placeOf(source, result));
    else resolved.set(path, decode(path, encode(source, result.text)));
  }
  return {project: resolved.size === 0 ? project : withSources(project, resolved), unresolved};
}

/** Where records stand that cannot be read: what they speak of is not brought up to date. */
export function unreadRecords(project: Project): readonly UnresolvedPlace[] {
  return brokenRecordPaths(project).flatMap((path) => {
    const source = project.input.read(path);
    if (!source) return [];
    const [hunk] = conflictHunksIn(source.text);
    const reason = hunk ? 'try openspec changelog --resolve' : 'it is no record that can be read';
    return [placeOf(source, {start: hunk?.start ?? 0, reason})];
  });
}

function placeOf({path, text}: Source, {start, reason}: UnresolvedHunk): UnresolvedPlace {
  return {path, line: text.slice(0, start).split(/\r\n|\n|\r/).length, reason};
}
