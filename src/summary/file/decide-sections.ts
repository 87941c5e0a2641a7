import type {Document} from '../../markdown/document.ts';
import type {Accept} from '../../three-way.ts';
import {FORM, parentOf, type SectionId} from '../form.ts';
import {isReal, type Summary, type SummaryLine, type SummarySection} from '../summary.ts';
import {comingIn, type DecidedLines, decideLines, withoutComing, writtenAnew} from './decide-lines.ts';
import {lineText} from './line-text.ts';
import type {ReadSection, ReadSummary} from './read-summary.ts';
import type {RecordedLine, SummaryRecord} from './record.ts';
import {isOfPaths, type TellsOf, toldPaths} from './told-paths.ts';

/** What becomes of one section of the form. */
export interface SectionOutcome {
  readonly id: SectionId;
  /** Absent where the file does not have it. */
  readonly section: ReadSection | undefined;
  readonly decided: DecidedLines;
  /** Whether the source says anything in it. */
  readonly hasLines: boolean;
  /** Nothing was ever projected into it, and a person filled it. */
  readonly isPersons: boolean;
  /** It goes with its heading, for nothing is left in it. */
  readonly isLeaving: boolean;
  /** It is not in the file, and is to be. */
  readonly isNew: boolean;
  /** The record holds it: it was projected into. */
  readonly isKnown: boolean;
}

/** What the sections of a file are decided from. */
export interface Sections {
  readonly document: Document;
  readonly read: ReadSummary;
  readonly summary: Summary;
  readonly record: SummaryRecord;
  readonly accept: Accept | undefined;
}

/** Decide every section, in the order of the form. */
export function decideSections(sections: Sections): readonly SectionOutcome[] {
  const {document, read, summary, record} = sections;
  const tellsOf = toldPaths(document, read, record);
  const said = new Map(summary.sections.map((section) => [section.id, section]));
  const outcomes = FORM.map(({id}) => decideSection(sections, id, said.get(id), tellsOf));
  const inner = outcomes.map((outcome) => withoutNeedless(outcome, outcomes, said.get(outcome.id)));
  return inner.map((outcome) => {
    const isAsked = said.has(outcome.id) && outcome.section === undefined;
    const isNew = isAsked && isNewHere(sections, outcome, inner);
    const isRecorded = outcome.decided.record.length > 0 || isMarked(outcome, record, isNew);
    return {...outcome, isNew, isKnown: isRecorded};
  });
}

/** A heading without lines is known of once it was written. */
function isMarked({id, isPersons, section}: SectionOutcome, record: SummaryRecord, isNew: boolean): boolean {
  const isOptional = parentOf(id) === 'files-to-modify';
  return !isOptional && !isPersons && (section !== undefined || isNew || record[id] !== undefined);
}

/** Lines bring their section along, and one that stands in it; a bare heading comes unless a person took it out. */
function isNewHere(
  {record}: Sections,
  {id, decided, hasLines}: SectionOutcome,
  outcomes: readonly SectionOutcome[],
): boolean {
  if (comingIn(decided).length > 0) return true;
  const hasNewPart = outcomes.some(
    (other) => parentOf(other.id) === id && !other.section && comingIn(other.decided).length > 0,
  );
  return hasNewPart || (!hasLines && record[id] === undefined);
}

function decideSection(
  {read, record, accept}: Sections,
  id: SectionId,
  said: SummarySection | undefined,
  tellsOf: TellsOf,
): SectionOutcome {
  const section = read.get(id);
  const base = record[id] ?? [];
  const lines = soundLines(said?.lines ?? []);
  const adopts = Object.keys(record).length === 0;
  const isPersons = section !== undefined && !record[id] && isFilledByPerson(section, adopts ? lines : []);
  const isTold = ({key}: RecordedLine) => isOfPaths(id) && tellsOf(id, key);
  const source = isPersons ? lines.filter((line) => isOfPaths(id) && isReal(line) && !isTold(line)) : lines;
  const known = new Set(base.map(({key}) => key));
  const all = decideLines({base, items: section?.items ?? [], source, accept, adopts});
  const decided = withoutComing(all, (line) => !known.has(line.key) && isTold(line));
  const isLeaving = section !== undefined && !said && isEmptied(section, decided);
  const settled =
    section && isShuffled(section, base, decided) ? writtenAnew(decided, section.items) : decided;
  return {
    id,
    section,
    decided: settled,
    hasLines: lines.length > 0,
    isPersons,
    isLeaving,
    isNew: false,
    isKnown: false,
  };
}

/** Each key once, and no line without words. */
function soundLines(lines: readonly SummaryLine[]): readonly SummaryLine[] {
  const first = new Map(lines.toReversed().map((line) => [line.key, line]));
  return lines.filter((line) => first.get(line.key) === line && lineText(line.text) !== '');
}

/** Without a record, what says just what would be written was written by this tool. */
function isFilledByPerson({items, others}: ReadSection, lines: readonly SummaryLine[]): boolean {
  const texts = new Set(lines.map(({text}) => lineText(text)));
  return others.length > 0 || items.some(({text}) => !texts.has(text));
}

function isEmptied({items, others, sections}: ReadSection, {leaving, order}: DecidedLines): boolean {
  const areOurs = items.length > 0 && items.every((item) => leaving.has(item));
  return areOurs && order.length === 0 && others.length === 0 && sections.length === 1;
}

/** Whether nobody touched a section, and its lines have another order by now. */
function isShuffled(
  {items, others, sections, lists}: ReadSection,
  base: readonly RecordedLine[],
  {order}: DecidedLines,
): boolean {
  const isUntouched =
    others.length === 0 &&
    sections.length === 1 &&
    lists.length === 1 &&
    items.length === base.length &&
    items.every(({text}, index) => text === base[index]?.text);
  const starts = order.flatMap((line) => ('item' in line ? [line.item.start] : []));
  return isUntouched && starts.some((start, index) => start < (starts[index - 1] ?? 0));
}

/** That nothing was found need not be said where something stands. */
function withoutNeedless(
  outcome: SectionOutcome,
  outcomes: readonly SectionOutcome[],
  said: SummarySection | undefined,
): SectionOutcome {
  const {section, decided} = outcome;
  const absent = new Set(said?.lines.filter((line) => !isReal(line)).map(({key}) => key));
  const isAbsent = ({key}: RecordedLine) => absent.has(key);
  const isFilled =
    section?.items.some((item) => !decided.leaving.has(item)) ||
    (section?.others.length ?? 0) > 0 ||
    comingIn(decided).some((line) => !isAbsent(line)) ||
    outcomes.some((other) => parentOf(other.id) === outcome.id && hasContent(other));
  return isFilled ? {...outcome, decided: withoutComing(decided, isAbsent)} : outcome;
}

function hasContent({section, decided, isLeaving}: SectionOutcome): boolean {
  return (section !== undefined && !isLeaving) || comingIn(decided).length > 0;
}
