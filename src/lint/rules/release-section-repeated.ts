import {foldSection} from '../../changelog/formats/keep-a-changelog/release-title.ts';
import {sectionsOfRelease} from '../../changelog/formats/keep-a-changelog/releases.ts';
import {printable} from '../../project/names.ts';
import {keptReleases} from '../kept-releases.ts';
import {defineRule} from '../rule.ts';

export const releaseSectionRepeated = defineRule({
  id: 'release-section-repeated',
  severity: 'warning',
  on: 'project',
  fixable: false,
  family: 'changelog',
  summary: 'a version of the changelog has each section once',
  *check(project) {
    for (const {path, releases} of keptReleases(project))
      for (const release of releases.all) {
        const seen = new Set<string>();
        for (const {title, section} of sectionsOfRelease(release)) {
          const key = foldSection(title);
          const range = {start: section.start, end: section.body.start};
          const message = `Section \`${printable(title)}\` stands above in the same version, expected its entries there`;
          if (key !== '' && seen.has(key)) yield {path, range, message};
          seen.add(key);
        }
      }
  },
});
