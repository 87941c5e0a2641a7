import {archiveLinksIn} from '../../changelog/formats/keep-a-changelog/archive-links.ts';
import {
  isMovable,
  type ReleasedEntry,
  unreleaseEntries,
} from '../../changelog/formats/keep-a-changelog/move-entries.ts';
import {versionOf} from '../../changelog/formats/keep-a-changelog/release-title.ts';
import {type Release, releaseAt} from '../../changelog/formats/keep-a-changelog/releases.ts';
import {entriesUnder} from '../../changelog/formats/keep-a-changelog/unreleased.ts';
import {recordsOf, type ViewRecord} from '../../changelog/record.ts';
import {isDay} from '../../project/day.ts';
import {printable} from '../../project/names.ts';
import {changeAt, type Project} from '../../project/project.ts';
import {type KeptReleases, keptReleases} from '../changelog/kept-releases.ts';
import {defineRule, type Problem} from '../rule.ts';

export const releaseEntryMisplaced = defineRule({
  id: 'release-entry-misplaced',
  severity: 'error',
  on: 'project',
  fixable: true,
  family: 'changelog',
  summary: 'an entry stands under the version its change was released in',
  *check(project) {
    for (const kept of keptReleases(project)) {
      const misplaced = misplacedIn(kept, project);
      const moved = misplaced.filter(({isPending, entry}) => isPending && isMovable(entry));
      const edits =
        moved.length > 0
          ? unreleaseEntries(
              kept.document,
              kept.settings,
              moved.map(({entry}) => entry),
            )
          : [];
      // One fix moves all of them: each by itself would begin a section of its own under `Unreleased`.
      for (const each of misplaced)
        yield {...problemOf(kept, each), ...(moved.includes(each) ? {fix: edits} : {})};
    }
  },
});

/** An entry under a version that its change is not part of. */
interface Misplaced {
  readonly entry: ReleasedEntry;
  /** The version it was released in; none where it was not released. */
  readonly version: string | undefined;
  readonly isPending: boolean;
}

/** What is told of a change under a version. */
interface Told {
  readonly release: Release;
  readonly start: number;
  readonly date: string | undefined;
  readonly record: ViewRecord;
}

/** Only what the tool itself wrote is known well enough: a person may tell of a change wherever they like. */
function misplacedIn({document, path, releases}: KeptReleases, project: Project): readonly Misplaced[] {
  const told = archiveLinksIn(document).flatMap(({folder, start}): readonly Told[] => {
    const release = releaseAt(releases, start);
    const change = release?.kind === 'released' ? changeAt(project, folder) : undefined;
    const record = change && recordsOf(project, folder)[path];
    if (!release || !record) return [];
    return [{release, start, date: change.archived?.date, record}];
  });
  const stamped = new Set(
    told.filter(({release, record}) => isIn(record, release)).map(({release}) => release),
  );
  const wrong = told.filter(({release, record, date}) => {
    if (record.release !== undefined) return !isIn(record, release);
    return stamped.has(release) || isAfter(date, release.date);
  });
  const entries = new Map(
    [...new Set(wrong.map(({release}) => release))].flatMap((release) =>
      entriesUnder(document, release).map((entry) => [entry.start, entry] as const),
    ),
  );
  return wrong.flatMap(({release, start, record: {release: version}}) => {
    const entry = entries.get(start);
    return entry ? [{entry: {...entry, release}, version, isPending: version === undefined}] : [];
  });
}

function isIn({release: version}: ViewRecord, release: Release): boolean {
  return version !== undefined && versionOf(version).toLowerCase() === release.version.toLowerCase();
}

function isAfter(date: string | undefined, than: string | undefined): boolean {
  return date !== undefined && than !== undefined && isDay(date) && isDay(than) && date > than;
}

function problemOf({path, settings}: KeptReleases, {entry, version, isPending}: Misplaced): Problem {
  const place = isPending
    ? `\`${printable(settings.unreleased ?? 'Unreleased')}\``
    : `version \`${printable(version ?? '')}\``;
  const said = isPending ? 'was not released with it' : 'was released in another one';
  return {
    path,
    range: {start: entry.start, end: entry.end},
    message: `Entry under version \`${printable(entry.release.version)}\`, but its change ${said}, expected it under ${place}`,
  };
}
