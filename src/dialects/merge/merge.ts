import type {TextEdit} from '../../markdown/edit.ts';
import {rangeOf} from '../../markdown/node.ts';
import type {Range} from '../../markdown/place.ts';
import type {RequirementDelta} from '../requirement-delta.ts';
import type {Spec} from '../spec.ts';
import {applyDelta, type Totals} from './apply.ts';
import {leftBehind} from './left-behind.ts';
import {obstacleIn} from './obstacle.ts';
import type {Loss, MergeCode, MergeProblem} from './problem.ts';
import {purposeOf} from './purpose.ts';
import {type Slots, slotsOf} from './slots.ts';
import {editsOf, newSpec} from './write-spec.ts';

/** All deltas that meet in one living spec, in the order they take effect. */
export interface MergeInput {
  /** `auth`, `billing/invoices`. */
  readonly capability: string;
  /** The living spec as it is; absent when the capability does not exist. */
  readonly spec: Spec | undefined;
  /** The living spec the deltas were written against; unknown here means that it did not move. */
  readonly base?: Spec;
  readonly deltas: readonly DeltaOfChange[];
  readonly allowsScenarioRemoval: boolean;
  /** Every capability there is, to recognise a slip in a new one's name. */
  readonly capabilities: readonly string[];
}

/** A delta, the change it belongs to, and what that change's metadata allows. */
export interface DeltaOfChange {
  readonly change: string;
  readonly delta: RequirementDelta;
  /** `retire_capabilities: true`, or `--retire`. */
  readonly mayRetire: boolean;
}

/** What merging would do to one spec. */
export interface Merge {
  readonly capability: string;
  readonly result: MergeResult;
  readonly problems: readonly MergeProblem[];
  readonly losses: readonly Loss[];
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
  const before = slots.byName.size;
  const applied = deltas.map(({delta}) => applyDelta(slots, delta, allowsScenarioRemoval));
  const result = resultOf(input, slots, before);
  const problems = [
    ...applied.flatMap((each) => each.problems),
    ...structuralProblems(input, slots, result, before),
  ];
  const sum = (kind: keyof Totals) => applied.reduce((total, {totals}) => total + totals[kind], 0);
  const totals = {
    added: sum('added'),
    modified: sum('modified'),
    removed: sum('removed'),
    renamed: sum('renamed'),
  };
  return {capability, result, problems, losses: applied.flatMap(({losses}) => losses), totals};
}

function resultOf({capability, spec, deltas}: MergeInput, slots: Slots, before: number): MergeResult {
  if (!spec)
    return slots.byName.size === 0
      ? {kind: 'unchanged'}
      : {kind: 'created', text: newSpec(capability, purposeOf(deltas), slots)};
  if (slots.byName.size === 0 && before > 0) return {kind: 'retired'};
  const edits = editsOf(spec, slots);
  return edits.length === 0 ? {kind: 'unchanged'} : {kind: 'edited', edits};
}

function structuralProblems(
  input: MergeInput,
  slots: Slots,
  result: MergeResult,
  before: number,
): readonly MergeProblem[] {
  const {spec, capability, deltas} = input;
  const [first] = deltas;
  if (!first) return [];
  const say = (code: MergeCode, message: string, at = first): MergeProblem => ({
    code,
    path: at.delta.document.source.path,
    range: placeOf(at.delta),
    message,
  });
  if (!spec) return capabilityProblems(input, result, say);
  const obstacle = result.kind === 'unchanged' ? undefined : obstacleIn(spec);
  if (obstacle) return [say('spec-mergeable', obstacle)];
  if (result.kind !== 'retired' || before === 0 || slots.byName.size > 0) return [];
  const last = deltas.findLast(({delta}) => delta.removed.length > 0) ?? first;
  const rest = leftBehind(spec);
  if (!last.mayRetire)
    return [
      say(
        'capability-last',
        `The last requirement of \`${capability}\` goes, expected \`retire_capabilities: true\` in \`.openspec.yaml\` to retire it`,
        last,
      ),
    ];
  return rest === undefined
    ? []
    : [
        say(
          'capability-last',
          `\`${capability}\` cannot be retired while its spec holds more than requirements: ${rest}`,
          last,
        ),
      ];
}

type Say = (code: MergeCode, message: string, at?: DeltaOfChange) => MergeProblem;

function capabilityProblems(
  {capability, capabilities, deltas}: MergeInput,
  result: MergeResult,
  say: Say,
): readonly MergeProblem[] {
  const changing = deltas.filter(({delta}) => delta.modified.length + delta.renamed.length > 0);
  const near = capabilities.find(
    (other) => other !== capability && foldCapability(other) === foldCapability(capability),
  );
  const question = near === undefined ? '' : `; did you mean \`${near}\`?`;
  if (result.kind === 'created' && near !== undefined && changing.length === 0)
    return [
      say(
        'capability-known',
        `\`${capability}\` would be a new capability beside \`${near}\`, expected that one or another name`,
      ),
    ];
  return changing.map((at) =>
    say(
      'capability-known',
      `There is no capability \`${capability}\`, and only ADDED requirements make one${question}`,
      at,
    ),
  );
}

/** Case, separators and Unicode form are slips; letters in another order are checked where all names are known. */
function foldCapability(id: string): string {
  return id
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}/]+/gu, '');
}

/** The first section heading of a delta, or its very start. */
function placeOf(delta: RequirementDelta): Range {
  const heading = delta.sections[0]?.section.heading;
  return heading ? rangeOf(heading) : {start: 0, end: 0};
}
