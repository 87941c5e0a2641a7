import {foldSection} from '../../changelog/formats/keep-a-changelog/release-title.ts';
import {type Release, sectionsOfRelease} from '../../changelog/formats/keep-a-changelog/releases.ts';
import type {Range} from '../../markdown/place.ts';
import {printable} from '../../project/names.ts';
import {keptReleases} from '../changelog/kept-releases.ts';
import {defineRule} from '../rule.ts';

export const releaseSectionRepeated = defineRule({
  id: 'release-section-repeated',
  severity: 'warning',
  on: 'project',
  fixable: false,
  family: 'changelog',
  summary: 'a version of the changelog has each section once',
  *check(project) {
    for (const {document, path, releases} of keptReleases(project))
      for (const release of releases.all) {
        if (!mayRepeat(document.text, release)) continue;
        const seen = new Map<string, Range>();
        for (const {title, section} of sectionsOfRelease(release)) {
          const key = foldSection(title);
          const range = {start: section.start, end: section.body.start};
          const message = `Section \`${printable(title)}\` stands above in the same version, expected its entries there`;
          const first = key === '' ? undefined : seen.get(key);
          if (first) yield {path, range, message, related: [{range: first, message: 'stands here already'}]};
          else seen.set(key, range);
        }
      }
  },
});

/** Whether two lines of a version could be headings of one title: a cheap no spares the reading of what is in order. */
function mayRepeat(text: string, {chapters: [own, ...others]}: Release): boolean {
  const lines = text.slice(own.start, own.end).matchAll(/^ {0,3}#{3,6}[ \t]+(.+)$/gm);
  const titles = [...Array.from(lines, ([, title = '']) => title), ...others.map(({title}) => title)];
  return new Set(titles.map(foldSection)).size < titles.length;
}
