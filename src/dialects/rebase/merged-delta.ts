import {applyEdits} from '../../markdown/edit.ts';
import type {Range} from '../../markdown/place.ts';
import {type Merge, merge} from '../merge/merge.ts';
import type {BasesOf} from '../merge/three-way/base.ts';
import type {RequirementDelta} from '../requirement-delta.ts';
import type {RebaseInput} from './rebase-input.ts';

/** What merging a delta into the present spec says, and the spec it would leave. */
export interface MergedDelta {
  readonly problems: Merge['problems'];
  /** Nothing where there is no spec. */
  readonly text: string | undefined;
}

/** Merge one delta alone, with leave to take out all that a spec has. */
export function mergedDelta(
  {spec, renamedFrom}: RebaseInput,
  delta: RequirementDelta,
  bases: BasesOf,
): MergedDelta {
  const {problems, result} = merge({
    capability: '',
    capabilities: [],
    spec,
    deltas: [{change: '', delta, bases, renamedFrom, mayRetire: true}],
    allowsScenarioRemoval: false,
    leavesEmptySpecs: true,
  });
  const now = spec?.document.text;
  const text = now !== undefined && result.kind === 'edited' ? applyEdits(now, result.edits) : now;
  return {problems, text};
}

/** The codes of the problems that are told within a range. */
export function codesIn({problems}: MergedDelta, {start, end}: Range): ReadonlySet<string> {
  return new Set(
    problems.filter(({range}) => range.start >= start && range.start < end).map(({code}) => code),
  );
}
