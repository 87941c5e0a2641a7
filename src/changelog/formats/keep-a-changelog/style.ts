import type {List, RootContent, ThematicBreak} from 'mdast';
import type {Document} from '../../../markdown/document.ts';
import {markerOf} from '../../../markdown/list.ts';
import {rangeOf} from '../../../markdown/node.ts';
import {trimmedEnd} from '../../../markdown/place.ts';
import {descendants, type Section} from '../../../markdown/section.ts';
import {type Release, type Releases, sectionsOfRelease} from './releases.ts';

/** How a changelog is written, as its newest versions show. */
export interface Style {
  /** The rank of a section's heading. */
  readonly sectionDepth: number;
  /** Line breaks between a section's heading and its list: 1, or 2 with a blank line. */
  readonly belowSection: number;
  /** Line breaks between a section and the next one. */
  readonly betweenSections: number;
  /** Line breaks between a version's heading and its first section. */
  readonly belowRelease: number;
  /** What stands in front of an item, space included. */
  readonly marker: string;
}

/** How many versions are looked at, newest first: an old habit is none any more. */
const LOOKED_AT = 4;

/** Read the style of what is there; where nothing shows it, that of https://keepachangelog.com. */
export function styleOf({text}: Document, {unreleased, versions}: Releases): Style {
  const releases = [...(unreleased ? [unreleased] : []), ...versions.slice(0, LOOKED_AT)];
  const sections = releases.map((release) => sectionsOfRelease(release).map(({section}) => section));
  const all = sections.flat();
  const filled = all.find(({blocks}) => blocks.length > 0);
  const pair = sections.flatMap((own) => own.slice(1).map((next, index) => [own[index], next] as const))[0];
  const first = releases.findIndex(
    ({chapters: [{section}]}, index) => section.blocks.length === 0 && sections[index]?.[0],
  );
  const release = releases[first];
  const heading = sections[first]?.[0];
  return {
    sectionDepth: all[0]?.depth ?? (releases[0]?.depth ?? 2) + 1,
    belowSection: filled ? breaksIn(text, filled.body.start, startOf(filled.blocks[0])) : 2,
    betweenSections: pair?.[0] ? breaksIn(text, trimmedEnd(text, pair[0]), pair[1].start) : 2,
    belowRelease: release && heading ? breaksIn(text, release.heading.end, heading.start) : 2,
    marker: markerIn(text, releases) ?? '- ',
  };
}

/** The line that parts versions, at the end of one; nothing where none does. */
export function separatorOf(release: Release | undefined): ThematicBreak | undefined {
  const last = release && trailingBlocks(lastSection(release)).findLast(({type}) => type === 'thematicBreak');
  return last?.type === 'thematicBreak' ? last : undefined;
}

/** Where the text of a version ends: what parts it from the next one, and definitions at the end of the file, aside. */
export function lastContent(release: Pick<Release, 'chapters'>): {
  readonly block: RootContent | undefined;
  readonly end: number;
} {
  const last = lastSection(release);
  const own = last.blocks.slice(0, last.blocks.length - trailingBlocks(last).length);
  const block = own.at(-1);
  return {block, end: block ? rangeOf(block).end : last.body.start};
}

/** The section that a text ends in, whatever its rank. */
function lastSection({chapters}: Pick<Release, 'chapters'>): Section {
  const {section} = chapters.at(-1) ?? chapters[0];
  return descendants(section).at(-1) ?? section;
}

/** Blocks at the end of a section that are nothing of its own. */
function trailingBlocks({blocks}: Section): readonly RootContent[] {
  const last = blocks.findLastIndex((block) => !isMargin(block));
  return blocks.slice(last + 1);
}

/** An anchor in front of a heading belongs to that heading. */
function isMargin(block: RootContent): boolean {
  if (block.type === 'html') return /^<a\s+(?:name|id)=[^<>]*>\s*(?:<\/a>)?$/i.test(block.value);
  return block.type === 'thematicBreak' || block.type === 'definition';
}

function markerIn(text: string, releases: readonly Release[]): string | undefined {
  const sections = releases.flatMap(({chapters}) =>
    chapters.flatMap(({section}) => [section, ...descendants(section)]),
  );
  const list = sections
    .flatMap(({blocks}) => [...blocks])
    .find((block): block is List => block.type === 'list' && block.ordered !== true);
  return list && markerOf(text, list);
}

function startOf(block: RootContent | undefined): number {
  return block ? rangeOf(block).start : 0;
}

function breaksIn(text: string, start: number, end: number): number {
  const breaks = text.slice(start, end).match(/\r\n|\n|\r/g)?.length ?? 0;
  return Math.min(Math.max(breaks, 1), 2);
}
