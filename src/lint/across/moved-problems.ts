import {merge} from '../../dialects/merge/merge.ts';
import type {MergeCode, MergeProblem} from '../../dialects/merge/problem.ts';
import type {Base} from '../../dialects/merge/three-way/base.ts';
import type {RequirementDelta} from '../../dialects/requirement-delta.ts';
import {onceFor} from '../../once.ts';
import type {CapabilityDelta} from '../../project/change.ts';

/** What a spec that moved can stand in the way with. */
const MOVED: ReadonlySet<MergeCode> = new Set([
  'merge-conflict',
  'requirement-target',
  'requirement-new',
  'scenario-kept',
]);

/**
 * The problems of a delta that are there because the spec moved: those it would not have, merged into the spec that it
 * was written against. Whatever a problem is about, the merge itself tells.
 */
export function movedProblems(
  {capability, delta}: CapabilityDelta,
  base: Base,
  problems: readonly MergeProblem[],
): readonly MergeProblem[] {
  const found = problems.filter(({code}) => MOVED.has(code));
  if (found.length === 0) return [];
  const then = problemsThen(delta)(base.spec ?? delta)(capability, base);
  return found.filter((problem) => !then.has(keyOf(problem)));
}

const problemsThen = onceFor((delta: RequirementDelta) =>
  onceFor((_: object) => {
    let known: ReadonlySet<string> | undefined;
    return (capability: string, base: Base): ReadonlySet<string> => {
      known ??= new Set(problemsAt(capability, delta, base).map(keyOf));
      return known;
    };
  }),
);

function problemsAt(capability: string, delta: RequirementDelta, base: Base): readonly MergeProblem[] {
  const deltas = [{change: '', delta, mayRetire: true, bases: () => [base]}];
  const {spec} = base;
  return merge({capability, spec, deltas, capabilities: [capability], allowsScenarioRemoval: false}).problems;
}

function keyOf({code, range}: MergeProblem): string {
  return `${code} ${range.start}`;
}
