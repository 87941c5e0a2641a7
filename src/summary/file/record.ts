import {isMapping, isOfNewerTool, isText, keptName, parseKept} from '../../project/kept-json.ts';
import {FORM, type SectionId} from '../form.ts';
import type {SummaryLine} from '../summary.ts';
import {lineText} from './line-text.ts';

/** Where a change keeps what was last projected into its summary, so that what a person edited since is told apart. */
export const SUMMARY_RECORD = '.openspec-summary.json';

/** A line as it was last projected. */
export interface RecordedLine {
  readonly key: string;
  /** One line of Markdown, without a bullet. */
  readonly text: string;
  /** What a person made of it, by which it is found again. */
  readonly file?: string;
  /** What was told of it where a person and the change differ: both texts, each on a line. */
  readonly told?: string | undefined;
  /** A person took it out. */
  readonly isOut?: true;
  /** Only git could tell it. */
  readonly isFromGit?: true;
}

/** What was last projected: the sections that were written, with their lines in order. */
export type SummaryRecord = Readonly<Partial<Record<SectionId, readonly RecordedLine[]>>>;

/**
 * What was projected, from the text of its record: `newer` when a newer version of this tool wrote it, `broken` when it
 * is not the work of this tool, or not whole.
 *
 * It is the record of the summary beside it, whatever change it names: a folder may be renamed, or copied.
 */
export function parseSummaryRecord(text: string): SummaryRecord | 'broken' | 'newer' {
  if (isOfNewerTool(text)) return 'newer';
  const kept = parseKept(text);
  const sections = kept?.fields['sections'];
  if (!kept || !isMapping(sections)) return 'broken';
  const read = Object.entries(sections).map(([id, lines]) => [id, linesOf(lines)] as const);
  const areSound = read.every(([id, lines]) => lines && FORM.some((section) => section.id === id));
  return areSound ? Object.fromEntries(read) : 'broken';
}

/** A line as it is recorded when it is projected. */
export function recordedLine({key, text, sources}: SummaryLine): RecordedLine {
  const isFromGit = sources.some(({kind}) => kind === 'commits' || kind === 'work-tree');
  return {key, text: lineText(text), ...(isFromGit && {isFromGit})};
}

/** The record as JSON, in the order of the form: a line of JSON for each line. */
export function printSummaryRecord(folder: string, record: SummaryRecord): string {
  const sections = FORM.flatMap(({id}) => {
    const lines = record[id]?.map((line) => `\n      ${JSON.stringify(shortened(line))}`);
    return lines
      ? [`\n    ${JSON.stringify(id)}: [${lines.join(',')}${lines.length > 0 ? '\n    ' : ''}]`]
      : [];
  });
  const said = `{${sections.join(',')}${sections.length > 0 ? '\n  ' : ''}}`;
  return `{\n  "version": 1,\n  "change": ${JSON.stringify(keptName(folder))},\n  "sections": ${said}\n}\n`;
}

/** Of words that have no name, the key is the words themselves, and is kept once. */
function shortened({key, ...line}: RecordedLine): Partial<RecordedLine> {
  return key === line.text ? line : {key, ...line};
}

function linesOf(value: unknown): readonly RecordedLine[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const lines = value.flatMap((line: unknown) => lineOf(line) ?? []);
  return lines.length === value.length ? lines : undefined;
}

function lineOf(value: unknown): RecordedLine | undefined {
  if (!isMapping(value)) return undefined;
  const {text, key = text, file, told, isOut, isFromGit} = value;
  if (!isText(text) || !isText(key) || !isText(file ?? '')) return undefined;
  return {
    key,
    text,
    ...(isText(file) && {file}),
    ...(typeof told === 'string' && {told}),
    ...(isOut === true && {isOut}),
    ...(isFromGit === true && {isFromGit}),
  };
}
