import {mergeProblems} from '../deltas/merge-rules.ts';
import {defineRule} from '../rule.ts';

export const mergeConflict = defineRule({
  id: 'merge-conflict',
  severity: 'error',
  on: 'change',
  tellsOfDeltas: true,
  fixable: false,
  family: 'merge',
  summary: 'a delta does not change what the spec says otherwise since it was written',
  check: (change, project) => mergeProblems(project, change, 'merge-conflict'),
});
