import type {List, ListItem, Nodes, Paragraph, RootContent, Table, TableCell} from 'mdast';
import {nodesOfType, plainText, rangeOf} from '../markdown/node.ts';
import type {Range} from '../markdown/place.ts';
import {furtherPaths, type ListedPath, noteBehindWords, noteIn, separatorIn} from './listed-paths.ts';
import {saysOnlyNone} from './no-files.ts';

/** What blocks list, and where. */
export interface ListedFiles {
  /** The list that names files, else the last one. */
  readonly list: List | undefined;
  readonly table: Table | undefined;
  readonly entries: readonly ListedFile[];
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
  /** What stands behind the path in brackets, the brackets among it: `(new)`; empty when nothing does. */
  readonly noteRange: Range;
  /** What stands between path and description: the file's own separator, or nothing. */
  readonly separator: string;
  readonly separatorRange: Range;
  readonly description: string;
  readonly descriptionRange: Range;
  readonly node: Nodes;
}

/** Read blocks in either form, lists or a `| File | Changes |` table; other blocks list nothing. */
export function readListedFiles(text: string, blocks: readonly RootContent[]): ListedFiles {
  const lists = blocks.filter((block): block is List => block.type === 'list');
  const table = blocks.find((block): block is Table => block.type === 'table');
  const listed = lists.map((list) => ({list, entries: listEntries(text, list)}));
  const naming = listed.findLast((each) => each.entries.some(({path}) => path !== ''))?.list;
  const inTable = table ? tableEntries(text, table) : [];
  return {
    list: naming ?? lists.at(-1),
    table,
    entries: [...listed.flatMap(({entries}) => entries), ...inTable],
  };
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
  const start = end + noteIn(text.slice(end, range.end)).length;
  const separator = separatorIn(text.slice(start, range.end));
  const separatorRange = {start, end: start + separator.length};
  const descriptionRange = trimmed(text, {start: separatorRange.end, end: range.end});
  return paths.map(({path, range: pathRange}, index) => ({
    ...range,
    path,
    pathRange,
    isCode,
    isFurther: index > 0,
    noteRange: noteBehind(text, pathRange.end, range.end),
    separator,
    separatorRange,
    description: text.slice(descriptionRange.start, descriptionRange.end),
    descriptionRange,
    node,
  }));
}

function tableEntries(text: string, table: Table): readonly ListedFile[] {
  const columns = columnsOf(table);
  return table.children.slice(1).flatMap((row) => {
    const file = row.children[columns.file];
    const cell = row.children[columns.description];
    if (!file) return [];
    const after = {start: rangeOf(file).end, end: rangeOf(file).end};
    const descriptionRange = (cell !== file && cell && innerRange(cell)) || after;
    return pathsInCell(text, file).map(({path, range, noteRange}, index) => ({
      ...rangeOf(row),
      path,
      pathRange: range,
      isCode: true,
      isFurther: index > 0,
      noteRange,
      separator: '|',
      separatorRange: after,
      description: text.slice(descriptionRange.start, descriptionRange.end),
      descriptionRange,
      node: row,
    }));
  });
}

interface NotedPath extends ListedPath {
  readonly noteRange: Range;
}

/** A code span holds a path alone; plain words may end in a note. */
function pathsInCell(text: string, cell: TableCell): readonly NotedPath[] {
  const inner = innerRange(cell) ?? {start: rangeOf(cell).end, end: rangeOf(cell).end};
  const node = cell.children.find((child) => nodesOfType(child, 'inlineCode').length > 0);
  const code = node && nodesOfType(node, 'inlineCode')[0];
  if (code) {
    const first = {path: code.value.trim(), range: rangeOf(node)};
    const paths = [first, ...furtherPaths(text, cell.children, first.range, inner.end)];
    return paths.map((each) => ({...each, noteRange: noteBehind(text, each.range.end, inner.end)}));
  }
  const words = plainText(cell);
  const path = words.slice(0, words.length - noteBehindWords(words).length);
  const note = noteBehindWords(text.slice(inner.start, inner.end));
  const range = trimmed(text, {start: inner.start, end: inner.end - note.length});
  return [{path, range, noteRange: trimmed(text, {start: range.end, end: inner.end})}];
}

/** From the first child of a cell to the last: what stands between its pipes. */
function innerRange(cell: TableCell): Range | undefined {
  const [first, last] = [cell.children[0], cell.children.at(-1)];
  return first && last && {start: rangeOf(first).start, end: rangeOf(last).end};
}

function noteBehind(text: string, from: number, to: number): Range {
  return trimmed(text, {start: from, end: from + noteIn(text.slice(from, to)).length});
}

/** A range without the white space at its ends. */
function trimmed(text: string, {start, end}: Range): Range {
  const inner = text.slice(start, end);
  const from = start + inner.length - inner.trimStart().length;
  return {start: from, end: from + inner.trim().length};
}
