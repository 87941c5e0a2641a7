import {printable} from '../../project/names.ts';
import {checkedRequirements, holdsRequirements} from '../deltas/requirement-files.ts';
import {hasKeyword, hasStatement, keywords, keywordsOf, titleHasKeyword} from '../deltas/statements.ts';
import {defineRule} from '../rule.ts';

export const requirementKeyword = defineRule({
  id: 'requirement-keyword',
  severity: 'warning',
  on: 'document',
  where: holdsRequirements,
  fixable: false,
  family: 'requirement',
  summary: 'the text of a requirement says SHALL or MUST',
  options: [keywords],
  *check(document, project) {
    const {words, pattern} = keywordsOf(project);
    for (const {requirement} of checkedRequirements(document, project)) {
      if (!hasStatement(requirement) || hasKeyword(requirement, pattern)) continue;
      const expected = titleHasKeyword(requirement, pattern)
        ? 'it in the text, not only in the title'
        : 'one of them';
      yield {
        range: requirement.heading,
        message: `Requirement \`${printable(requirement.name)}\` without ${printable(words.join(' or '))}, expected ${expected}`,
      };
    }
  },
});
