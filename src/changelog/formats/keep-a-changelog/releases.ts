import {type Chapter, chaptersOf} from '../../../markdown/chapter.ts';
import type {Document} from '../../../markdown/document.ts';
import type {Range} from '../../../markdown/place.ts';
import type {Section} from '../../../markdown/section.ts';
import type {ViewSettings} from '../../../project/changelog-config.ts';
import {foldSection, type ReleaseTitle, readReleaseTitle, SECTIONS, versionOf} from './release-title.ts';

/** A version of a changelog, or what is not released yet: its heading and all below it. */
export interface Release extends ReleaseTitle, Range {
  /** The version without a `v` in front; empty for what is not released. */
  readonly version: string;
  readonly depth: 1 | 2;
  readonly heading: Range;
  /** The words of the heading stand in brackets, which may be a link or not. */
  readonly isBracketed: boolean;
  /** Its own, then those of sections whose headings are of a rank of versions. */
  readonly chapters: readonly [Chapter, ...Chapter[]];
}

/** What is understood of a changelog. */
export interface Releases {
  /** What is not released yet: the heading that says so in front of every version. */
  readonly unreleased: Release | undefined;
  /** In the order of the file, further headings that say `Unreleased` among them. */
  readonly all: readonly Release[];
  /** The versions among them. */
  readonly versions: readonly Release[];
}

/** A group of entries of a version. */
export interface ReleaseSection {
  readonly title: string;
  readonly section: Section;
}

const known = new WeakMap<Document, {readonly unreleased: string | undefined; readonly releases: Releases}>();

/**
 * Read the versions of a changelog. Never throws, and reads no more of a chapter than its heading.
 *
 * https://keepachangelog.com/en/1.1.0/ and /en/2.0.0/, and what files that cite it do.
 */
export function readReleases(document: Document, {unreleased}: Pick<ViewSettings, 'unreleased'>): Releases {
  const ready = known.get(document);
  if (ready && ready.unreleased === unreleased) return ready.releases;
  const all = releasesIn(document, unreleased);
  const versions = all.filter(({kind}) => kind === 'released');
  const first = all.find(({kind}) => kind === 'unreleased');
  const isInFront = first !== undefined && first.start < (versions[0]?.start ?? Number.POSITIVE_INFINITY);
  const releases = {unreleased: isInFront ? first : undefined, all, versions};
  known.set(document, {unreleased, releases});
  return releases;
}

/** The groups of a version, in the order of the file; a title may occur twice. */
export function sectionsOfRelease({chapters: [own, ...others]}: Release): readonly ReleaseSection[] {
  const sections = [...own.section.children, ...others.map(({section}) => section)];
  return sections.map((section) => ({title: section.title, section}));
}

/** The newest day among the versions that have a sound one. */
export function newestDay({versions}: Releases): string | undefined {
  const days = versions.flatMap(({date}) =>
    date !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(date) ? [date] : [],
  );
  return days.reduce<string | undefined>(
    (newest, day) => (newest !== undefined && newest > day ? newest : day),
    undefined,
  );
}

/** The version a text stands in, by an offset of the document. */
export function releaseAt({all}: Releases, offset: number): Release | undefined {
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((all[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const release = all[low - 1];
  return release && offset < release.end ? release : undefined;
}

/** A version while its chapters are gathered. */
interface OpenRelease {
  readonly title: ReleaseTitle;
  readonly isBracketed: boolean;
  readonly chapters: [Chapter, ...Chapter[]];
}

function releasesIn(document: Document, unreleased: string | undefined): readonly Release[] {
  const found: OpenRelease[] = [];
  let open: OpenRelease | undefined;
  for (const chapter of chaptersOf(document)) {
    const isBracketed = /^[\s#]*\[/.test(document.text.slice(chapter.heading.start, chapter.heading.end));
    const title = readReleaseTitle(chapter.title, isBracketed, unreleased);
    if (title) {
      open = {title, isBracketed, chapters: [chapter]};
      found.push(open);
    } else if (open && isPartOf(chapter, open)) open.chapters.push(chapter);
    else open = undefined;
  }
  return found.map(closed);
}

/** What stands below a version by its rank, or is a section that somebody gave the rank of a version. */
function isPartOf({depth, title}: Chapter, {chapters: [own]}: OpenRelease): boolean {
  return (
    depth > own.depth ||
    (depth === own.depth && SECTIONS.some((name) => foldSection(title) === foldSection(name)))
  );
}

function closed({title, isBracketed, chapters}: OpenRelease): Release {
  const [{start, depth, heading}] = chapters;
  const end = (chapters.at(-1) ?? chapters[0]).end;
  return {...title, version: versionOf(title.name), start, end, depth, heading, isBracketed, chapters};
}
