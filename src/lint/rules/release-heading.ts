import type {Release} from '../../changelog/formats/keep-a-changelog/releases.ts';
import type {Range} from '../../markdown/place.ts';
import {isDay} from '../../project/day.ts';
import {printable} from '../../project/names.ts';
import {keptReleases} from '../kept-releases.ts';
import {defineRule} from '../rule.ts';

export const releaseHeading = defineRule({
  id: 'release-heading',
  severity: 'warning',
  on: 'project',
  fixable: false,
  family: 'changelog',
  summary: 'a version has one heading, and its date is a day as `YYYY-MM-DD`',
  *check(project) {
    for (const {path, releases} of keptReleases(project)) {
      const seen = new Map<string, Range>();
      for (const release of releases.versions) {
        const range = release.heading;
        const fault = dateFault(release);
        if (fault !== undefined) yield {path, range, message: fault};
        const key = release.version.toLowerCase();
        const message = `Version \`${printable(release.version)}\` has a heading above, expected one`;
        const first = seen.get(key);
        if (first) yield {path, range, message, related: [{range: first, message: 'first declared here'}]};
        else seen.set(key, range);
      }
    }
  },
});

/** A version without a date is a matter of taste; a date that is none is not. */
function dateFault({date, version}: Release): string | undefined {
  if (date === undefined || isDay(date)) return undefined;
  return `Date \`${printable(date)}\` of version \`${printable(version)}\`, expected a day as \`YYYY-MM-DD\``;
}
