import type {Document} from '../../../markdown/document.ts';
import type {TextEdit} from '../../../markdown/edit.ts';
import type {Range} from '../../../markdown/place.ts';
import {escapeCell} from '../../../markdown/table.ts';
import type {ViewRecord} from '../../record.ts';
import type {EntryContent} from './content.ts';
import {insertField, removeField, setField} from './field-edits.ts';
import {appendFiles, editRow, type FileSlot, fileSlotOf, removeRow} from './file-slot.ts';
import type {Layout} from './layout.ts';
import type {Ledger} from './ledger.ts';
import type {LoggedEntry} from './log.ts';
import {recordFiles} from './print-entry.ts';
import {headingSlot, type Slot, type SlotKind, slotOf} from './slots.ts';
import {
  asCells,
  type EntryTexts,
  FILES,
  fileField,
  inlineFiles,
  knowsCommits,
  recordedFiles,
} from './texts.ts';

/** An entry of a log, and what it is to say. */
export interface EntryUpdate {
  readonly document: Document;
  readonly entry: LoggedEntry;
  /** How a part that is not there yet is laid out. */
  readonly layout: Layout;
  readonly content: EntryContent;
  readonly texts: EntryTexts;
  readonly base: ViewRecord;
  readonly ledger: Ledger;
}

/** Bring the texts that the tool wrote into an entry up to date, each by the three-way rule. */
export function updateEntry(update: EntryUpdate): readonly TextEdit[] {
  return [
    ...updateHeading(update),
    ...updateField(update, 'date'),
    ...updateField(update, 'summary'),
    ...updateField(update, 'commit'),
    ...updateFiles(update),
    ...updateField(update, 'references'),
  ];
}

/** A heading whose markup parts the number is a person's. */
function updateHeading({document, entry, texts, ledger}: EntryUpdate): readonly TextEdit[] {
  if (entry.numberRange.start === entry.section.start) return [];
  const {start, end, text} = headingSlot(document.text, entry);
  return ledger.takes('heading', {start, end}, text, texts.heading)
    ? [{start, end, text: texts.heading}]
    : [];
}

function updateField(update: EntryUpdate, kind: SlotKind): readonly TextEdit[] {
  const {document, entry, texts, base, ledger} = update;
  // An entry that was written without a date of its own has none that is ours.
  if (kind === 'date' && base.fields[kind] === undefined) return [];
  const slot = slotOf(document.text, entry, kind);
  const inRow = slot ? slot.field.row !== undefined : update.layout.fieldHeader !== undefined;
  const said = texts[kind];
  const printed = said !== undefined && inRow ? escapeCell(said) : said;
  const source = slot && kind === 'commit' && namesAll(slot, update) ? slot.text : printed;
  if (!ledger.takes(kind, slot ?? placeOf(entry), slot?.text, source)) return [];
  if (!slot) return source === undefined ? [] : insertField(update, kind);
  return source === undefined
    ? removeField(document.text, slot.field)
    : setField(document.text, slot, source);
}

/** Whether a text names just the commits that are known, however long it writes their hashes. */
function namesAll({text, field}: Slot, {entry, content: {commits = []}}: EntryUpdate): boolean {
  const own = entry.commits.filter(({start, end}) => isWithin(field, start, end));
  const isOnly = text.replace(/[0-9a-f]{7,64}|[`,\s]/gi, '') === '';
  return (
    isOnly &&
    own.length === commits.length &&
    own.length > 0 &&
    own.every(({hash}, index) => commits[index]?.startsWith(hash))
  );
}

function isWithin({labelRange, value, row}: Slot['field'], start: number, end: number): boolean {
  const last = row?.cell.position?.end.offset ?? value.at(-1)?.position?.end.offset ?? labelRange.end;
  return start >= labelRange.start && end <= last;
}

function updateFiles(update: EntryUpdate): readonly TextEdit[] {
  const {document, entry, texts, base, ledger, layout} = update;
  const slot = fileSlotOf(document.text, entry);
  const wrote = base.fields[FILES] !== undefined || recordedFiles(base).size > 0;
  if (slot?.kind === 'line') return updateLine(update, slot.slot);
  if (slot) return updateRows(update, slot);
  // A list that was taken out as a whole stays out, with all that would join it.
  if (wrote || texts.files.length === 0) return [];
  for (const [field, text] of Object.entries(recordFiles(layout, texts.files))) ledger.note(field, text);
  return insertField(update, 'files');
}

function updateLine({document, texts, base, content, ledger}: EntryUpdate, slot: Slot): readonly TextEdit[] {
  const line = inlineFiles(texts.files);
  const printed = line !== undefined && slot.field.row ? escapeCell(line) : line;
  const source = content.commits === undefined && knowsCommits(base) ? base.fields[FILES] : printed;
  if (!ledger.takes(FILES, slot, slot.text, source)) return [];
  return source === undefined
    ? removeField(document.text, slot.field)
    : setField(document.text, slot, source);
}

/** Rows are decided one by one; what is new stands behind the others. */
function updateRows(
  {document: {text}, entry, texts, base, ledger}: EntryUpdate,
  {rows, last}: Extract<FileSlot, {kind: 'rows'}>,
): readonly TextEdit[] {
  const isTable = last.type === 'table';
  const byPath = new Map(rows.map((row) => [row.path, row]));
  const sources = new Map(texts.files.map((file) => [file.path, isTable ? asCells(file.text) : file.text]));
  const own = new Set([...recordedFiles(base).keys(), ...sources.keys()]);
  const taken = [...own].filter((path) => {
    const row = byPath.get(path);
    return ledger.takes(fileField(path), row ?? placeOf(entry), row?.text, sources.get(path));
  });
  const edits = taken.flatMap((path) => {
    const [row, source] = [byPath.get(path), sources.get(path)];
    if (!row) return [];
    return source === undefined ? removeRow(text, row) : editRow(text, row, source);
  });
  const fresh = texts.files.filter(({path}) => taken.includes(path) && !byPath.has(path));
  return [...edits, ...appendFiles(text, last, fresh)];
}

function placeOf({section}: LoggedEntry): Range {
  return {start: section.body.start, end: section.body.start};
}
