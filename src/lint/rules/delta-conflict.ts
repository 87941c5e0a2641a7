import {isToldElsewhere} from '../conflict-places.ts';
import {mergeProblems} from '../merge-rules.ts';
import {defineRule} from '../rule.ts';

export const deltaConflict = defineRule({
  id: 'delta-conflict',
  severity: 'error',
  on: 'change',
  fixable: false,
  family: 'merge',
  summary: 'a delta says one thing of a requirement, once',
  *check(change, project) {
    for (const problem of mergeProblems(project, change, 'delta-conflict'))
      if (!isToldElsewhere(change, problem)) yield problem;
  },
});
