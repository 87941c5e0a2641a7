import type {Document} from '../../../markdown/document.ts';
import type {ViewRecord} from '../../record.ts';
import {fileSlotOf} from './file-slot.ts';
import type {LoggedEntry} from './log.ts';
import {headingSlot, slotOf} from './slots.ts';
import type {ShownTexts} from './spelling.ts';
import {knowsCommits, recordedFiles} from './texts.ts';

/** What an entry shows of how a log is spelled; files without commits could not be counted yet. */
export function shownBy({text}: Document, entry: LoggedEntry): ShownTexts {
  const commit = slotOf(text, entry, 'commit')?.text;
  const files = fileSlotOf(text, entry);
  const isKnown = !/^(?:pending|tbd)?$/i.test(commit ?? 'none');
  return {
    heading: headingSlot(text, entry).text,
    commit,
    references: slotOf(text, entry, 'references')?.text,
    files: isKnown && files?.kind === 'rows' ? files.rows.map((row) => row.text) : undefined,
  };
}

/** What a record shows of how its entry was spelled. */
export function shownByRecord(record: ViewRecord): ShownTexts {
  const {heading, commit, references} = record.fields;
  const files = knowsCommits(record) ? [...recordedFiles(record).values()] : undefined;
  return {heading, commit, references, files};
}
