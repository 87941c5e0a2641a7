import {mergeProblems} from '../deltas/merge-rules.ts';
import {defineRule} from '../rule.ts';

export const scenarioKept = defineRule({
  id: 'scenario-kept',
  severity: 'error',
  on: 'change',
  tellsOfDeltas: true,
  fixable: false,
  family: 'merge',
  summary: 'a modified requirement keeps its scenarios, or says which go',
  check: (change, project) => mergeProblems(project, change, 'scenario-kept'),
});
