import {FORM, parentOf, type SectionId, SUMMARY} from '../form.ts';
import {NONE} from '../sources/line.ts';
import {isReal, type LineSource, type Summary, type SummaryLine, type SummarySection} from '../summary.ts';
import type {RecordedLine, SummaryRecord} from './record.ts';

/** The sections that are not the same without git. */
export const TOLD_BY_GIT: readonly SectionId[] = [
  ...FORM.map(({id}) => id).filter(isGroup),
  'related-files',
  'implementation-patterns',
  'openspec-history',
  'dependencies',
];

/**
 * A summary made where git cannot say all, with what git told when it was recorded: no line that only git could tell is
 * lost or said otherwise in these sections. Nothing changes where the record has no such line. Linear.
 */
export function keepKnown(summary: Summary, record: SummaryRecord, ids: readonly SectionId[]): Summary {
  const isMadeWithGit = ids.some((id) => record[id]?.some(({isFromGit}) => isFromGit));
  if (!isMadeWithGit) return summary;
  const files = filesIn(summary, record);
  const sections = FORM.flatMap(({id}): readonly SummarySection[] => {
    const said = summary.sections.find((section) => section.id === id);
    if (!ids.includes(id)) return said ? [said] : [];
    const lines = keptIn(id, said?.lines ?? [], record[id] ?? [], files);
    return lines.length > 0 || (said && !isGroup(id)) ? [{id, lines}] : [];
  });
  return {...summary, sections: withoutNone(sections)};
}

/** The files of all groups together. */
interface Files {
  /** What is said of now. */
  readonly said: ReadonlySet<string>;
  /** The group each was recorded in. */
  readonly groupOf: ReadonlyMap<string, SectionId>;
}

function filesIn({sections}: Summary, record: SummaryRecord): Files {
  const groups = FORM.map(({id}) => id).filter(isGroup);
  return {
    said: new Set(sections.filter(({id}) => isGroup(id)).flatMap(({lines}) => lines.map(({key}) => key))),
    groupOf: new Map(groups.flatMap((id) => record[id]?.map(({key}) => [key, id] as const) ?? [])),
  };
}

function keptIn(
  id: SectionId,
  said: readonly SummaryLine[],
  base: readonly RecordedLine[],
  files: Files,
): readonly SummaryLine[] {
  const lines = isGroup(id) ? said.filter(({key}) => (files.groupOf.get(key) ?? id) === id) : said;
  const here = new Set(lines.map(({key}) => key));
  const stays = ({key, isFromGit}: RecordedLine) =>
    isFromGit === true ||
    // Without git, the group of a planned file is not sure.
    (isGroup(id) && files.said.has(key) && !here.has(key)) ||
    // Files in common are known from git, though each line is known from a document.
    (id === 'openspec-history' && key !== NONE);
  return keptLines(lines, base, stays);
}

/** A summary that says what is recorded in some sections, as far as they are recorded. */
export function asRecorded(summary: Summary, record: SummaryRecord, ids: readonly SectionId[]): Summary {
  const sections = summary.sections.map((section) => {
    const lines = ids.includes(section.id) ? record[section.id] : undefined;
    return lines ? {...section, lines: lines.map((line) => lineOf(line))} : section;
  });
  return {...summary, sections};
}

/** In the order of the record; what is new comes last. */
function keptLines(
  lines: readonly SummaryLine[],
  base: readonly RecordedLine[],
  stays: (line: RecordedLine) => boolean,
): readonly SummaryLine[] {
  const byKey = new Map(lines.map((line) => [line.key, line]));
  const known = new Set(base.map(({key}) => key));
  const all = [
    ...base.flatMap((was) => {
      const is = byKey.get(was.key);
      if (is && !isReal(is)) return [{...is, text: was.text}];
      return stays(was) ? [lineOf(was)] : (is ?? []);
    }),
    ...lines.filter(({key}) => !known.has(key)),
  ];
  return all.some(isReal) ? all.filter(isReal) : all;
}

/** Which commits told it is not recorded; of another line it is only known that the summary has it. */
function lineOf({key, text, isFromGit}: RecordedLine): SummaryLine {
  const source: LineSource = isFromGit
    ? {kind: 'commits', hashes: []}
    : {kind: 'document', path: SUMMARY, line: 1};
  return {key, text, sources: [source]};
}

/** That no file is known is not said above files. */
function withoutNone(sections: readonly SummarySection[]): readonly SummarySection[] {
  if (!sections.some(({id}) => isGroup(id))) return sections;
  return sections.map((section) =>
    section.id === 'files-to-modify' ? {...section, lines: section.lines.filter(isReal)} : section,
  );
}

function isGroup(id: SectionId): boolean {
  return parentOf(id) === 'files-to-modify';
}
