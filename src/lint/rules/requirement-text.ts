import {printable} from '../../project/names.ts';
import {checkedRequirements, holdsRequirements} from '../deltas/requirement-files.ts';
import {hasStatement, keywordsOf, titleHasKeyword} from '../deltas/statements.ts';
import {defineRule} from '../rule.ts';

export const requirementText = defineRule({
  id: 'requirement-text',
  severity: 'error',
  on: 'document',
  where: holdsRequirements,
  fixable: false,
  family: 'requirement',
  summary: 'a requirement says what must hold, between its heading and its first scenario',
  *check(document, project) {
    for (const {requirement} of checkedRequirements(document, project)) {
      if (hasStatement(requirement)) continue;
      const hint = titleHasKeyword(requirement, keywordsOf(project).pattern)
        ? 'a sentence below the title'
        : 'a sentence with SHALL or MUST';
      yield {
        range: requirement.heading,
        message: `Requirement \`${printable(requirement.name)}\` without text, expected ${hint}`,
      };
    }
  },
});
