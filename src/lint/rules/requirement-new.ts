import {mergeProblems} from '../deltas/merge-rules.ts';
import {defineRule} from '../rule.ts';

export const requirementNew = defineRule({
  id: 'requirement-new',
  severity: 'error',
  on: 'change',
  tellsOfDeltas: true,
  fixable: false,
  family: 'merge',
  summary: 'what a delta adds, or renames to, is not in the spec yet',
  check: (change, project) => mergeProblems(project, change, 'requirement-new'),
});
