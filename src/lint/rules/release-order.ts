import type {Release} from '../../changelog/formats/keep-a-changelog/releases.ts';
import {isLater} from '../../changelog/version.ts';
import {isDay} from '../../project/day.ts';
import {printable} from '../../project/names.ts';
import {keptReleases} from '../changelog/kept-releases.ts';
import {defineRule} from '../rule.ts';

export const releaseOrder = defineRule({
  id: 'release-order',
  severity: 'warning',
  on: 'project',
  fixable: false,
  family: 'changelog',
  summary: 'the newest version stands first in the changelog, and what is not released above it',
  *check(project) {
    for (const {path, releases} of keptReleases(project)) {
      const [newest] = releases.versions;
      for (const {kind, start, heading} of releases.all)
        if (newest && kind === 'unreleased' && start > newest.start)
          yield {
            path,
            range: heading,
            message: 'What is not released stands below versions, expected it above them',
          };
      for (const [index, release] of releases.versions.entries()) {
        const above = releases.versions[index - 1];
        if (!above || !comesAfter(release, above)) continue;
        const message = `Version \`${printable(release.version)}\` stands below \`${printable(above.version)}\`, expected it above`;
        const related = [{range: above.heading, message: 'stands above it'}];
        yield {path, range: release.heading, message, related};
      }
    }
  },
});

/**
 * Whether a version is newer than another by its number and its day, or by one of them where the other says nothing: a
 * fix of an old version may stand by its day or by its number.
 */
function comesAfter(release: Release, other: Release): boolean {
  const byNumber = release.version === other.version ? undefined : isLater(release.version, other.version);
  const byDay = isLaterDay(release.date, other.date);
  if (byNumber === undefined || byDay === undefined) return byNumber ?? byDay ?? false;
  return byNumber && byDay;
}

/** Nothing where the days are the same, or one of them is none. */
function isLaterDay(day: string | undefined, than: string | undefined): boolean | undefined {
  if (day === undefined || than === undefined || !isDay(day) || !isDay(than) || day === than)
    return undefined;
  return day > than;
}
