import {conflictsOf} from '../changelog/resolve/sides.ts';
import {type Document, excessIn, parse, placeIn} from '../markdown/document.ts';
import {applyEdits} from '../markdown/edit.ts';
import {sourceOf} from '../markdown/source.ts';
import {printable} from '../printable.ts';
import type {Change} from '../project/change.ts';
import type {Project} from '../project/project.ts';
import {Refusal, shellLine} from '../refusal.ts';
import {asRecorded, keepKnown, TOLD_BY_GIT} from '../summary/file/keep-known.ts';
import {projectSummary, type SummaryConflict} from '../summary/file/project-summary.ts';
import type {SummaryRecord} from '../summary/file/record.ts';
import {type SectionId, SUMMARY} from '../summary/form.ts';
import type {Summary} from '../summary/summary.ts';
import type {Accept} from '../three-way.ts';
import {type LineNow, lineNow} from './line-after.ts';
import {effective, type Operation} from './plan.ts';
import {readSummaryRecord, refuseUnreadable, writeSummaryRecord} from './summary-record.ts';

/** What bringing a change's summary up to date comes to. */
export interface SummaryUpdate {
  /** Where the summary is kept, relative to the project's root. */
  readonly path: string;
  /** What becomes of the file; absent when it is up to date. */
  readonly file: Operation | undefined;
  /** What becomes of the record of what was projected. */
  readonly record: Operation | undefined;
  readonly conflicts: readonly (SummaryConflict & LineNow)[];
  /** Sections that a person wrote, and that are left to them. */
  readonly kept: readonly SectionId[];
}

/** How a summary is brought up to date. */
export interface UpdateChoices {
  /** Who is right where a person and the change both say something else. */
  readonly accept?: Accept | undefined;
  /** It is only asked whether the change moved on: what others commit, and that it was archived, counts for nothing. */
  readonly isCheck?: boolean;
}

/**
 * Bring the summary in a change's folder up to date; one that is not there is made.
 *
 * Throws a Refusal: `cannot-read`, `not-utf-8`, `summary-conflicted`, `summary-record`.
 */
export function updateSummary(
  project: Project,
  change: Change,
  summary: Summary,
  {accept, isCheck = false}: UpdateChoices = {},
): SummaryUpdate {
  const {folder} = change;
  const path = `${folder}/${SUMMARY}`;
  const standing = documentAt(project, path);
  // Without the file, what was once written of it is nobody's edit.
  const recorded = readSummaryRecord(project, folder);
  const base = standing ? recorded : {};
  const document = standing ?? parse(sourceOf(path, ''));
  const known = summary.unknown === undefined ? summary : keepKnown(summary, base, TOLD_BY_GIT);
  const asked = isCheck ? asRecorded(known, base, unchecked(change)) : known;
  const {edits, record, conflicts, kept} = projectSummary(document, asked, base, accept);
  const [file] = effective([
    standing
      ? {kind: 'write', source: standing.source, edits}
      : {kind: 'create', path, content: applyEdits('', edits)},
  ]);
  return {
    path,
    file,
    record:
      file || hasLines(recorded) || hasLines(record)
        ? writeSummaryRecord(project, folder, record)
        : undefined,
    conflicts: conflicts.map((conflict) => ({
      ...conflict,
      ...lineNow(document, edits, conflict.range.start),
    })),
    kept,
  };
}

/** What is not asked of a summary when it is checked, for it moves without the change. */
function unchecked({archived}: Change): readonly SectionId[] {
  const byHistory = ['related-files', 'implementation-patterns', 'openspec-history'] as const;
  return archived ? [...byHistory, 'openspec-references'] : byHistory;
}

function documentAt(project: Project, path: string): Document | undefined {
  const document = project.document(path);
  if (!document) {
    refuseUnreadable(project, path);
    return undefined;
  }
  if (document.source.invalidAt !== undefined)
    throw new Refusal('not-utf-8', `${printable(path)} is not UTF-8`, shellLine`openspec lint ${path}`);
  const excess = excessIn(document.source);
  if (excess !== undefined)
    throw new Refusal(
      'cannot-read',
      `Cannot read ${printable(path)}: ${excess}`,
      shellLine`openspec lint ${path}`,
    );
  const [conflict] = conflictsOf(document);
  if (conflict)
    throw new Refusal(
      'summary-conflicted',
      `${printable(path)} has a conflict of a merge in line ${placeIn(document, conflict.start).line}`,
      shellLine`git diff -- ${path}`,
    );
  return document;
}

/** Of a file that is all a person's, nothing needs to be known. */
function hasLines(record: SummaryRecord): boolean {
  return Object.values(record).some((lines) => lines.length > 0);
}
