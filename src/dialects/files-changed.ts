import type {List, ListItem, Nodes, Paragraph, RootContent, Table} from 'mdast';
import type {Document} from '../markdown/document.ts';
import {innerSource, nodesOfType, plainText, rangeOf} from '../markdown/node.ts';
import type {Range} from '../markdown/place.ts';
import {printCode, printText} from '../markdown/print.ts';
import {descendants, type Section} from '../markdown/section.ts';

/** What a `## Files Changed` section lists. */
export interface FilesChanged {
  readonly section: Section;
  /** The list new entries join: the last one that holds entries. */
  readonly list: List | undefined;
  readonly table: Table | undefined;
  readonly entries: readonly ListedFile[];
  /** The author says there are none: `None`, `N/A`, `No files changed`. */
  readonly saysNone: boolean;
}

/** One listed file or folder. */
export interface ListedFile extends Range {
  /** As written, `/`-separated; a folder ends in `/`. Empty when no path could be read. */
  readonly path: string;
  readonly pathRange: Range;
  /** Whether the path stands in a code span. */
  readonly isCode: boolean;
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
  const entries = [
    ...lists.flatMap((list) => listEntries(document.text, list)),
    ...(table ? tableEntries(document.text, table) : []),
  ];
  return {section, list: lists.at(-1), table, entries, saysNone: entries.length === 0 && blocks.some(isNone)};
}

/** Whether `listed` names `path` itself or a folder above it. */
export function covers(listed: string, path: string): boolean {
  const clean = listed.replace(/^\.\//, '');
  return clean === path || (clean.endsWith('/') && path.startsWith(clean)) || path.startsWith(`${clean}/`);
}

/** A new entry's content: `` `path` (note) - description ``. */
export function printListedFile(file: {path: string; note?: string | undefined; description: string}): string {
  const note = file.note ? ` (${file.note})` : '';
  return `${printCode(file.path)}${note} - ${printText(file.description)}`;
}

const NOTE = /^(?:\s*\((?:new|added|deleted|removed|renamed[^)]*|moved[^)]*|[+\-−–±\d/,\s]+)\))*/i;
const SEPARATOR = /^\s*(?:-{1,2}|–|—|:|→|=>|->)(?=\s|$)\s*|^\s*:\s*/;

function listEntries(text: string, list: List): readonly ListedFile[] {
  return list.children.flatMap((item) => {
    const nested = item.children.filter((child): child is List => child.type === 'list');
    const own = itemEntry(text, item);
    const below = nested.flatMap((child) => listEntries(text, child));
    return own.path === '' && below.some(({path}) => path !== '') ? below : [own];
  });
}

function itemEntry(text: string, item: ListItem): ListedFile {
  const paragraph = item.children.find((child): child is Paragraph => child.type === 'paragraph');
  const range = rangeOf(paragraph ?? item);
  const first = paragraph?.children[0];
  const code = first && (nodesOfType(first, 'inlineCode')[0] as {value: string} | undefined);
  if (first && code) {
    return entry(text, {node: item, range, path: code.value.trim(), isCode: true, pathRange: rangeOf(first)});
  }
  const bare = /^[^\s`*[\]()]+/.exec(text.slice(range.start, range.end))?.[0].replace(/:$/, '') ?? '';
  const path = /[/.]/.test(bare) && /\w/.test(bare) && !bare.endsWith('.') ? bare : '';
  return entry(text, {node: item, range, path, isCode: false, pathRange: {start: range.start, end: range.start + path.length}});
}

interface Parts {
  readonly node: Nodes;
  readonly range: Range;
  readonly path: string;
  readonly isCode: boolean;
  readonly pathRange: Range;
}

function entry(text: string, {node, range, path, isCode, pathRange}: Parts): ListedFile {
  const rest = text.slice(pathRange.end, range.end);
  const note = NOTE.exec(rest)?.[0] ?? '';
  const separator = SEPARATOR.exec(rest.slice(note.length))?.[0] ?? '';
  const start = pathRange.end + note.length;
  return {
    ...range,
    path,
    pathRange,
    isCode,
    separator,
    separatorRange: {start, end: start + separator.length},
    description: rest.slice(note.length + separator.length).trim(),
    node,
  };
}

function tableEntries(text: string, table: Table): readonly ListedFile[] {
  return table.children.slice(1).flatMap((row) => {
    const [file, changes] = row.children;
    if (!file) return [];
    const range = rangeOf(row);
    const after = {start: rangeOf(file).end, end: rangeOf(file).end};
    const description = changes ? innerSource(text, changes) : '';
    return [
      {...range, path: plainText(file), pathRange: rangeOf(file), isCode: true, separator: '|', separatorRange: after, description, node: row},
    ];
  });
}

function isNone(block: RootContent): boolean {
  return block.type === 'paragraph' && /^(?:none|n\/a|no (?:code |source )?(?:files?|changes?)\b.*)$/i.test(plainText(block));
}
