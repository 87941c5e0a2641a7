import type {Document} from '../../markdown/document.ts';
import type {TextEdit} from '../../markdown/edit.ts';
import {fitted} from '../../markdown/gap.ts';
import type {Range} from '../../markdown/place.ts';
import {lineEndingAt} from '../../markdown/source.ts';
import type {Accept} from '../../three-way.ts';
import type {SectionId} from '../form.ts';
import type {Summary} from '../summary.ts';
import {decideSections, type SectionOutcome} from './decide-sections.ts';
import {listStyleOf} from './list-style.ts';
import {newSections, removeSection} from './place-sections.ts';
import {printSummary} from './print-summary.ts';
import {sectionEdits} from './project-section.ts';
import {readSummary} from './read-summary.ts';
import {recordedLine, type SummaryRecord} from './record.ts';

/** A line of a summary that a person and the source both changed. */
export interface SummaryConflict {
  readonly section: SectionId;
  /** As in the record. */
  readonly key: string;
  /** Where it stands in the file. */
  readonly range: Range;
  readonly base: string;
  readonly file: string;
  /** Absent where the source has the line no more. */
  readonly source: string | undefined;
}

/** What a projection of a summary comes to. */
export interface ProjectedSummary {
  /** On the text of the document; none when it is up to date. */
  readonly edits: readonly TextEdit[];
  readonly record: SummaryRecord;
  readonly conflicts: readonly SummaryConflict[];
  /** The sections a person wrote: nothing was ever projected into them. */
  readonly kept: readonly SectionId[];
}

/**
 * Bring a summary file up to date by the three-way rule, and touch nothing a person owns. Never throws; linear.
 *
 * `record` is what was last projected; `accept` says who is right where a person and the source both changed a line.
 */
export function projectSummary(
  document: Document,
  summary: Summary,
  record: SummaryRecord,
  accept?: Accept,
): ProjectedSummary {
  if (document.text.trim() === '') return begun(document, summary);
  const read = readSummary(document);
  const outcomes = decideSections({document, read, summary, record, accept});
  const style = listStyleOf(document);
  const own = outcomes.flatMap(({section, decided, isLeaving}) => {
    if (!section) return [];
    return isLeaving ? [removeSection(document, section)] : sectionEdits(document, section, decided, style);
  });
  return {
    edits: [...own, ...newSections(document, outcomes, style, own)],
    record: Object.fromEntries(
      outcomes.flatMap(({id, decided, isKnown}) => (isKnown ? [[id, decided.record]] : [])),
    ),
    conflicts: outcomes.flatMap(conflictsOf),
    kept: outcomes.filter(({isPersons, hasLines}) => isPersons && hasLines).map(({id}) => id),
  };
}

/** A record of all lines of a summary. */
export function recordOf({sections}: Summary): SummaryRecord {
  return Object.fromEntries(sections.map(({id, lines}) => [id, lines.map(recordedLine)]));
}

function begun({text}: Document, summary: Summary): ProjectedSummary {
  const content = fitted(printSummary(summary), lineEndingAt(text, 0));
  const edits = [{start: 0, end: text.length, text: content}];
  return {edits, record: recordOf(summary), conflicts: [], kept: []};
}

function conflictsOf({id, decided}: SectionOutcome): readonly SummaryConflict[] {
  return decided.conflicts.map(({item: {start, end}, ...conflict}) => ({
    ...conflict,
    section: id,
    range: {start, end},
  }));
}
