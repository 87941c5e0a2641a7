import {mergeProblems} from '../deltas/merge-rules.ts';
import {defineRule} from '../rule.ts';

export const requirementTarget = defineRule({
  id: 'requirement-target',
  severity: 'error',
  on: 'change',
  tellsOfDeltas: true,
  fixable: false,
  family: 'merge',
  summary: 'what a delta modifies, removes or renames is in the spec',
  check: (change, project) => mergeProblems(project, change, 'requirement-target'),
});
