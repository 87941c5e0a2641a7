import {conflictHunksIn} from '../markdown/conflict-hunk.ts';
import {printable} from '../printable.ts';
import type {Project} from '../project/project.ts';
import {unreadableAt} from '../project/unreadable.ts';
import {Refusal, shellLine} from '../refusal.ts';
import {
  parseSummaryRecord,
  printSummaryRecord,
  SUMMARY_RECORD,
  type SummaryRecord,
} from '../summary/file/record.ts';
import {SUMMARY} from '../summary/form.ts';
import type {Operation} from './plan.ts';

/**
 * What was last projected into the summary of a folder; nothing where no record is kept. None is written over that
 * cannot be told.
 *
 * Throws a Refusal: `cannot-read`, `summary-conflicted`, `summary-record`.
 */
export function readSummaryRecord(project: Project, folder: string): SummaryRecord {
  const path = `${folder}/${SUMMARY_RECORD}`;
  const source = project.input.read(path);
  if (!source) refuseUnreadable(project, path);
  const record = source ? parseSummaryRecord(source.text) : {};
  if (typeof record === 'object') return record;
  throw refusedRecord(path, source?.text ?? '', record);
}

function refusedRecord(path: string, text: string, fault: 'broken' | 'newer'): Refusal {
  const shown = printable(path);
  if (fault === 'newer')
    return new Refusal('summary-record', `${shown} was written by a newer openspec`, 'openspec --version');
  // No text of JSON has a line that begins as a marker does.
  if (conflictHunksIn(text).length > 0)
    return new Refusal(
      'summary-conflicted',
      `${shown} is in a merge conflict`,
      shellLine`git checkout --ours -- ${path}`,
    );
  return new Refusal(
    'summary-record',
    `${shown} is not as this command wrote it; without it, sections of ${SUMMARY} that say only what would be written count as the tool's, and lines taken out of them come back; all others count as yours`,
    shellLine`rm ${path}`,
  );
}

/** What becomes of the record in a folder; nothing where it says this already. */
export function writeSummaryRecord(
  project: Project,
  folder: string,
  record: SummaryRecord,
): Operation | undefined {
  const path = `${folder}/${SUMMARY_RECORD}`;
  const content = printSummaryRecord(folder, record);
  const source = project.input.read(path);
  if (!source) return {kind: 'create', path, content};
  // Git may check it out with other line endings.
  if (source.text.replaceAll('\r\n', '\n') === content) return undefined;
  return {kind: 'write', source, edits: [{start: 0, end: source.text.length, text: content}]};
}

/** Throws a Refusal, `cannot-read`, where there is something at a path that is no file to be read. */
export function refuseUnreadable(project: Project, path: string): void {
  const found = unreadableAt(project, path);
  if (!found) return;
  const {path: at, reason} = found;
  throw new Refusal('cannot-read', `Cannot read ${printable(at)}: ${reason}`, shellLine`ls -ld ${at}`);
}
