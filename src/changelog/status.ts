import {placeIn} from '../markdown/document.ts';
import {capitalized} from '../printable.ts';
import {printable} from '../project/names.ts';
import type {Project} from '../project/project.ts';
import {unreadableAt} from '../project/unreadable.ts';
import {joinedRefusal, Refusal, shellLine} from '../refusal.ts';
import {type KeptView, keptViews} from './kept-views.ts';
import {conflictsOfView} from './resolve/sides.ts';

/** Whether a changelog can be kept, and why not. */
export interface ChangelogStatus {
  /** Relative to the project's root. */
  readonly path: string;
  /**
   * `kept` is brought up to date. `missing` and `no-view` are left out on purpose, as far as a tool can tell.
   * `unreadable`, `conflicted` and `malformed` are meant to be kept, and cannot be.
   */
  readonly state: 'kept' | 'missing' | 'no-view' | 'unreadable' | 'conflicted' | 'malformed';
  /** A clause that names the file; empty for `kept`. */
  readonly reason: string;
}

/** Each view, in the order of the views: what `updateChangelogs` would do with it. */
export function changelogStatus(
  project: Project,
  views: readonly KeptView[] = keptViews(project),
): readonly ChangelogStatus[] {
  return views.map((kept) => ({path: kept.path, ...stateOfView(project, kept)}));
}

/** Throws a Refusal `changelog-unreadable`, `changelog-conflicted` or `changelog-malformed` when a changelog is there and cannot be kept. */
export function refuseBrokenChangelogs(project: Project, views?: readonly KeptView[]): void {
  const [first, ...others] = changelogRefusals(project, views);
  if (first) throw joinedRefusal([first, ...others]);
}

/** What stands in the way of keeping the changelogs, one for each that is there and cannot be kept. */
export function changelogRefusals(project: Project, views?: readonly KeptView[]): readonly Refusal[] {
  return changelogStatus(project, views).flatMap((status) => refusalOf(project, status) ?? []);
}

/** Why there is no changelog at all, as a sentence; nothing when one is kept. */
export function withoutChangelog(project: Project, views?: readonly KeptView[]): string | undefined {
  const statuses = changelogStatus(project, views);
  if (statuses.some(({state}) => state === 'kept')) return undefined;
  // Beside the first, a view has no file where nobody wants it.
  const told = statuses.filter(({state}, index) => index === 0 || state !== 'missing');
  return `No changelog is kept: ${told.map(({reason}) => reason).join('; ')}.`;
}

function refusalOf(project: Project, {path, state, reason}: ChangelogStatus): Refusal | undefined {
  if (state === 'unreadable') {
    // What was read is not UTF-8, and how the file lies on the disk shows nothing of that.
    const isRead = project.document(path) !== undefined;
    const hint = isRead ? shellLine`iconv -f utf-8 -t utf-8 ${path} > /dev/null` : shellLine`ls -ld ${path}`;
    return new Refusal('changelog-unreadable', reason, hint);
  }
  if (state === 'conflicted')
    return new Refusal('changelog-conflicted', reason, 'openspec changelog --resolve');
  if (state !== 'malformed') return undefined;
  return new Refusal('changelog-malformed', capitalized(reason), shellLine`openspec lint ${path}`);
}

function stateOfView(project: Project, kept: KeptView): Omit<ChangelogStatus, 'path'> {
  const {view, path, isConfigured} = kept;
  const document = project.document(path);
  if (!document) return withoutDocument(project, path);
  if (document.source.invalidAt !== undefined) return {state: 'unreadable', reason: `${path} is not UTF-8`};
  const [conflict] = conflictsOfView(kept, document);
  if (conflict)
    return {
      state: 'conflicted',
      reason: `${path} has a conflict of a merge in line ${placeIn(document, conflict.start).line}`,
    };
  const fault = view.fault(document);
  if (fault !== undefined) return {state: 'malformed', reason: fault};
  return isConfigured || view.detect(document)
    ? {state: 'kept', reason: ''}
    : {state: 'no-view', reason: `${path} has ${view.parts}`};
}

/** What lies in the way, at the path or above it. */
function withoutDocument(project: Project, path: string): Omit<ChangelogStatus, 'path'> {
  const found = unreadableAt(project, path);
  return found
    ? {state: 'unreadable', reason: `${printable(found.path)} cannot be read: ${found.reason}`}
    : {state: 'missing', reason: `there is no ${path}`};
}
