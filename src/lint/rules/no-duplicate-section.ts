import {placeIn} from '../../markdown/document.ts';
import {rangeOf} from '../../markdown/node.ts';
import type {Range} from '../../markdown/place.ts';
import {defineRule} from '../rule.ts';

export const noDuplicateSection = defineRule({
  id: 'no-duplicate-section',
  severity: 'error',
  on: 'delta',
  fixable: false,
  family: 'delta',
  summary: 'no section of a delta stands twice',
  *check({document, sections}) {
    const seen = new Map<string, Range>();
    for (const {canonical, section} of sections) {
      const first = seen.get(canonical);
      const range = section.heading ? rangeOf(section.heading) : section;
      if (first === undefined) seen.set(canonical, range);
      else
        yield {
          range,
          message: `Second section \`## ${canonical}\`, expected one, the first is on line ${placeIn(document, first.start).line}`,
          related: [{range: first, message: 'first declared here'}],
        };
    }
  },
});
