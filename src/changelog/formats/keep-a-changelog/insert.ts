import type {List, ListItem, RootContent} from 'mdast';
import {changeItems} from '../../../markdown/change-items.ts';
import {chaptersOf} from '../../../markdown/chapter.ts';
import type {Document} from '../../../markdown/document.ts';
import type {TextEdit} from '../../../markdown/edit.ts';
import {fitted, gapBelow} from '../../../markdown/gap.ts';
import {itemEnd, printItem} from '../../../markdown/item.ts';
import {itemGap, markerOf} from '../../../markdown/list.ts';
import {rangeOf} from '../../../markdown/node.ts';
import {missingClose} from '../../../markdown/open-block.ts';
import {lineEnd, linePrefix, lineStart, trimmedEnd} from '../../../markdown/place.ts';
import {lineEndingAt} from '../../../markdown/source.ts';
import {foldSection, SECTIONS} from './release-title.ts';
import {type Release, type ReleaseSection, type Releases, sectionsOfRelease} from './releases.ts';
import {lastContent, type Style, separatorOf, styleOf} from './style.ts';

/** An item that comes. */
export interface Coming {
  /** The title of its section. */
  readonly section: string;
  /** Its place among others that the tool wrote, compared by code point. */
  readonly order: string;
  /** Markdown; lines behind the first stand below its content. */
  readonly content: string;
}

/** What becomes of the items under `Unreleased`. */
export interface ItemChanges {
  readonly coming: readonly Coming[];
  readonly leaving: ReadonlySet<ListItem>;
  /** The items that the tool wrote, by the place they would be given. */
  readonly orderOf: ReadonlyMap<ListItem, string>;
}

/** Put items under `Unreleased` and take others away, each section in the style of the file; sections come and go with them. */
export function changeUnreleased(
  document: Document,
  releases: Releases,
  title: string,
  changes: ItemChanges,
): readonly TextEdit[] {
  const {unreleased} = releases;
  const groups = groupsOf(changes.coming);
  if (groups.length === 0 && changes.leaving.size === 0) return [];
  const style = styleOf(document, releases);
  if (!unreleased) return [insertUnreleased(document, releases, style, title, groups)];
  const sections = sectionsOfRelease(unreleased);
  const missing = groups.filter(({title}) => !sectionFor(sections, title));
  return [
    ...sections.flatMap((section) => {
      const isFirst = sectionFor(sections, section.title) === section;
      const group = isFirst ? groups.find(({title}) => isTitle(section, title)) : undefined;
      return changeSection(document, section, group?.items ?? [], changes, style);
    }),
    ...removeFrom(document, unreleased.chapters[0].section.blocks, changes.leaving),
    ...missing.map((group) => insertSection(document, unreleased, sections, style, group)),
  ];
}

const PLAIN = {marker: '- ', belowSection: 2};

/** Take items out of a version; a section that held nothing else goes with them. */
export function takeItems(
  document: Document,
  release: Release,
  leaving: ReadonlySet<ListItem>,
): readonly TextEdit[] {
  const changes = {coming: [], leaving, orderOf: new Map()};
  return [
    ...sectionsOfRelease(release).flatMap((section) => changeSection(document, section, [], changes, PLAIN)),
    ...removeFrom(document, release.chapters[0].section.blocks, leaving),
  ];
}

/** The section of a title, the first where a version repeats it. */
export function sectionFor(sections: readonly ReleaseSection[], title: string): ReleaseSection | undefined {
  return sections.find((section) => isTitle(section, title));
}

interface Group {
  readonly title: string;
  readonly items: readonly Coming[];
}

/** Items by section, in the order of sections; those of one title are together however it is spelled. */
function groupsOf(coming: readonly Coming[]): readonly Group[] {
  const groups = new Map<string, {title: string; items: Coming[]}>();
  for (const item of coming.toSorted((a, b) => (a.order < b.order ? -1 : 1))) {
    const key = foldSection(item.section);
    const group = groups.get(key) ?? {title: item.section, items: []};
    group.items.push(item);
    groups.set(key, group);
  }
  return [...groups.values()].toSorted(
    (a, b) => rankOf(a.title) - rankOf(b.title) || (foldSection(a.title) < foldSection(b.title) ? -1 : 1),
  );
}

function isTitle({title}: ReleaseSection, other: string): boolean {
  return foldSection(title) === foldSection(other);
}

/** The place of a section among others: the six of Keep a Changelog in their order, then all that a file has of its own. */
export function rankOf(title: string): number {
  const index = SECTIONS.findIndex((known) => foldSection(known) === foldSection(title));
  return index < 0 ? SECTIONS.length : index;
}

function changeSection(
  document: Document,
  {section}: ReleaseSection,
  items: readonly Coming[],
  changes: ItemChanges,
  {marker, belowSection}: Pick<Style, 'marker' | 'belowSection'>,
): readonly TextEdit[] {
  const {text} = document;
  const lists = section.blocks.filter((block): block is List => block.type === 'list');
  const isLeft = ({children}: List) => children.some((item) => !changes.leaving.has(item));
  const isEmptied =
    lists.length > 0 && items.length === 0 && !lists.some(isLeft) && section.children.length === 0;
  if (isEmptied && section.blocks.every((block) => block.type === 'list')) {
    const last = lists.at(-1)?.children.at(-1) as ListItem;
    const start = lineEnd(text, trimmedEnd(text, {start: 0, end: section.start}));
    return [{start, end: itemEnd(text, last), text: ''}];
  }
  const target = lists.at(-1);
  const others = target ? section.blocks.filter((block) => block !== target) : section.blocks;
  const edits = removeFrom(document, others, changes.leaving);
  if (target) return [...edits, ...changeList(document, target, items, changes)];
  if (items.length === 0) return edits;
  const list = items.map(({content}) => printItem('', marker, content, '\n')).join('\n');
  const last = section.blocks.at(-1);
  const at = last ? lineEnd(text, trimmedEnd(text, rangeOf(last))) : lineEnd(text, section.body.start);
  return [insertAt(document, at, last, '\n'.repeat(last ? 2 : belowSection) + list)];
}

/** New items stand in front of the first of ours that comes after them, else at the end. */
function changeList(
  {text}: Document,
  list: List,
  items: readonly Coming[],
  {leaving, orderOf}: ItemChanges,
): readonly TextEdit[] {
  const staying = list.children.filter((item) => !leaving.has(item));
  if (staying.length === 0 && items.length === 0) return [];
  const placed = items.map((item) => {
    const before = staying.find((other) => (orderOf.get(other) ?? '') > item.order);
    return {item, before: list.ordered ? undefined : before};
  });
  const last = placed.filter(({before}) => !before).map(({item}) => item.content);
  const between = placed.flatMap(({item, before}) => {
    if (!before) return [];
    const {start} = rangeOf(before);
    const ending = lineEndingAt(text, start);
    const at = lineStart(text, start);
    const printed = printItem(linePrefix(text, start), markerOf(text, list), item.content, ending);
    return [{start: at, end: at, text: printed + itemGap(text, list, ending)}];
  });
  return [...between, ...changeItems(text, list, {leaving, coming: last, side: 'last'})];
}

/** Take items out of lists that get none; a list that is left empty goes with its lines. */
function removeFrom(
  {text}: Document,
  blocks: readonly RootContent[],
  leaving: ReadonlySet<ListItem>,
): readonly TextEdit[] {
  if (leaving.size === 0) return [];
  return blocks.flatMap((block) => {
    if (block.type !== 'list' || !block.children.some((item) => leaving.has(item))) return [];
    if (block.children.some((item) => !leaving.has(item)))
      return changeItems(text, block, {leaving, coming: [], side: 'last'});
    const start = lineEnd(text, trimmedEnd(text, {start: 0, end: rangeOf(block).start}));
    return [{start, end: itemEnd(text, block.children.at(-1) as ListItem), text: ''}];
  });
}

/** A section in its usual place: in front of the first that comes after it, else at the end. */
function insertSection(
  document: Document,
  unreleased: Release,
  sections: readonly ReleaseSection[],
  style: Style,
  group: Group,
): TextEdit {
  const {text} = document;
  const next = sections.find(({title}) => rankOf(title) > rankOf(group.title));
  const printed = printSection(style, group);
  if (next) {
    const at = lineStart(text, next.section.start);
    const ending = lineEndingAt(text, at);
    return {
      start: at,
      end: at,
      text: fitted(`${printed}${'\n'.repeat(breaksBefore(document, next, style))}`, ending),
    };
  }
  const {block, end} = lastContent(unreleased);
  const at = lineEnd(text, trimmedEnd(text, {start: unreleased.start, end}));
  const isFirst = end === unreleased.heading.end;
  return insertAt(
    document,
    at,
    block,
    '\n'.repeat(isFirst ? style.belowRelease : style.betweenSections) + printed,
  );
}

/** An underlined heading needs a blank line above it, or the words above would be a part of it. */
function breaksBefore({text}: Document, {section}: ReleaseSection, style: Style): number {
  return text[section.start] === '#' ? style.betweenSections : 2;
}

function printSection(style: Style, {title, items}: Group): string {
  const list = items.map(({content}) => printItem('', style.marker, content, '\n')).join('\n');
  return `${'#'.repeat(style.sectionDepth)} ${title}${'\n'.repeat(style.belowSection)}${list}`;
}

/** `Unreleased` in front of the newest version, parted from it as versions are; at the end of a file without any. */
function insertUnreleased(
  document: Document,
  {versions: [newest]}: Releases,
  style: Style,
  title: string,
  groups: readonly Group[],
): TextEdit {
  const {text} = document;
  const sections = groups.map((group) => printSection(style, group)).join('\n'.repeat(style.betweenSections));
  const words = newest && !newest.isBracketed ? title : `[${title}]`;
  const heading = `${'#'.repeat(newest?.depth ?? 2)} ${words}${'\n'.repeat(style.belowRelease)}`;
  if (!newest) {
    const chapter = chaptersOf(document).at(-1);
    const {block, end} = chapter ? lastContent({chapters: [chapter]}) : {block: undefined, end: text.length};
    return insertAt(
      document,
      lineEnd(text, trimmedEnd(text, {start: 0, end})),
      block,
      `\n\n${heading}${sections}`,
    );
  }
  const separator = separatorOf(newest);
  const line = separator ? `\n\n${text.slice(rangeOf(separator).start, rangeOf(separator).end)}` : '';
  const at = lineStart(text, newest.start);
  return {start: at, end: at, text: fitted(`${heading}${sections}${line}\n\n`, lineEndingAt(text, at))};
}

/** Content behind what stands there, which is closed first where the file leaves it open. */
function insertAt({text}: Document, at: number, last: RootContent | undefined, content: string): TextEdit {
  const ending = lineEndingAt(text, at);
  const close = last && missingClose(text, last);
  const printed = text.slice(0, at).trim() === '' ? content.replace(/^\n+/, '') : content;
  return {
    start: at,
    end: at,
    text: (close ? ending + close : '') + fitted(printed, ending) + gapBelow(text, at),
  };
}
