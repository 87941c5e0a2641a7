import type {List, ListItem, Nodes, Paragraph, RootContent, Table, TableCell} from 'mdast';
import type {Document} from '../markdown/document.ts';
import {innerSource, nodesOfType, plainText, rangeOf} from '../markdown/node.ts';
import type {Range} from '../markdown/place.ts';
import {printCode, printText} from '../markdown/print.ts';
import {descendants, type Section} from '../markdown/section.ts';
import {furtherPaths, type ListedPath, noteIn, separatorIn} from './listed-paths.ts';
import {isNone, isOnlyNone, saysOnlyNone} from './no-files.ts';

/** What a `## Files Changed` section lists. */
export interface FilesChanged {
  readonly section: Section;
  /** The list new entries join: the last one that names files, else the last. */
  readonly list: List | undefined;
  readonly table: Table | undefined;
  readonly entries: readonly ListedFile[];
  /** The author says there are none: `None`, `N/A`, `No files changed`. */
  readonly saysNone: boolean;
  /** The blocks that say so and nothing else, which a first entry takes the place of. */
  readonly none: readonly RootContent[];
}

/** One listed file or folder. */
export interface ListedFile extends Range {
  /** As written, `/`-separated; a folder ends in `/`. Empty when no path could be read. */
  readonly path: string;
  readonly pathRange: Range;
  /** Whether the path stands in a code span. */
  readonly isCode: boolean;
  /** A path behind the first of one item or row: it shares all but its path with that. */
  readonly isFurther: boolean;
  /** What stands between path and description: the file's own separator, or nothing. */
  readonly separator: string;
  readonly separatorRange: Range;
  readonly description: string;
  readonly node: Nodes;
}

/** Read a section in either form, list or `| File | Changes |` table. Subsections group, they do not hide. */
export function readFilesChanged(document: Document, section: Section): FilesChanged {
  const blocks = [section, ...descendants(section)].flatMap((part) => part.blocks);
  const lists = blocks.filter((block): block is List => block.type === 'list');
  const table = blocks.find((block): block is Table => block.type === 'table');
  const listed = lists.map((list) => ({list, entries: listEntries(document.text, list)}));
  const entries = [
    ...listed.flatMap((each) => each.entries),
    ...(table ? tableEntries(document.text, table) : []),
  ];
  const naming = listed.findLast((each) => each.entries.some(({path}) => path !== ''))?.list;
  return {
    section,
    list: naming ?? lists.at(-1),
    table,
    entries,
    saysNone: entries.length === 0 && blocks.some(isNone),
    none: entries.every(({path}) => path === '') && !table ? section.blocks.filter(isOnlyNone) : [],
  };
}

/** Whether `listed` names `path` itself or a folder above it. */
export function covers(listed: string, path: string): boolean {
  const clean = listed.replace(/^\.\//, '');
  return clean === path || (clean.endsWith('/') && path.startsWith(clean)) || path.startsWith(`${clean}/`);
}

/** A new entry, its note and description in Markdown ready to be read back. */
export interface NewEntry {
  readonly path: string;
  /** What stands in brackets behind the path, in Markdown: `deleted`. */
  readonly note?: string | undefined;
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
  return cells.with(file, printPath(entry)).with(description, printText(entry.description));
}

/** Where a table of files has the path and the description, by its header; the first two columns where it says nothing. */
export function columnsOf(table: Table): {readonly file: number; readonly description: number} {
  const titles = (table.children[0]?.children ?? []).map((cell) => plainText(cell));
  const file = Math.max(
    titles.findIndex((title) => /\b(?:files?|paths?)\b/i.test(title)),
    0,
  );
  const isWords = (title: string, column: number): boolean =>
    column !== file && /chang|descri|what|summary|purpose|notes?\b/i.test(title);
  const found = titles.findIndex(isWords);
  return {file, description: found >= 0 ? found : Math.min(file === 0 ? 1 : 0, titles.length - 1)};
}

function printPath({path, note}: NewEntry): string {
  return note ? `${printCode(path)} (${note})` : printCode(path);
}

function listEntries(text: string, list: List): readonly ListedFile[] {
  return list.children.flatMap((item) => {
    const nested = item.children.filter((child): child is List => child.type === 'list');
    const own = itemEntries(text, item);
    const below = nested.flatMap((child) => listEntries(text, child));
    return own[0]?.path === '' && below.some(({path}) => path !== '') ? below : own;
  });
}

function itemEntries(text: string, item: ListItem): readonly ListedFile[] {
  const paragraph = item.children.find((child): child is Paragraph => child.type === 'paragraph');
  const range = rangeOf(paragraph ?? item);
  const first = paragraph?.children[0];
  const code = first && nodesOfType(first, 'inlineCode')[0];
  if (first && code) {
    const others = furtherPaths(text, paragraph.children, rangeOf(first), range.end);
    const paths = [{path: code.value.trim(), range: rangeOf(first)}, ...others];
    return entriesOf(text, {node: item, range, isCode: true, paths});
  }
  const bare = /^[^\s`*[\]()]+/.exec(text.slice(range.start, range.end))?.[0].replace(/:$/, '') ?? '';
  const isPath = /[/.]/.test(bare) && /\w/.test(bare) && !bare.endsWith('.');
  const path = isPath && !saysOnlyNone(plainText(item)) ? bare : '';
  const pathRange = {start: range.start, end: range.start + path.length};
  return entriesOf(text, {node: item, range, isCode: false, paths: [{path, range: pathRange}]});
}

interface Parts {
  readonly node: Nodes;
  readonly range: Range;
  readonly isCode: boolean;
  readonly paths: readonly ListedPath[];
}

/** The description stands behind the last path. */
function entriesOf(text: string, {node, range, isCode, paths}: Parts): readonly ListedFile[] {
  const end = paths.at(-1)?.range.end ?? range.start;
  const rest = text.slice(end, range.end);
  const note = noteIn(rest);
  const separator = separatorIn(rest.slice(note.length));
  const start = end + note.length;
  return paths.map(({path, range: pathRange}, index) => ({
    ...range,
    path,
    pathRange,
    isCode,
    isFurther: index > 0,
    separator,
    separatorRange: {start, end: start + separator.length},
    description: rest.slice(note.length + separator.length).trim(),
    node,
  }));
}

function tableEntries(text: string, table: Table): readonly ListedFile[] {
  const columns = columnsOf(table);
  return table.children.slice(1).flatMap((row) => {
    const file = row.children[columns.file];
    const description = row.children[columns.description];
    if (!file) return [];
    const after = {start: rangeOf(file).end, end: rangeOf(file).end};
    return pathsInCell(text, file).map(({path, range}, index) => ({
      ...rangeOf(row),
      path,
      pathRange: range,
      isCode: true,
      isFurther: index > 0,
      separator: '|',
      separatorRange: after,
      description: description && description !== file ? innerSource(text, description) : '',
      node: row,
    }));
  });
}

/** A code span holds a path alone; plain words may end in a note. */
function pathsInCell(text: string, cell: TableCell): readonly ListedPath[] {
  const range = rangeOf(cell);
  const node = cell.children.find((child) => nodesOfType(child, 'inlineCode').length > 0);
  const code = node && nodesOfType(node, 'inlineCode')[0];
  if (code) {
    const end = rangeOf(cell.children.at(-1) ?? cell).end;
    return [{path: code.value.trim(), range}, ...furtherPaths(text, cell.children, rangeOf(node), end)];
  }
  const words = plainText(cell);
  const path = words.replace(
    /\s*\((?:new|added|deleted|removed|(?:renamed|moved)[^()]*|[+\-−–±\d/,\s]+)\)$/i,
    '',
  );
  return [{path, range}];
}
