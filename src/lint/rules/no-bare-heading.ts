import {requirementsBelow} from '../../dialects/requirement-block.ts';
import {isBare} from '../../dialects/requirement-delta.ts';
import {shownHeading} from '../deltas/headings.ts';
import {type DeltaFile, deltaFileOf, holdsRequirements} from '../deltas/requirement-files.ts';
import {isBareStray, straysOf} from '../deltas/stray-headings.ts';
import {headingRange} from '../deltas/title-slips.ts';
import {defineRule, type Problem} from '../rule.ts';

export const noBareHeading = defineRule({
  id: 'no-bare-heading',
  severity: 'info',
  on: 'document',
  where: holdsRequirements,
  fixable: false,
  family: 'requirement',
  summary: 'no heading in a delta section stands alone, with nothing below it',
  *check(document, project) {
    const file = deltaFileOf(document, project);
    if (file) yield* bareHeadings(file);
  },
});

function* bareHeadings(file: DeltaFile): Generator<Problem> {
  const {document, sections} = file.delta;
  for (const {section} of sections) {
    for (const {heading} of requirementsBelow(document, section).filter(isBare)) {
      const message = 'Empty heading `### Requirement:`, expected a name and a text, or no heading';
      yield {range: heading, message};
    }
  }
  for (const stray of straysOf(file).filter(isBareStray)) {
    const message = `Nothing stands below ${shownHeading(stray)}, and it does not arrive in the spec, expected \`### Requirement: Name\` or no heading`;
    yield {range: headingRange(stray), message};
  }
}
