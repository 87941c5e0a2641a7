import type {Release} from '../../changelog/formats/keep-a-changelog/releases.ts';
import type {Document} from '../../markdown/document.ts';
import type {Range} from '../../markdown/place.ts';
import {isDay} from '../../project/day.ts';
import {printable} from '../../project/names.ts';
import {keptReleases} from '../changelog/kept-releases.ts';
import {writtenDate} from '../changelog/written-date.ts';
import {defineRule, type Problem} from '../rule.ts';

export const releaseHeading = defineRule({
  id: 'release-heading',
  severity: 'warning',
  on: 'project',
  fixable: true,
  family: 'changelog',
  summary: 'a version has one heading, and its date is a day as `YYYY-MM-DD`',
  *check(project) {
    for (const {document, path, releases} of keptReleases(project)) {
      const seen = new Map<string, Range>();
      for (const release of releases.versions) {
        const range = release.heading;
        const fault = dateFault(document, release);
        if (fault) yield {path, range, ...fault};
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
function dateFault(
  {text}: Document,
  {date, version, heading}: Release,
): Pick<Problem, 'message' | 'fix'> | undefined {
  if (date === undefined || isDay(date)) return undefined;
  const {expected, ...fix} = writtenDate(text, heading, date);
  return {
    message: `Date \`${printable(date)}\` of version \`${printable(version)}\`, expected ${expected}`,
    ...fix,
  };
}
