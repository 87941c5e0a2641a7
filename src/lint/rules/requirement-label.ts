import {printable} from '../../project/names.ts';
import {shownHeading} from '../deltas/headings.ts';
import {holdsRequirements, specOf} from '../deltas/requirement-files.ts';
import {labelEdit, unlabelled} from '../deltas/stray-headings.ts';
import {headingRange} from '../deltas/title-slips.ts';
import {defineRule} from '../rule.ts';

export const requirementLabel = defineRule({
  id: 'requirement-label',
  severity: 'warning',
  on: 'document',
  where: holdsRequirements,
  fixable: true,
  family: 'spec',
  summary: 'a heading with scenarios in a living spec says `Requirement:`',
  *check(document) {
    const spec = specOf(document);
    for (const section of spec ? unlabelled(spec) : []) {
      const right = `### Requirement: ${printable(section.title)}`;
      const message = `Heading ${shownHeading(section)} with scenarios is no requirement, expected \`${right}\``;
      const fix = labelEdit(document, section);
      yield {range: headingRange(section), message, ...(fix && {fix: [fix]})};
    }
  },
});
