import {statementText} from '../../dialects/requirement-block.ts';
import {printable} from '../../project/names.ts';
import {holdsRequirements, specOf} from '../deltas/requirement-files.ts';
import {defineRule} from '../rule.ts';
import {optionOf, wholeNumber} from '../settings/options.ts';

const ID = 'requirement-length';
const max = wholeNumber({
  ...{name: 'max', otherwise: 1000, least: 1},
  summary: 'how many characters the text of a requirement may have',
});

export const requirementLength = defineRule({
  id: ID,
  severity: 'info',
  on: 'document',
  where: holdsRequirements,
  fixable: false,
  family: 'spec',
  summary: `the text of a requirement has at most ${max.otherwise} characters`,
  options: [max],
  *check(document, project) {
    const most = optionOf(project, ID, max);
    for (const requirement of specOf(document)?.requirements ?? []) {
      const {length} = [...statementText(requirement)];
      if (length <= most) continue;
      yield {
        range: requirement.heading,
        message: `Requirement \`${printable(requirement.name)}\` has ${length} characters of text, expected at most ${most}, or two requirements`,
      };
    }
  },
});
