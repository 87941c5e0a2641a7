import type {Document} from '../../../markdown/document.ts';
import type {Change} from '../../../project/change.ts';
import type {ViewRecord} from '../../record.ts';
import type {MissingEntry, Projection} from '../../view.ts';
import {type ChangeEntry, entriesOfChange} from './entries.ts';
import {versionOf} from './release-title.ts';
import {foundFor, type Standing, standingIn} from './standing.ts';

/** What a changelog of releases is to tell of and does not, by the rules of its projection. Released chapters are not parsed. */
export function missingEntries(
  document: Document,
  {state, settings, recordOf}: Pick<Projection, 'state' | 'settings' | 'recordOf'>,
): readonly MissingEntry[] {
  const standing = standingIn(document, settings);
  const {unreleased, versions} = standing.releases;
  const [first] = versions;
  const {heading: range = {start: 0, end: 0}} = unreleased ?? first ?? {};
  const byVersion = new Map(versions.map((release) => [release.version.toLowerCase(), release]));
  return state.archived.flatMap((change): readonly MissingEntry[] => {
    // Cheap questions first: most changes of an old archive are told of under a version, and no record is read for them.
    if (isReleased(standing, change)) return [];
    const record = recordOf(change);
    if (record === undefined && !standing.found.has(change.folder) && !standing.adds(change)) return [];
    const entries = entriesOfChange(change, {...settings, changelog: document.source.path});
    if (entries.length === 0) return [];
    if (record?.release === undefined) return missingOf(standing, change, entries, record, range);
    const release = byVersion.get(versionOf(record.release).toLowerCase());
    // Where the version is gone as well, it was moved to another file, or thrown away.
    if (!release || standing.found.has(change.folder)) return [];
    return [{change, range: release.heading, parts: [], wasWritten: true, release: release.version}];
  });
}

function isReleased({released, found}: Standing, {folder}: Change): boolean {
  return released.has(folder) && !found.has(folder);
}

function missingOf(
  {found, adds}: Standing,
  change: Change,
  entries: readonly ChangeEntry[],
  record: ViewRecord | undefined,
  range: MissingEntry['range'],
): readonly MissingEntry[] {
  const own = found.get(change.folder) ?? [];
  const standsForAll = entries.length > 1 && own.some(({key}) => key === '.');
  const isDue = adds(change) && !standsForAll;
  const wasWritten = ({key}: ChangeEntry) => record?.fields[key] !== undefined;
  const missing = entries.filter(
    (entry) => !foundFor(own, entry.key, entries) && (wasWritten(entry) || isDue),
  );
  if (missing.length === 0) return [];
  const parts = missing.length < entries.length ? missing.map(({key}) => key) : [];
  return [{change, range, parts, wasWritten: missing.some(wasWritten)}];
}
