import {statementText} from '../../dialects/requirement-block.ts';
import {printable} from '../../project/names.ts';
import {specOf} from '../requirement-files.ts';
import {defineRule} from '../rule.ts';

const LONGEST = 500;

export const requirementLength = defineRule({
  id: 'requirement-length',
  severity: 'info',
  on: 'document',
  fixable: false,
  family: 'spec',
  summary: `the text of a requirement has at most ${LONGEST} characters`,
  *check(document) {
    for (const requirement of specOf(document)?.requirements ?? []) {
      const {length} = [...statementText(requirement)];
      if (length <= LONGEST) continue;
      yield {
        range: requirement.heading,
        message: `Requirement \`${printable(requirement.name)}\` has ${length} characters of text, expected at most ${LONGEST}, or two requirements`,
      };
    }
  },
});
