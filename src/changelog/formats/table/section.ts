import type {List, ListItem, Paragraph, PhrasingContent, RootContent, Table} from 'mdast';
import {nodesOfType, plainText} from '../../../markdown/node.ts';
import {descendants, type Section} from '../../../markdown/section.ts';

/** What a section that lists changes holds. */
export interface ChangeList {
  readonly section: Section;
  readonly items: readonly NamedItem[];
  /** The list new items join; absent when there is none that reads as one of changes. */
  readonly list: List | undefined;
  /** Names in headings and tables of the section: changes recorded by hand, in a form that is not ours. */
  readonly elsewhere: ReadonlySet<string>;
  /** The paragraphs that say there is nothing. */
  readonly placeholders: readonly Paragraph[];
}

/** A list item that begins with the name of a change. */
export interface NamedItem {
  readonly list: List;
  readonly item: ListItem;
  /** What its beginning may name: the words of a link and the folder it leads to. */
  readonly names: readonly string[];
}

/** Read a section. Lists below its own subsections belong to these. */
export function readChangeList(section: Section): ChangeList {
  const lists = section.blocks.filter((block): block is List => block.type === 'list');
  const items = lists.flatMap((list) => list.children.flatMap((item) => readItem(list, item) ?? []));
  return {
    section,
    items,
    list:
      items.at(-1)?.list ?? lists.find((list) => list.children.some(isPlaceholder)) ?? closingList(section),
    elsewhere: namesElsewhere(section),
    placeholders: section.blocks.filter(
      (block): block is Paragraph => block.type === 'paragraph' && saysNone(plainText(block)),
    ),
  };
}

/** Whether a block shows nothing to a reader. */
export function isInvisible(block: RootContent): boolean {
  return block.type === 'definition' || (block.type === 'html' && /^\s*<!--[\s\S]*-->\s*$/.test(block.value));
}

const SUBJECT =
  '(?:(?:active|archived|pending|open|current|completed|finished|ongoing|in-progress) )?changes?';
const REST =
  '(?:currently|yet|so far|right now|here|to date|active|archived|pending|in progress|at (?:the|this) (?:moment|time))';
const NONE = new RegExp(
  `^(?:none|n/a|(?:there (?:are|is) )?(?:currently )?no ${SUBJECT})(?: ${REST})*[.!]?$`,
  'i',
);

/** `No active changes currently.`, `None yet`, `There are no archived changes`. */
function saysNone(words: string): boolean {
  return NONE.test(words);
}

/** Whether an item stands where there is nothing to list. */
export function isPlaceholder(item: ListItem): boolean {
  return saysNone(plainText(item));
}

/** A list at the end would take in a list that is put behind it. */
function closingList({blocks}: Section): List | undefined {
  const last = blocks.at(-1);
  return last?.type === 'list' && !last.ordered ? last : undefined;
}

function readItem(list: List, item: ListItem): NamedItem | undefined {
  const [paragraph] = item.children;
  const first = paragraph?.type === 'paragraph' ? opening(paragraph.children) : undefined;
  const names = first ? namesIn(first) : [];
  return names.length > 0 ? {list, item, names} : undefined;
}

/** The node a text begins with, emphasis looked through. */
function opening([first]: readonly PhrasingContent[]): PhrasingContent | undefined {
  const isEmphasis = first?.type === 'strong' || first?.type === 'emphasis' || first?.type === 'delete';
  return isEmphasis ? opening(first.children) : first;
}

function namesIn(node: PhrasingContent): readonly string[] {
  if (node.type === 'inlineCode') return nonEmpty([folderName(node.value)]);
  if (node.type === 'linkReference') return nonEmpty([folderName(plainText(node))]);
  return node.type === 'link' ? nonEmpty([folderName(plainText(node)), folderName(node.url)]) : [];
}

/** The last part of a path, the slash behind it left out. */
function folderName(path: string): string {
  return path.trim().replace(/\/+$/, '').replace(/^.*\//, '');
}

function nonEmpty(names: readonly string[]): readonly string[] {
  return names.filter((name) => name !== '');
}

function namesElsewhere(section: Section): ReadonlySet<string> {
  const titles = descendants(section).flatMap(({title, heading}) => {
    const first = heading && opening(heading.children);
    return [folderName(title), ...(first ? namesIn(first) : [])];
  });
  const tables = section.blocks.filter((block): block is Table => block.type === 'table');
  const cells = tables.flatMap((table) =>
    nodesOfType(table, 'tableCell').map((cell) => folderName(plainText(cell))),
  );
  return new Set([...titles, ...cells]);
}
