import {placesToldElsewhere} from '../deltas/conflict-places.ts';
import {mergeProblems} from '../deltas/merge-rules.ts';
import {defineRule} from '../rule.ts';

export const deltaConflict = defineRule({
  id: 'delta-conflict',
  severity: 'error',
  on: 'change',
  tellsOfDeltas: true,
  fixable: false,
  family: 'merge',
  summary: 'a delta says one thing of a requirement, once',
  *check(change, project) {
    const problems = [...mergeProblems(project, change, 'delta-conflict')];
    const told = problems.length > 0 ? placesToldElsewhere(change, project) : undefined;
    for (const problem of problems)
      if (!told?.get(problem.path ?? '')?.has(problem.range?.start ?? -1)) yield problem;
  },
});
