import {archiveLinksIn} from '../changelog/formats/keep-a-changelog/archive-links.ts';
import {type KeptView, keptViews} from '../changelog/kept-views.ts';
import {changelogStatus} from '../changelog/status.ts';
import type {Change} from '../project/change.ts';
import type {Project} from '../project/project.ts';
import {type Operation, targetOf} from './plan.ts';
import {previewProject} from './preview.ts';
import {projectionOf} from './project-views.ts';

/**
 * The operation that takes out of a changelog of releases what was written of a change and is untouched, whatever else
 * was changed in the file since; nothing where nothing is. What a person edited stays, and so does what was released.
 */
export function withdrawEntries(project: Project, change: Change, path: string): Operation | undefined {
  const kept = keptReleases(project, path);
  const document = kept && project.document(path);
  if (!kept || !document) return undefined;
  // A change that is to be kept out leaves by the three-way rule; others are none of this projection.
  const state = {active: [], archived: [keptOut(change)]};
  const {edits} = kept.view.project(document, projectionOf(project, kept, {state}));
  return edits.length > 0 ? {kind: 'write', source: document.source, edits} : undefined;
}

/** Whether a changelog has words about a change once its entries are withdrawn: those that somebody edited. */
export function stillTellsOf(project: Project, {folder}: Change, withdrawn: Operation): boolean {
  const document = previewProject(project, [withdrawn]).document(targetOf(withdrawn));
  return document !== undefined && archiveLinksIn(document).some((link) => link.folder === folder);
}

function keptReleases(project: Project, path: string): KeptView | undefined {
  return keptViews(project).find(
    (kept) =>
      kept.path === path &&
      kept.view.id === 'keep-a-changelog' &&
      changelogStatus(project, [kept])[0]?.state === 'kept',
  );
}

function keptOut(change: Change): Change {
  const {metadata} = change;
  return {...change, metadata: {...metadata, changelog: {...metadata.changelog, section: 'none'}}};
}
