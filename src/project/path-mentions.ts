import type {InlineCode, List, ListItem, Paragraph, PhrasingContent, RootContent, Table} from 'mdast';
import type {Document} from '../markdown/document.ts';
import {nodesOfType, plainText, rangeOf} from '../markdown/node.ts';
import type {Range} from '../markdown/place.ts';
import {statementOf} from '../markdown/statement.ts';
import {type Topic, topicsOf} from '../markdown/topic.ts';
import {fileNamedBy, type NamedFile} from './file-names.ts';
import {describePath, isNothing} from './path-description.ts';
import {type Says, saidBehind, saidByTitle, saidInFront, saysNoPlan, saysUntouched} from './planned-words.ts';

/** A path that stands in code in a document, and what is said of it there. */
export interface PathMention {
  readonly file: NamedFile;
  readonly document: Document;
  /** Where it stands. */
  readonly start: number;
  readonly says: Says | undefined;
  /** One line of Markdown. */
  readonly description: string | undefined;
  /** Whether an item, a row or a heading begins with it, so that it is what they are about. */
  readonly isLeading: boolean;
}

/** What stands below these speaks of files as they are, or as they shall not be. */
const NO_PLAN = new RegExp(
  '^[^\\p{L}]*(?:(?:alternatives?|rejected|why|current|previous|non-?\\s?goals?|out of scope|not in scope|risks?|' +
    'trade-?offs?|open questions?|root cause|unchanged|see also)\\b|' +
    // `Background jobs` may be what is planned.
    '(?:background|before|context|evidence|motivation|problem|reasons?|references?|related)' +
    '(?: (?:and|&|statement|work|changes|files|specs?|documents?|links?)\\b.*)?[^\\p{L}]*$)',
  'iu',
);

/** The paths in code that a document names in what it plans, in its order. Never throws, and is linear. */
export function pathMentionsIn(document: Document): readonly PathMention[] {
  return document.text.includes('`') ? [...below(document, topicsOf(document), undefined)] : [];
}

function* below(document: Document, topic: Topic, above: Says | undefined): Generator<PathMention> {
  if (NO_PLAN.test(topic.title)) return;
  const says = saidByTitle(topic.title) ?? above;
  const {heading} = topic;
  for (const mention of heading ? inPhrases({document, says, isList: true}, heading.children) : [])
    yield {...mention, description: undefined};
  yield* inBlocks({document, says, isList: false}, topic.blocks);
  for (const child of topic.children) yield* below(document, child, says);
}

/** What holds for the words that are read. */
interface Reading {
  readonly document: Document;
  readonly says: Says | undefined;
  readonly isList: boolean;
}

function* inBlocks(reading: Reading, blocks: readonly RootContent[]): Generator<PathMention> {
  for (const block of blocks) {
    if (block.type === 'paragraph') yield* inPhrases(reading, block.children);
    else if (block.type === 'list') yield* inList(reading, block);
    else if (block.type === 'table') yield* inTable(reading, block);
    else if (block.type === 'blockquote') yield* inBlocks(reading, block.children);
  }
}

function* inList(reading: Reading, {children}: List): Generator<PathMention> {
  for (const item of children) yield* inItem(reading, item);
}

function* inItem({document, says}: Reading, {children}: ListItem): Generator<PathMention> {
  const [first, ...others] = children;
  const isWords = first?.type === 'paragraph';
  if (isWords && NO_PLAN.test(plainText(first))) return;
  if (isWords) yield* inPhrases({document, says, isList: true}, first.children);
  const own = isWords ? titleSays(first) : undefined;
  yield* inBlocks({document, says: own ?? says, isList: true}, isWords ? others : children);
}

/** An item that is a title over the items below it: `New files:`. */
function titleSays(paragraph: Paragraph): Says | undefined {
  const words = plainText(paragraph);
  return words.length < 60 ? saidByTitle(words) : undefined;
}

function* inTable({document, says}: Reading, {children}: Table): Generator<PathMention> {
  for (const {children: cells} of children.slice(1)) {
    const [first, ...others] = cells;
    const named = [...inPhrases({document, says: undefined, isList: true}, first?.children ?? [])];
    const behind =
      named.length > 0 ? others.flatMap((cell) => statementOf(document, cell.children) ?? []) : [];
    const said = behind.map(({text}) => saidBehind(text));
    if (said.some(({rest}) => saysUntouched(rest))) continue;
    const fate = said.find((each) => each.says !== undefined)?.says ?? says;
    const words = said.findLast(({rest}) => rest !== '')?.rest;
    for (const mention of named)
      yield {...mention, says: mention.says ?? fate, description: mention.description ?? words};
    for (const cell of others) yield* inPhrases({document, says: undefined, isList: false}, cell.children);
  }
}

/** A path in code, and the node among its neighbours that it stands in. */
interface Found {
  readonly file: NamedFile;
  readonly code: InlineCode;
  readonly outer: Range;
}

function* inPhrases(reading: Reading, phrases: readonly PhrasingContent[]): Generator<PathMention> {
  const [first, last] = [phrases[0], phrases.at(-1)];
  if (!first || !last) return;
  const {text} = reading.document;
  const range = {start: rangeOf(first).start, end: rangeOf(last).end};
  const groups = grouped(text, phrases.flatMap(filesIn));
  for (const [index, group] of groups.entries()) {
    const [from, to] = [group[0]?.outer.start ?? 0, group.at(-1)?.outer.end ?? 0];
    const before = text.slice(groups[index - 1]?.at(-1)?.outer.end ?? range.start, from);
    const end = groups[index + 1]?.[0]?.outer.start ?? range.end;
    const behind = text.slice(to, end);
    if (saysNoPlan(before, behind)) continue;
    const said = saidBehind(behind);
    // Prose speaks of more than its files.
    const isAlone = reading.isList && groups.length === 1;
    const description = isAlone
      ? describePath(reading.document, phrases, {before, from, to, range})
      : undefined;
    const inFront = index === 0 ? saidInFront(before) : undefined;
    const isLeading = reading.isList && index === 0 && (inFront !== undefined || isNothing(before));
    for (const {file, code} of group)
      yield {
        file,
        document: reading.document,
        start: rangeOf(code).start,
        says: said.says ?? inFront ?? reading.says,
        description,
        isLeading,
      };
  }
}

function filesIn(outer: PhrasingContent): readonly Found[] {
  return nodesOfType(outer, 'inlineCode').flatMap((code) => {
    const file = fileNamedBy(code.value);
    return file ? [{file, code, outer: rangeOf(outer)}] : [];
  });
}

/** Paths joined by commas are one group: what stands behind the last is said of all. */
function grouped(text: string, found: readonly Found[]): readonly (readonly Found[])[] {
  const groups: Found[][] = [];
  for (const each of found) {
    const last = groups.at(-1);
    const between = text.slice(last?.at(-1)?.outer.end ?? each.outer.start, each.outer.start);
    if (last && /^\s*(?:[,;&+/]|,?\s*and\b)?\s*$/i.test(between)) last.push(each);
    else groups.push([each]);
  }
  return groups;
}
