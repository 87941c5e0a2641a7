import {itemSource} from '../../../markdown/change-items.ts';
import type {Document} from '../../../markdown/document.ts';
import type {TextEdit} from '../../../markdown/edit.ts';
import type {ViewSettings} from '../../../project/changelog-config.ts';
import {changeUnreleased, takeItems} from './insert.ts';
import {type Release, readReleases} from './releases.ts';
import {entriesUnder, type FoundEntry, orderOf} from './unreleased.ts';

/** An entry that stands under a version. */
export interface ReleasedEntry extends FoundEntry {
  readonly release: Release;
}

/** Whether an entry can be moved with its item: it stands in a list of its section, and tells of nothing else. */
export function isMovable({place, section, isShared}: FoundEntry): boolean {
  return place?.isOuter === true && section !== undefined && !isShared;
}

/** Move entries that stand under versions to their sections under `Unreleased`, each with all of its item. */
export function unreleaseEntries(
  document: Document,
  settings: Pick<ViewSettings, 'unreleased'>,
  entries: readonly ReleasedEntry[],
): readonly TextEdit[] {
  const releases = readReleases(document, settings);
  const {unreleased} = releases;
  const items = new Map(
    entries.flatMap((entry) => (entry.place ? [[entry.place.item, entry] as const] : [])),
  );
  const coming = [...items].map(([item, entry]) => ({
    section: entry.section?.title ?? '',
    order: orderOf(entry),
    content: itemSource(document.text, item),
  }));
  const own = unreleased ? entriesUnder(document, unreleased) : [];
  const orders = new Map(
    own.flatMap((entry) => (entry.place ? [[entry.place.item, orderOf(entry)] as const] : [])),
  );
  const leaving = new Set(items.keys());
  const left = [...new Set(entries.map(({release}) => release))];
  return [
    ...left.flatMap((release) => takeItems(document, release, leaving)),
    ...changeUnreleased(document, releases, settings.unreleased ?? 'Unreleased', {
      coming,
      leaving: new Set(),
      orderOf: orders,
    }),
  ];
}
