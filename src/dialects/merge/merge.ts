import type {TextEdit} from '../../markdown/edit.ts';
import type {RequirementDelta} from '../requirement-delta.ts';
import type {Spec} from '../spec.ts';
import {applyDelta} from './apply.ts';
import {creationProblems, problemAt, retirementProblems} from './capability.ts';
import {summed, type Totals} from './ledger.ts';
import {lossesBut} from './links/left-definitions.ts';
import {overlapProblems} from './losses/overlap.ts';
import {obstacleIn} from './obstacle.ts';
import type {Loss, MergedThreeWays, MergeProblem} from './problem.ts';
import {purposeLosses, purposeOf} from './purpose.ts';
import {type Slots, slotsOf} from './slots.ts';
import type {BasesOf} from './three-way/base.ts';
import type {RenamedFrom} from './three-way/former-names.ts';
import type {RenamedTo} from './three-way/new-name.ts';
import {editsOf, newSpec} from './write-spec.ts';

/** All deltas that meet in one living spec, in the order they take effect. */
export interface MergeInput {
  /** `auth`, `billing/invoices`. */
  readonly capability: string;
  /** The living spec as it is; absent when the capability does not exist. */
  readonly spec: Spec | undefined;
  readonly deltas: readonly DeltaOfChange[];
  readonly allowsScenarioRemoval: boolean;
  /** Whether a spec may be left without requirements where it cannot be retired. */
  readonly leavesEmptySpecs?: boolean;
  /** Every capability there is, to recognise a slip in a new one's name. */
  readonly capabilities: readonly string[];
  /** Why there is a living spec that could not be read, as a sentence; absent where that is not so. */
  readonly unreadable?: string;
}

/** A delta, the change it belongs to, and what that change's metadata allows. */
export interface DeltaOfChange {
  readonly change: string;
  readonly delta: RequirementDelta;
  /** What it was written against; unknown without it, and then a block may not omit what the spec has. */
  readonly bases?: BasesOf;
  /** What archived changes made of an old name. */
  readonly renamedTo?: RenamedTo;
  /** And what they made a new one from. */
  readonly renamedFrom?: RenamedFrom;
  /** `retire_capabilities: true`, or `--retire`. */
  readonly mayRetire: boolean;
}

/** What merging would do to one spec. */
export interface Merge {
  readonly capability: string;
  readonly result: MergeResult;
  readonly problems: readonly MergeProblem[];
  readonly losses: readonly Loss[];
  /** What met another text in the spec than it was written against. */
  readonly threeWay: readonly MergedThreeWays[];
  readonly totals: Totals;
}

export type MergeResult =
  | {readonly kind: 'unchanged'}
  | {readonly kind: 'edited'; readonly edits: readonly TextEdit[]}
  | {readonly kind: 'created'; readonly text: string}
  | {readonly kind: 'retired'};

/** Merge deltas into a living spec, in one pass over its original text. Pure; with problems nothing may be written. */
export function merge(input: MergeInput): Merge {
  const {capability, spec, deltas, allowsScenarioRemoval} = input;
  const slots = slotsOf(spec);
  const applied = deltas.map((each) => {
    const overlaps = overlapProblems(spec, slots, each);
    const {problems, ...rest} = applyDelta(slots, each, allowsScenarioRemoval);
    const told = new Set(problems.map(({range}) => range.start));
    return {...rest, problems: [...overlaps.filter(({range}) => !told.has(range.start)), ...problems]};
  });
  const totals = summed(applied);
  const isTouched = Object.values(totals).some((count) => count > 0);
  const {result, problems} = spec && !isTouched ? untouched : outcomeOf(input, slots);
  return {
    capability,
    result,
    problems: [...applied.flatMap((each) => each.problems), ...problems],
    losses: [
      ...purposeLosses(deltas, spec),
      ...lossesBut(
        slots,
        applied.flatMap(({losses}) => losses),
      ),
    ],
    threeWay: applied.flatMap((each) => each.threeWay),
    totals,
  };
}

interface Outcome {
  readonly result: MergeResult;
  readonly problems: readonly MergeProblem[];
}

const untouched: Outcome = {result: {kind: 'unchanged'}, problems: []};

/** What becomes of the file, and what stands in the way of that. */
function outcomeOf(input: MergeInput, slots: Slots): Outcome {
  const {capability, spec, deltas, unreadable} = input;
  const [first] = deltas;
  const obstacle = unreadable ?? (spec && obstacleIn(spec));
  if (!first) return untouched;
  if (obstacle !== undefined) return {...untouched, problems: [problemAt(first, 'spec-mergeable', obstacle)]};
  const isEmpty = slots.byName.size === 0;
  if (!spec && isEmpty) return {...untouched, problems: creationProblems(input, false)};
  if (!spec) {
    const text = newSpec(capability, purposeOf(deltas, slots), slots);
    return {result: {kind: 'created', text}, problems: creationProblems(input, true)};
  }
  if (isEmpty) return emptied(input, spec, slots);
  const edits = editsOf(spec, slots);
  return edits.length === 0 ? untouched : {result: {kind: 'edited', edits}, problems: []};
}

/** A spec without requirements goes, where that is allowed; else it stays without them, where that is. */
function emptied(input: MergeInput, spec: Spec, slots: Slots): Outcome {
  const problems = retirementProblems(input);
  const stays = problems.length > 0 && input.leavesEmptySpecs === true;
  return stays
    ? {result: {kind: 'edited', edits: editsOf(spec, slots)}, problems: []}
    : {result: {kind: 'retired'}, problems};
}
