import type {List, RootContent, Table} from 'mdast';
import {type FeatureDelta, sectionOf} from '../dialects/feature.ts';
import {
  FILES_CHANGED,
  type FilesChanged,
  listedIn,
  type NewEntry,
  printFileCells,
  printListedFile,
  printListedRow,
} from '../dialects/files-changed.ts';
import {columnsOf, type ListedFile} from '../dialects/listed-files.ts';
import {commentsIn, isOnlyComments, placeholderOf} from '../lint/text/comments.ts';
import {appendToSection, insertSectionAfter, replaceBlocks} from '../markdown/compose.ts';
import type {Document} from '../markdown/document.ts';
import type {TextEdit} from '../markdown/edit.ts';
import {appendItems} from '../markdown/list.ts';
import {rangeOf} from '../markdown/node.ts';
import {printText} from '../markdown/print.ts';
import type {Section} from '../markdown/section.ts';
import {lineEndingAt} from '../markdown/source.ts';
import {insertRow, printTable, replaceCell} from '../markdown/table.ts';

/** The form in which files are listed. */
export type ListStyle = 'list' | 'table';

/** Files in Markdown, without a line break at the end. */
export function printFiles(entries: readonly NewEntry[], style: ListStyle): string {
  return style === 'table'
    ? printTable(['File', 'Changes'], entries.map(printFileCells)).trimEnd()
    : entries.map((entry) => `- ${printListedFile(entry)}`).join('\n');
}

/**
 * Edits that list new files behind those listed, in the section's own form; one that lists none yet gets the form that
 * is asked for, and a missing section is made.
 */
export function listFiles(
  delta: FeatureDelta,
  entries: readonly NewEntry[],
  style: ListStyle,
): readonly TextEdit[] {
  if (entries.length === 0) return [];
  const {document} = delta;
  const content = printFiles(entries, style);
  const listed = listedIn(delta);
  if (!listed) return [insertSection(delta, content)];
  const {section, list, table, none} = listed;
  if (isPlaceholder(document, section)) return [replaceBlocks(document, section.blocks, content)];
  if (none[0]) return [replaceBlocks(document, none.slice(0, 1), content)];
  if (table && !hasPaths(listed, list)) return appendRows(document.text, table, entries);
  if (list) return [appendItems(document.text, list, entries.map(printListedFile))];
  return [appendToSection(document, section, content)];
}

/** The edit that describes a file which is listed without a word; none where a row has no place for it. */
export function describeEntry(
  text: string,
  entry: ListedFile,
  table: Table | undefined,
  words: string,
): readonly TextEdit[] {
  const description = printText(words);
  if (entry.node.type !== 'tableRow') return [{...entry.separatorRange, text: ` - ${description}`}];
  const cell = table && entry.node.children[columnsOf(table).description];
  return cell ? [replaceCell(text, cell, description, table)] : [];
}

function appendRows(text: string, table: Table, entries: readonly NewEntry[]): readonly TextEdit[] {
  return entries.map((entry) => insertRow(text, table, table.children.length, printListedRow(table, entry)));
}

/** Whether the list, not the table beside it, is where the files are. */
function hasPaths({entries}: FilesChanged, list: List | undefined): boolean {
  if (!list) return false;
  const range = rangeOf(list);
  return entries.some(({path, start}) => path !== '' && start >= range.start && start < range.end);
}

/** Whether a section holds nothing but what a template left to be written. */
function isPlaceholder({text}: Document, {blocks, children}: Section): boolean {
  return blocks.length > 0 && children.length === 0 && blocks.every((block) => isTodo(text, block));
}

function isTodo(text: string, block: RootContent): boolean {
  if (block.type === 'list') {
    return block.children.every(
      ({children}) => children.length > 0 && children.every((child) => isTodo(text, child)),
    );
  }
  const range = rangeOf(block);
  const comments = [...commentsIn(text, range)];
  const areTodos = comments.every((comment) => placeholderOf(text, comment) !== undefined);
  return comments.length > 0 && areTodos && isOnlyComments(text, range);
}

/** Behind the section that the kind puts before it; in front of the next one when there is none. */
function insertSection(delta: FeatureDelta, content: string): TextEdit {
  const {document, titles, title} = delta;
  const order = titles.required.slice(0, titles.required.indexOf(FILES_CHANGED));
  const previous = order
    .toReversed()
    .map((name) => sectionOf(delta, name))
    .find((section) => section !== undefined);
  if (previous) return insertSectionAfter(document, previous, FILES_CHANGED, content);
  const next = title.children[0];
  if (!next) return insertSectionAfter(document, title, FILES_CHANGED, content);
  const ending = lineEndingAt(document.text, next.start);
  const text = `## ${FILES_CHANGED}\n\n${content}\n\n`.replaceAll('\n', ending);
  return {start: next.start, end: next.start, text};
}
