import {type Chapter, chaptersOf} from '../../../markdown/chapter.ts';
import type {Document} from '../../../markdown/document.ts';
import type {Range} from '../../../markdown/place.ts';
import type {Section} from '../../../markdown/section.ts';
import type {ViewSettings} from '../../../project/changelog-config.ts';
import {
  foldSection,
  namesWhatComes,
  type ReleaseTitle,
  readReleaseTitle,
  SECTIONS,
  versionOf,
} from './release-title.ts';

/** A version of a changelog, or what is not released yet: its heading and all below it. */
export interface Release extends ReleaseTitle, Range {
  /** The version without a `v` in front; empty for what is not released. */
  readonly version: string;
  readonly depth: 1 | 2;
  readonly heading: Range;
  /** The words of the heading stand in brackets, which may be a link or not. */
  readonly isBracketed: boolean;
  /** Its heading names a branch or what comes next, and only its place shows that it is what is not released yet. */
  readonly isGuessed: boolean;
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
interface OpenRelease extends Pick<Release, 'isBracketed' | 'isGuessed'> {
  readonly title: ReleaseTitle;
  readonly chapters: [Chapter, ...Chapter[]];
}

function releasesIn(document: Document, unreleased: string | undefined): readonly Release[] {
  const all = chaptersOf(document);
  const titles = all.map((chapter) =>
    readReleaseTitle(chapter.title, isBracketed(document, chapter), unreleased),
  );
  const first = titles.findIndex((title) => title !== undefined);
  const found: OpenRelease[] = [];
  let open: OpenRelease | undefined;
  for (const [index, chapter] of all.entries()) {
    const isGuessed =
      index === first - 1 && chapter.depth === all[first]?.depth && namesWhatComes(chapter.title);
    const title = isGuessed ? PENDING : titles[index];
    if (title) {
      open = {title, isGuessed, isBracketed: isBracketed(document, chapter), chapters: [chapter]};
      found.push(open);
    } else if (open && isPartOf(chapter, open)) open.chapters.push(chapter);
    else open = undefined;
  }
  return found.map(closed);
}

const PENDING: ReleaseTitle = {kind: 'unreleased', name: '', date: undefined, isYanked: false};

function isBracketed({text}: Document, {heading}: Chapter): boolean {
  return /^[\s#]*\[/.test(text.slice(heading.start, heading.end));
}

/** What stands below a version by its rank, or is a section that somebody gave the rank of a version. */
function isPartOf({depth, title}: Chapter, {chapters: [own]}: OpenRelease): boolean {
  const isSection = SECTIONS.some((name) => foldSection(title) === foldSection(name));
  return depth > own.depth || (depth === own.depth && isSection);
}

function closed({title, isBracketed: bracketed, isGuessed, chapters}: OpenRelease): Release {
  const [{start, depth, heading}] = chapters;
  const end = (chapters.at(-1) ?? chapters[0]).end;
  const version = versionOf(title.name);
  return {...title, version, start, end, depth, heading, isBracketed: bracketed, isGuessed, chapters};
}
