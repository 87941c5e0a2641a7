import {rangeOf} from '../../../markdown/node.ts';
import type {Range} from '../../../markdown/place.ts';
import {cellSource} from '../../../markdown/table.ts';
import {isCommitLabel} from './commits.ts';
import type {Field} from './fields.ts';
import {isDateLabel, type LoggedEntry} from './log.ts';

/** What the tool writes into an entry under one label, but for the files. */
export type SlotKind = 'date' | 'summary' | 'commit' | 'references';

/** A text that the tool may own: where it stands in an entry, and what stands there. */
export interface Slot extends Range {
  readonly field: Field;
  /** As written, line ends LF. */
  readonly text: string;
}

const LABELS: Readonly<Record<SlotKind, (label: string) => boolean>> = {
  date: isDateLabel,
  summary: (label) => label === 'summary',
  commit: isCommitLabel,
  references: isReferencesLabel,
};

/** Whether a label introduces what an entry refers to: `Cross-References`. */
export function isReferencesLabel(label: string): boolean {
  return /^cross[- ]?references?$/.test(label);
}

/** The first field of a kind in an entry. */
export function slotOf(text: string, {fields}: LoggedEntry, kind: SlotKind): Slot | undefined {
  const field = fields.find(({label}) => LABELS[kind](label));
  return field && readSlot(text, field);
}

/** What a field holds: its row's cell, the blocks below its label, else what stands behind it. */
export function readSlot(text: string, field: Field): Slot {
  if (field.row) return {...rangeOf(field.row.cell), field, text: cellSource(text, field.row.cell)};
  const range = blocksRange(field) ?? valueRange(text, field);
  return {...range, field, text: foldEndings(text.slice(range.start, range.end))};
}

/** From a field's label to the end of all it introduces. */
export function fieldRange(text: string, field: Field): Range {
  const {start} = field.labelRange;
  const last = field.row ? rangeOf(field.row.cell) : (blocksRange(field) ?? valueRange(text, field));
  return {start, end: Math.max(last.end, field.labelRange.end)};
}

/** Line ends as records hold them. */
export function foldEndings(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

/** The words of an entry's heading without its number, and where they stand. */
export function headingSlot(
  text: string,
  {section, numberRange}: LoggedEntry,
): Range & {readonly text: string} {
  const {start, end} = innerRange(section);
  const front = text.slice(start, numberRange.start);
  const isFirst = front.trim() === '';
  const behind = text.slice(numberRange.end, end);
  const from = isFirst ? numberRange.end + (/^(?: ?[:–—·] ?| - )/.exec(behind)?.[0].length ?? 0) : start;
  const to = isFirst ? end : start + front.replace(/ ?\($/, '').length;
  const range = {start: Math.min(from, end), end: Math.max(Math.min(from, end), to)};
  return {...range, text: foldEndings(text.slice(range.start, range.end))};
}

/** A heading's content, its marks left out. */
function innerRange({heading, start, body}: LoggedEntry['section']): Range {
  const [first, last] = [heading?.children[0], heading?.children.at(-1)];
  return first && last ? {start: rangeOf(first).start, end: rangeOf(last).end} : {start, end: body.start};
}

function blocksRange({blocks}: Field): Range | undefined {
  const [first, last] = [blocks[0], blocks.at(-1)];
  return first && last && {start: rangeOf(first).start, end: rangeOf(last).end};
}

/** Behind the label and its mark, up to the end of the line or the next label. */
function valueRange(text: string, {labelRange, value}: Field): Range {
  const last = value.findLast(({type}) => type !== 'break');
  const behind = text.slice(labelRange.end, last ? rangeOf(last).end : labelRange.end);
  const start = labelRange.end + (/^\s*:?\s*/.exec(behind)?.[0].length ?? 0);
  return {start, end: Math.max(start, labelRange.end + behind.trimEnd().length)};
}
