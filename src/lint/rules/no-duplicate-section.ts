import {placeIn} from '../../markdown/document.ts';
import {rangeOf} from '../../markdown/node.ts';
import {defineRule} from '../rule.ts';

export const noDuplicateSection = defineRule({
  id: 'no-duplicate-section',
  severity: 'error',
  on: 'delta',
  fixable: false,
  family: 'delta',
  summary: 'no section of a delta stands twice',
  *check({document, sections}) {
    const lines = new Map<string, number>();
    for (const {canonical, section} of sections) {
      const first = lines.get(canonical);
      const range = section.heading ? rangeOf(section.heading) : section;
      if (first === undefined) lines.set(canonical, placeIn(document, range.start).line);
      else
        yield {
          range,
          message: `Second section \`## ${canonical}\`, expected one, the first is on line ${first}`,
        };
    }
  },
});
