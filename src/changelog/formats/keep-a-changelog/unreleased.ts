import type {List, ListItem, Paragraph, RootContent} from 'mdast';
import type {Document} from '../../../markdown/document.ts';
import {innerSource, rangeOf} from '../../../markdown/node.ts';
import type {Range} from '../../../markdown/place.ts';
import type {Section} from '../../../markdown/section.ts';
import {readArchiveName} from '../../../project/names.ts';
import {baseName} from '../../../project/paths.ts';
import {type ArchiveLink, archiveLinksIn} from './archive-links.ts';
import {type Release, type ReleaseSection, sectionsOfRelease} from './releases.ts';

/** The words under `Unreleased` that lead into the archive, and where they stand. */
export interface FoundEntry extends ArchiveLink {
  readonly paragraph: Paragraph;
  /** One line: what white space there is, is folded. */
  readonly text: string;
  /** The item whose first words they are; absent where they stand in no list. */
  readonly place: ItemPlace | undefined;
  /** The section they stand in; absent where they stand above the first one. */
  readonly section: ReleaseSection | undefined;
  /** Other entries are told of in the same words. */
  readonly isShared: boolean;
}

/** An item of a list. */
export interface ItemPlace {
  readonly item: ListItem;
  readonly list: List;
  /** The list stands right in a section, in no item or quote. */
  readonly isOuter: boolean;
}

/** A paragraph under `Unreleased`. */
interface Spot extends Range {
  readonly paragraph: Paragraph;
  readonly place: ItemPlace | undefined;
  readonly section: ReleaseSection | undefined;
}

/** The entries under `Unreleased` in the order of the file, whatever a person made of their words. */
export function entriesUnder(document: Document, release: Release): readonly FoundEntry[] {
  const links = archiveLinksIn(document).filter(({start}) => start >= release.start && start < release.end);
  if (links.length === 0) return [];
  const spots = spotsIn(release);
  const found: {readonly link: ArchiveLink; readonly spot: Spot}[] = [];
  let next = 0;
  for (const link of links) {
    while ((spots[next]?.end ?? Number.POSITIVE_INFINITY) <= link.start) next++;
    const spot = spots[next];
    if (spot && spot.start <= link.start) found.push({link, spot});
  }
  const keys = new Map<Spot, Set<string>>();
  for (const {link, spot} of found)
    keys.set(spot, (keys.get(spot) ?? new Set()).add(`${link.folder}/${link.key}`));
  return found.map(({link, spot: {paragraph, place, section}, spot}) => ({
    ...link,
    paragraph,
    place,
    section,
    text: fold(innerSource(document.text, paragraph)),
    isShared: (keys.get(spot)?.size ?? 0) > 1,
  }));
}

/** The place of an entry among others, compared by code point: by date, by folder, by what it is about. */
export function orderOf({folder, key}: Pick<ArchiveLink, 'folder' | 'key'>): string {
  return [readArchiveName(baseName(folder)).date ?? '', folder, key].join('\n');
}

/** A text as it is compared: a formatter that breaks lines elsewhere has changed nothing. */
export function fold(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function spotsIn(release: Release): readonly Spot[] {
  const spots: Spot[] = [];
  gather(release.chapters[0].section.blocks, undefined, undefined, spots);
  for (const section of sectionsOfRelease(release)) gatherSection(section.section, section, spots);
  return spots;
}

function gatherSection({blocks, children}: Section, section: ReleaseSection, spots: Spot[]): void {
  gather(blocks, section, undefined, spots);
  for (const child of children) gatherSection(child, section, spots);
}

/** Paragraphs in the order of the text; nesting has its bounds in the Document. */
function gather(
  blocks: readonly RootContent[],
  section: ReleaseSection | undefined,
  within: ItemPlace | undefined,
  spots: Spot[],
  isOuter = true,
): void {
  for (const [index, block] of blocks.entries()) {
    if (block.type === 'paragraph') {
      const place = within && index === 0 ? within : undefined;
      spots.push({...rangeOf(block), paragraph: block, place, section});
    } else if (block.type === 'list') {
      for (const item of block.children)
        gather(item.children, section, {item, list: block, isOuter}, spots, false);
    } else if (block.type === 'blockquote') gather(block.children, section, undefined, spots, false);
  }
}
