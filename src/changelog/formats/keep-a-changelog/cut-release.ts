import type {Document} from '../../../markdown/document.ts';
import type {TextEdit} from '../../../markdown/edit.ts';
import {rangeOf} from '../../../markdown/node.ts';
import {lineEnd, trimmedEnd} from '../../../markdown/place.ts';
import {lineEndingAt} from '../../../markdown/source.ts';
import {printable} from '../../../printable.ts';
import type {ViewSettings} from '../../../project/changelog-config.ts';
import type {ReleaseLinks} from '../../release-links.ts';
import {archiveLinksIn} from './archive-links.ts';
import {headingEnd, headingFor} from './release-heading.ts';
import {definitionEdits} from './release-links.ts';
import {versionOf} from './release-title.ts';
import {type Release, type Releases, readReleases} from './releases.ts';
import {lastContent, separatorOf} from './style.ts';

/** What a version is to be called, and where its links lead. */
export interface ReleaseRequest {
  /** A word without brackets or white space, `v` in front or not. */
  readonly version: string;
  /** The day, `YYYY-MM-DD`. */
  readonly date: string;
  /** Addresses for a file that has none to copy; none are made without. */
  readonly links?: ReleaseLinks | undefined;
}

/** Edits of a changelog, or why there are none: a clause that names what is wrong and what would be right. */
export type ReleaseEdit =
  | {readonly kind: 'edits'; readonly edits: readonly TextEdit[]}
  | {readonly kind: 'fault'; readonly reason: string};

type Settings = Pick<ViewSettings, 'unreleased'>;

/**
 * Make a version of all that is not released: its heading comes in below that of `Unreleased`, which is empty then.
 *
 * Nothing is replaced but the address of `Unreleased`. Never throws.
 */
export function cutRelease(document: Document, settings: Settings, request: ReleaseRequest): ReleaseEdit {
  const releases = readReleases(document, settings);
  const version = versionOf(request.version);
  const reason = faultOf(releases, request, document.source.path);
  const {unreleased} = releases;
  if (reason !== undefined || !unreleased) return {kind: 'fault', reason: reason ?? ''};
  const heading = headingFor(document, releases, version, request.date);
  const {text} = document;
  const at = lineEnd(text, unreleased.heading.end);
  const ending = lineEndingAt(text, at);
  const own = separatorOf(unreleased);
  const separator = own ? text.slice(rangeOf(own).start, rangeOf(own).end) + ending + ending : '';
  return {
    kind: 'edits',
    edits: [
      {start: at, end: at, text: ending + ending + separator + heading.line},
      ...separate(document, releases, unreleased),
      ...definitionEdits(document, releases, {...heading, version, links: request.links}),
    ],
  };
}

/** Mark a version as withdrawn: ` [YANKED]` behind its heading. */
export function yankRelease(document: Document, settings: Settings, version: string): ReleaseEdit {
  const release = releaseOf(readReleases(document, settings), version);
  if (!release) return {kind: 'fault', reason: unknown(document, version)};
  const at = headingEnd(release);
  return {kind: 'edits', edits: release.isYanked ? [] : [{start: at, end: at, text: ' [YANKED]'}]};
}

/** The folders of the archived changes whose entries stand under `Unreleased`, in the order of the file. */
export function unreleasedChanges(document: Document, settings: Settings): readonly string[] {
  const {unreleased} = readReleases(document, settings);
  if (!unreleased) return [];
  const isPending = ({start}: {readonly start: number}) =>
    start >= unreleased.start && start < unreleased.end;
  const links = archiveLinksIn(document);
  const released = new Set(links.filter((link) => !isPending(link)).map(({folder}) => folder));
  const pending = links.filter(isPending).map(({folder}) => folder);
  return [...new Set(pending)].filter((folder) => !released.has(folder));
}

/** A version by its name, `v` in front or not. */
export function releaseOf({versions}: Releases, version: string): Release | undefined {
  const name = versionOf(version).toLowerCase();
  return versions.find((release) => release.version.toLowerCase() === name);
}

function faultOf(releases: Releases, {version, date}: ReleaseRequest, path: string): string | undefined {
  const said = `\`${printable(version)}\``;
  if (!/^[^\s[\]()<>\p{Cc}]+$/u.test(version) || versionOf(version) === '')
    return `${said} cannot name a version, expected a word without brackets or white space`;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return `\`${printable(date)}\` is no date, expected YYYY-MM-DD`;
  if (!releases.unreleased) return `${printable(path)} has no heading \`Unreleased\` above its versions`;
  if (releases.unreleased.name !== '')
    return `the heading of what is not released names ${printable(releases.unreleased.name)}, expected \`Unreleased\``;
  return releaseOf(releases, version) ? `${said} is already a version of ${printable(path)}` : undefined;
}

function unknown({source}: Document, version: string): string {
  return `${printable(source.path)} has no version \`${printable(version)}\``;
}

/** Where versions are parted by lines and `Unreleased` was not, a line comes below what was in it. */
function separate(
  {text}: Document,
  {versions: [newest, ...others]}: Releases,
  unreleased: Release,
): readonly TextEdit[] {
  const separator = others.length > 0 && !separatorOf(unreleased) ? separatorOf(newest) : undefined;
  if (!separator) return [];
  const {end} = lastContent(unreleased);
  const at = lineEnd(text, trimmedEnd(text, {start: unreleased.start, end}));
  const {start, end: stop} = rangeOf(separator);
  const ending = lineEndingAt(text, at);
  return [{start: at, end: at, text: ending + ending + text.slice(start, stop)}];
}
