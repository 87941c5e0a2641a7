import {mergeProblems} from '../deltas/merge-rules.ts';
import {defineRule} from '../rule.ts';

export const capabilityLast = defineRule({
  id: 'capability-last',
  severity: 'error',
  on: 'change',
  tellsOfDeltas: true,
  fixable: false,
  family: 'merge',
  summary: 'the last requirement of a capability goes only when the capability may',
  check: (change, project) => mergeProblems(project, change, 'capability-last'),
});
