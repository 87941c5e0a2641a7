import {escapeCell} from '../../../markdown/table.ts';
import type {PrintedFile} from './file-slot.ts';
import type {Columns, Layout, PartKind} from './layout.ts';
import {asCells, type EntryTexts, FILES, fileField, inlineFiles} from './texts.ts';

/** An entry of its own in Markdown, line ends LF, without a line break at the end. */
export function printEntry(layout: Layout, number: string, texts: EntryTexts): string {
  const {depth, below, numberMark, fieldHeader, order} = layout;
  const {heading} = texts;
  const title = numberMark === undefined ? `${heading} (${number})` : `${number}${numberMark}${heading}`;
  const parts = order.flatMap((kind) => printPart(layout, kind, texts) ?? []);
  const body = fieldHeader === undefined ? parts.join('\n\n') : [fieldHeader, ...parts].join('\n');
  return `${'#'.repeat(depth)} ${title}${'\n'.repeat(below)}${body}`;
}

/** One part of an entry, its label in front: a block, or a row of the table of fields. */
export function printPart(layout: Layout, kind: PartKind, texts: EntryTexts): string | undefined {
  const value = kind === 'files' ? printFiles(layout, texts.files) : texts[kind];
  const label = layout.labels.get(kind) ?? '';
  if (value === undefined) return undefined;
  if (layout.fieldHeader !== undefined) return `| ${label} | ${escapeCell(value)} |`;
  const isBlock = kind === 'files' ? layout.files.kind !== 'line' : kind === 'references' && isList(value);
  const gap = isBlock && (kind === 'files' || kind === 'references') ? '\n'.repeat(layout.gaps[kind]) : ' ';
  return label + gap + value;
}

/** The texts of an entry as its record holds them: as they stand in the file. */
export function recordTexts(layout: Layout, texts: EntryTexts): Readonly<Record<string, string>> {
  const inRow = (text: string | undefined): string | undefined =>
    text !== undefined && layout.fieldHeader !== undefined ? escapeCell(text) : text;
  const fields = layout.order.flatMap((kind) => {
    const text = kind === 'files' ? undefined : inRow(texts[kind]);
    return text === undefined ? [] : [[kind, text] as const];
  });
  return {heading: texts.heading, ...Object.fromEntries(fields), ...recordFiles(layout, texts.files)};
}

/** What a record holds of the files of an entry that is laid out so. */
export function recordFiles(
  {files: {kind}, fieldHeader}: Layout,
  files: readonly PrintedFile[],
): Readonly<Record<string, string>> {
  const line = inlineFiles(files);
  if (line === undefined) return {};
  if (kind === 'line') return {[FILES]: fieldHeader === undefined ? line : escapeCell(line)};
  return Object.fromEntries(
    files.map(({path, text}) => [fileField(path), kind === 'table' ? asCells(text) : text]),
  );
}

/** Files as a table, a list or a line; nothing where there are none. */
function printFiles({files: layout}: Layout, files: readonly PrintedFile[]): string | undefined {
  if (files.length === 0 || layout.kind === 'line') return inlineFiles(files);
  if (layout.kind === 'list')
    return files.map(({code, text}) => `${layout.bullet}${code}${layout.separator}${text}`).join('\n');
  return [layout.header, ...files.map((file) => printRow(layout.columns, file))].join('\n');
}

function printRow({count, file, description, lines}: Columns, {code, text}: PrintedFile): string {
  const [, figures = '', words = text] = (lines !== undefined && /^(.*?)\t(.*)$/s.exec(text)) || [];
  const cells = Array.from({length: count}, (_, column) => {
    if (column === file) return code;
    if (column === description) return words;
    return column === lines ? figures : '';
  });
  return `| ${cells.map(escapeCell).join(' | ')} |`;
}

function isList(value: string): boolean {
  return /^(?:[-*+]|\d+[.)])[ \t]/.test(value);
}
