import type {RootContent, Table} from 'mdast';
import type {Document} from '../markdown/document.ts';
import {printCode, printText} from '../markdown/print.ts';
import {descendants, type Section} from '../markdown/section.ts';
import {type FeatureDelta, sectionOf} from './feature.ts';
import {columnsOf, type ListedFiles, readListedFiles} from './listed-files.ts';
import {isNone, isOnlyNone} from './no-files.ts';

/** What a `## Files Changed` section lists; new entries join its list. */
export interface FilesChanged extends ListedFiles {
  readonly section: Section;
  /** The author says there are none: `None`, `N/A`, `No files changed`. */
  readonly saysNone: boolean;
  /** The blocks that say so and nothing else, which a first entry takes the place of. */
  readonly none: readonly RootContent[];
}

/** The section of a feature delta that lists files, by its canonical title. */
export const FILES_CHANGED = 'Files Changed';

/** What a feature delta lists; nothing when it has no such section. */
export function listedIn(delta: FeatureDelta): FilesChanged | undefined {
  const section = sectionOf(delta, FILES_CHANGED);
  return section && readFilesChanged(delta.document, section);
}

/** Read a section in either form, list or `| File | Changes |` table. Subsections group, they do not hide. */
export function readFilesChanged(document: Document, section: Section): FilesChanged {
  const blocks = [section, ...descendants(section)].flatMap((part) => part.blocks);
  const listed = readListedFiles(document.text, blocks);
  const {entries, table} = listed;
  return {
    ...listed,
    section,
    saysNone: entries.length === 0 && blocks.some(isNone),
    none: entries.every(({path}) => path === '') && !table ? section.blocks.filter(isOnlyNone) : [],
  };
}

/** Whether a path can stand in Markdown and be read back as it is. */
export function isListable(path: string): boolean {
  return !/[\p{Cc}\p{Cs}\p{Bidi_Control}\u2028\u2029\uFFFD\\]|^\s|\s$|\s\s/u.test(path);
}

/** A new entry, its note and description in Markdown ready to be read back. */
export interface NewEntry {
  readonly path: string;
  /** What stands behind the path, each in brackets, in Markdown: `deleted`. */
  readonly notes: readonly string[];
  /** Plain words. */
  readonly description: string;
}

/** A new entry's content: `` `path` (note) - description ``. */
export function printListedFile(entry: NewEntry): string {
  return `${printPath(entry)} - ${printText(entry.description)}`;
}

/** The cells of a new entry's row, in the columns of the table. */
export function printListedRow(table: Table, entry: NewEntry): readonly string[] {
  const {file, description} = columnsOf(table);
  const cells = Array.from({length: table.children[0]?.children.length ?? 2}, () => '');
  const [path = '', words = ''] = printFileCells(entry);
  return cells.with(file, path).with(description, words);
}

/** The two cells of a new entry in a new table: the path with its note, the description. */
export function printFileCells(entry: NewEntry): readonly string[] {
  return [printPath(entry), printText(entry.description)];
}

function printPath({path, notes}: NewEntry): string {
  return [printCode(path), ...notes.map((note) => `(${note})`)].join(' ');
}
