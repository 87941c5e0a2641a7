import {requirementSections} from '../../dialects/requirement.ts';
import {shownHeading} from '../deltas/headings.ts';
import {holdsRequirements, specOf} from '../deltas/requirement-files.ts';
import {headingRange} from '../deltas/title-slips.ts';
import {defineRule} from '../rule.ts';

export const noDeltaInSpec = defineRule({
  id: 'no-delta-in-spec',
  severity: 'error',
  on: 'document',
  where: holdsRequirements,
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
