import {requirementSections} from '../../dialects/requirement.ts';
import {shownHeading} from '../headings.ts';
import {specOf} from '../requirement-files.ts';
import {defineRule} from '../rule.ts';
import {headingRange} from '../title-slips.ts';

export const noDeltaInSpec = defineRule({
  id: 'no-delta-in-spec',
  severity: 'error',
  on: 'document',
  fixable: false,
  family: 'spec',
  summary: 'no delta section stands in a living spec',
  *check(document) {
    if (!specOf(document)) return;
    for (const section of requirementSections(document)) {
      const message = `Delta section ${shownHeading(section)} in a living spec, expected its requirements under \`## Requirements\``;
      yield {range: headingRange(section), message};
    }
  },
});
