import {printable} from '../../project/names.ts';
import {checkedRequirements} from '../requirement-files.ts';
import {defineRule} from '../rule.ts';
import {hasKeyword, hasStatement, titleHasKeyword} from '../statements.ts';

export const requirementKeyword = defineRule({
  id: 'requirement-keyword',
  severity: 'warning',
  on: 'document',
  fixable: false,
  family: 'requirement',
  summary: 'the text of a requirement says SHALL or MUST',
  *check(document, project) {
    for (const {requirement} of checkedRequirements(document, project)) {
      if (!hasStatement(requirement) || hasKeyword(requirement)) continue;
      const expected = titleHasKeyword(requirement) ? 'it in the text, not only in the title' : 'one of them';
      yield {
        range: requirement.heading,
        message: `Requirement \`${printable(requirement.name)}\` without SHALL or MUST, expected ${expected}`,
      };
    }
  },
});
