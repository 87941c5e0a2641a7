import {mergeProblems} from '../deltas/merge-rules.ts';
import {defineRule} from '../rule.ts';

export const capabilityKnown = defineRule({
  id: 'capability-known',
  severity: 'error',
  on: 'change',
  tellsOfDeltas: true,
  fixable: false,
  family: 'merge',
  summary: 'a delta is about a capability there is, or adds one under a name of its own',
  check: (change, project) => mergeProblems(project, change, 'capability-known'),
});
