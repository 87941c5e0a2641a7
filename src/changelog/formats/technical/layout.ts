import type {Table} from 'mdast';
import {columnsOf} from '../../../dialects/listed-files.ts';
import type {Document} from '../../../markdown/document.ts';
import {linesBelowHeading} from '../../../markdown/gap.ts';
import {rangeOf} from '../../../markdown/node.ts';
import {lineEnd, lineStart} from '../../../markdown/place.ts';
import type {Section} from '../../../markdown/section.ts';
import type {Field} from './fields.ts';
import {fileSlotOf, linesColumn} from './file-slot.ts';
import {dateOf} from './heading.ts';
import type {LoggedEntry} from './log.ts';
import {isFilesLabel} from './logged-files.ts';
import {foldEndings, type SlotKind, slotOf} from './slots.ts';

/** What an entry has under labels, the files among it. */
export type PartKind = SlotKind | 'files';

/** How the entries of a log are laid out, as those nearest to a place show it. Texts are Markdown, line ends LF. */
export interface Layout {
  readonly depth: number;
  /** The rank of the headings that date the entries below them; absent where no heading does. */
  readonly dayDepth: number | undefined;
  /** What stands between a number and the title behind it; absent where the number stands behind the title. */
  readonly numberMark: string | undefined;
  /** What parts entries: `---`. */
  readonly rule: string | undefined;
  /** Line breaks between a heading and what stands below it. */
  readonly below: number;
  /** The header of the table whose rows are the fields; absent where each has a line. */
  readonly fieldHeader: string | undefined;
  /** Labels as written, with their mark; of a row, its first cell. */
  readonly labels: ReadonlyMap<PartKind, string>;
  readonly order: readonly PartKind[];
  readonly files: FilesLayout;
  /** Line breaks between a label and the block below it. */
  readonly gaps: Readonly<Record<'files' | 'references', number>>;
}

/** How files are listed. */
export type FilesLayout =
  | {readonly kind: 'table'; readonly header: string; readonly columns: Columns}
  | {readonly kind: 'list'; readonly bullet: string; readonly separator: string}
  | {readonly kind: 'line'};

/** How many columns there are, and which holds what. */
export interface Columns {
  readonly count: number;
  readonly file: number;
  readonly description: number;
  readonly lines: number | undefined;
}

/** A part of an entry that shows how parts are written. */
export interface Part {
  readonly kind: PartKind;
  readonly entry: LoggedEntry;
  readonly field: Field;
  /** Of the files, what lists them. */
  readonly files: FilesLayout | undefined;
}

const KINDS: readonly PartKind[] = ['date', 'summary', 'commit', 'files', 'references'];
const TITLES: Readonly<Record<PartKind, string>> = {
  date: 'Date',
  summary: 'Summary',
  commit: 'Commit',
  files: 'Files Changed',
  references: 'Cross-References',
};
const TABLE: FilesLayout = {
  kind: 'table',
  header: '| File | Changes |\n|------|---------|',
  columns: {count: 2, file: 0, description: 1, lines: undefined},
};

/** The layout that entries show, the nearest first; the usual one, below a heading of some rank, where there are none. */
export function layoutOf(
  document: Document,
  entries: readonly LoggedEntry[],
  partsOf: (entry: LoggedEntry) => readonly Part[],
  above = 2,
): Layout {
  const {text} = document;
  const [nearest] = entries;
  const parts = entries.flatMap(partsOf);
  const first = parts.find(({kind}) => kind !== 'date' && kind !== 'references');
  const table = first?.field.row?.table;
  const alike = parts.filter(({field}) => (field.row !== undefined) === (table !== undefined));
  const shown = alike.filter(({entry}) => entry === first?.entry).map(({kind}) => kind);
  return {
    depth: nearest?.section.depth ?? Math.min(above + 1, 6),
    dayDepth: nearest && dateOf(nearest.section.title) === undefined ? nearest.day?.depth : undefined,
    numberMark: nearest && numberMarkOf(text, nearest),
    rule: ruleOf(document, entries),
    below: linesBelowHeading(document),
    fieldHeader: table && headerOf(text, table),
    labels: labelsOf(text, alike, table !== undefined),
    order: orderOf(shown),
    files: alike.find(({files}) => files)?.files ?? (table ? {kind: 'line'} : TABLE),
    gaps: {files: gapIn(text, alike, 'files') ?? 2, references: gapIn(text, alike, 'references') ?? 1},
  };
}

/** The kinds an entry shows, and those it lacks, each behind the one that is usual before it. A day of its own it must show. */
function orderOf(shown: readonly PartKind[]): readonly PartKind[] {
  const order = [...new Set(shown)];
  for (const [index, kind] of KINDS.entries()) {
    if (order.includes(kind) || kind === 'date') continue;
    const previous = KINDS.slice(0, index).findLast((each) => order.includes(each));
    order.splice(previous === undefined ? 0 : order.indexOf(previous) + 1, 0, kind);
  }
  return order;
}

/** The rule a section ends with, where it does. */
export function closingRule(section: Section): ReturnType<typeof rangeOf> | undefined {
  const inner = section.children.at(-1);
  if (inner) return closingRule(inner);
  const last = section.blocks.at(-1);
  return last?.type === 'thematicBreak' ? rangeOf(last) : undefined;
}

/** A log of one entry, or of none, shows by its other rules how it parts things. */
function ruleOf({text, root}: Document, entries: readonly LoggedEntry[]): string | undefined {
  const rules = entries.slice(0, 2).flatMap(({section}) => closingRule(section) ?? []);
  const others =
    entries.length > 1 ? [] : root.children.filter(({type}) => type === 'thematicBreak').map(rangeOf);
  const [range] = [...rules, ...others];
  return range && text.slice(range.start, range.end).trim();
}

function numberMarkOf(text: string, {section, numberRange}: LoggedEntry): string | undefined {
  const start = section.heading?.children[0] ? rangeOf(section.heading.children[0]).start : section.start;
  if (numberRange.start === section.start || text.slice(start, numberRange.start).trim() !== '')
    return undefined;
  return /^(?: ?[:–—·] ?| - )/.exec(text.slice(numberRange.end))?.[0] ?? ': ';
}

/** The parts of an entry that show how parts are written, in document order. */
export function partsIn(text: string, entry: LoggedEntry): readonly Part[] {
  const files = entry.fields.find(({label, form}) => isFilesLabel(label) && form !== 'section');
  const parts = KINDS.flatMap((kind) => {
    const field = kind === 'files' ? files : slotOf(text, entry, kind)?.field;
    if (!field || field.form === 'section') return [];
    return [{kind, entry, field, files: kind === 'files' ? filesLayout(text, entry, field) : undefined}];
  });
  return parts.toSorted((a, b) => a.field.labelRange.start - b.field.labelRange.start);
}

function labelsOf(text: string, parts: readonly Part[], isTable: boolean): ReadonlyMap<PartKind, string> {
  const usual = (kind: PartKind): string => {
    const title = TITLES[kind];
    if (isTable) return `**${title}**`;
    return kind === 'summary' ? `**${title}**:` : `**${title}:**`;
  };
  const labels = new Map(KINDS.map((kind) => [kind, usual(kind)] as const));
  for (const {kind, field} of parts.toReversed()) labels.set(kind, labelIn(text, field));
  return labels;
}

function labelIn(text: string, {labelRange, row}: Field): string {
  const label = text.slice(labelRange.start, labelRange.end);
  if (row) return label.replace(/^\s*\|?\s*|\s*\|?\s*$/g, '');
  return foldEndings(label) + (/^[ \t]*:/.exec(text.slice(labelRange.end))?.[0] ?? '');
}

function headerOf(text: string, table: Table): string {
  const {start} = rangeOf(table);
  const first = lineStart(text, start);
  const second = lineEnd(text, lineEnd(text, first, true));
  const isWhole = first === start;
  return isWhole ? foldEndings(text.slice(start, second)) : '| Field | Value |\n|-------|-------|';
}

function filesLayout(text: string, entry: LoggedEntry, {blocks}: Field): FilesLayout | undefined {
  const slot = fileSlotOf(text, entry);
  const [block] = blocks;
  if (slot?.kind === 'line') return {kind: 'line'};
  if (block?.type === 'table') return tableLayout(text, block);
  if (block?.type !== 'list' || !slot) return undefined;
  const [bullet = '- '] = /^(?:[-*+]|\d+[.)])[ \t]+/.exec(text.slice(rangeOf(block).start)) ?? [];
  const separators = slot.rows.map(({listed}) => listed.separator);
  return {kind: 'list', bullet, separator: separators.find((each) => each.trim() !== '') ?? ' - '};
}

/** The layout of a table that has a column for words, and lies in no list or quote. */
function tableLayout(text: string, table: Table): FilesLayout | undefined {
  const columns = columnsOf(table);
  const {start} = rangeOf(table);
  if (columns.file === columns.description || start !== lineStart(text, start)) return undefined;
  const count = table.children[0]?.children.length ?? 2;
  return {
    kind: 'table',
    header: headerOf(text, table),
    columns: {...columns, count, lines: linesColumn(table)},
  };
}

function gapIn(text: string, parts: readonly Part[], kind: PartKind): number | undefined {
  const field = parts.find((part) => part.kind === kind && part.field.blocks.length > 0)?.field;
  const [block] = field?.blocks ?? [];
  if (!field || !block) return undefined;
  const between = text.slice(field.labelRange.end, rangeOf(block).start);
  return Math.min(between.match(/\r\n|\n|\r/g)?.length ?? 1, 2);
}
