import type {TextEdit} from '../../../markdown/edit.ts';
import {fitted, gapBelow} from '../../../markdown/gap.ts';
import {lineEnd, lineStart, trimmedEnd} from '../../../markdown/place.ts';
import {lineEndingAt} from '../../../markdown/source.ts';
import {replaceCell} from '../../../markdown/table.ts';
import type {Field} from './fields.ts';
import type {PartKind} from './layout.ts';
import {isFilesLabel} from './logged-files.ts';
import {printPart} from './print-entry.ts';
import {fieldRange, type Slot, slotOf} from './slots.ts';
import type {EntryUpdate} from './update-entry.ts';

const ORDER: readonly PartKind[] = ['date', 'summary', 'commit', 'files', 'references'];

/** The edit that has a field say something else. */
export function setField(text: string, {start, end, field}: Slot, value: string): readonly TextEdit[] {
  if (field.row) return [replaceCell(text, field.row.cell, value, field.row.table)];
  const before = start === field.labelRange.end ? markBehind(text, field) : '';
  return [{start, end, text: before + fitted(value, lineEndingAt(text, start))}];
}

/** The edit that takes a field away, with its lines and the blank ones above; a section is left to a person. */
export function removeField(text: string, field: Field): readonly TextEdit[] {
  if (field.form === 'section') return [];
  const range = fieldRange(text, field);
  const above = trimmedEnd(text, {start: 0, end: lineStart(text, range.start)});
  return [{start: lineEnd(text, above), end: lineEnd(text, trimmedEnd(text, range)), text: ''}];
}

/** The edit that adds a part to an entry, behind the part that comes before it, else below the heading. */
export function insertField(update: EntryUpdate, kind: PartKind): readonly TextEdit[] {
  const {document, entry, layout, texts} = update;
  const {text} = document;
  const previous = ORDER.slice(0, ORDER.indexOf(kind))
    .toReversed()
    .flatMap((each) => fieldOf(update, each) ?? [])[0];
  const inRow = previous?.row !== undefined;
  const fieldHeader = inRow ? (layout.fieldHeader ?? '') : undefined;
  const printed = printPart({...layout, fieldHeader}, kind, texts);
  if (printed === undefined) return [];
  const range = previous
    ? fieldRange(text, previous)
    : {start: entry.section.start, end: entry.section.body.start};
  const at = lineEnd(text, trimmedEnd(text, range));
  const ending = lineEndingAt(text, at);
  const breaks = ending.repeat(previous ? (inRow ? 1 : 2) : layout.below);
  const gap = inRow ? '' : gapBelow(text, at);
  return [{start: at, end: at, text: breaks + fitted(printed, ending) + gap}];
}

function fieldOf({document, entry}: EntryUpdate, kind: PartKind): Field | undefined {
  const field =
    kind === 'files'
      ? entry.fields.find(({label}) => isFilesLabel(label))
      : slotOf(document.text, entry, kind)?.field;
  return field?.form === 'line' || field?.form === 'row' ? field : undefined;
}

/** What parts a label from the first words behind it. */
function markBehind(text: string, {labelRange}: Field): string {
  return /:\**$/.test(text.slice(labelRange.start, labelRange.end)) ? ' ' : ': ';
}
