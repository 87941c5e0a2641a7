import {mergeProblems} from '../deltas/merge-rules.ts';
import {defineRule} from '../rule.ts';

export const specMergeable = defineRule({
  id: 'spec-mergeable',
  severity: 'error',
  on: 'change',
  fixable: false,
  family: 'merge',
  summary: 'the living spec a delta is about can be merged into',
  check: (change, project) => mergeProblems(project, change, 'spec-mergeable'),
});
