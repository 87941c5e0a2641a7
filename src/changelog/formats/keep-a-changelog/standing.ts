import type {Document} from '../../../markdown/document.ts';
import type {Change} from '../../../project/change.ts';
import type {ViewSettings} from '../../../project/changelog-config.ts';
import {archiveLinksIn} from './archive-links.ts';
import type {ChangeEntry} from './entries.ts';
import {newestDay, type Releases, readReleases, releaseAt} from './releases.ts';
import {entriesUnder, type FoundEntry} from './unreleased.ts';

/** Which changes a changelog tells of, and where. */
export interface Standing {
  readonly releases: Releases;
  /** What stands under `Unreleased`, by the folder of the change. */
  readonly found: ReadonlyMap<string, readonly FoundEntry[]>;
  /** The changes that a version speaks of, or the file outside of all versions. */
  readonly released: ReadonlySet<string>;
  /** Without a word about it, what was archived after the newest release is what is not released. */
  readonly adds: (change: Change) => boolean;
}

/** Read which changes a changelog tells of. Released chapters are searched, and not parsed. */
export function standingIn(document: Document, settings: Pick<ViewSettings, 'unreleased'>): Standing {
  const releases = readReleases(document, settings);
  const day = newestDay(releases);
  return {
    releases,
    found: foundByFolder(document, releases),
    released: releasedFolders(document, releases),
    adds: ({archived}) => day === undefined || (archived?.date ?? '') > day,
  };
}

/** The words about an entry: those that lead to its delta, or to any part of a change that has no other entry. */
export function foundFor(
  found: readonly FoundEntry[],
  key: string,
  entries: readonly ChangeEntry[],
): FoundEntry | undefined {
  const isOnly = entries.length <= 1 || entries.every((each) => each.key === key);
  return found.find((each) => each.key === key) ?? (isOnly ? found[0] : undefined);
}

function foundByFolder(
  document: Document,
  {unreleased}: Releases,
): ReadonlyMap<string, readonly FoundEntry[]> {
  const byFolder = new Map<string, FoundEntry[]>();
  for (const entry of unreleased ? entriesUnder(document, unreleased) : []) {
    const own = byFolder.get(entry.folder) ?? [];
    own.push(entry);
    byFolder.set(entry.folder, own);
  }
  return byFolder;
}

function releasedFolders(document: Document, releases: Releases): ReadonlySet<string> {
  const {unreleased} = releases;
  const outside = archiveLinksIn(document).filter(
    ({start}) => unreleased === undefined || releaseAt(releases, start) !== unreleased,
  );
  return new Set(outside.map(({folder}) => folder));
}
