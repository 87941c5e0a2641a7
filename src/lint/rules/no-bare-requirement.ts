import {requirementsBelow} from '../../dialects/requirement-block.ts';
import {isBare} from '../../dialects/requirement-delta.ts';
import {deltaFileOf} from '../requirement-files.ts';
import {defineRule} from '../rule.ts';

export const noBareRequirement = defineRule({
  id: 'no-bare-requirement',
  severity: 'info',
  on: 'document',
  fixable: false,
  family: 'requirement',
  summary: 'no heading `### Requirement:` stands alone, without name and text',
  *check(document, project) {
    for (const {section} of deltaFileOf(document, project)?.delta.sections ?? []) {
      for (const {heading} of requirementsBelow(document, section).filter(isBare)) {
        yield {
          range: heading,
          message: 'Empty heading `### Requirement:`, expected a name and a text, or no heading',
        };
      }
    }
  },
});
