import {shownPair} from '../name-difference.ts';
import type {Requirement} from '../requirement-block.ts';
import type {Removal, RequirementDelta} from '../requirement-delta.ts';
import {blockText} from './block.ts';
import {conflictsIn} from './conflicts.ts';
import {keepsNesting} from './heading-depth.ts';
import {type Applied, type Ledger, openLedger} from './ledger.ts';
import {tailOf} from './links/tail.ts';
import type {DeltaOfChange} from './merge.ts';
import {missing} from './missing.ts';
import {modify} from './modify.ts';
import {renameAll} from './rename.ts';
import {
  comparable,
  dropSlot,
  nearName,
  putSlot,
  type Slots,
  slotDepth,
  slotText,
  writtenSlot,
} from './slots.ts';
import {type Arrival, arrivalOf} from './three-way/arrivals.ts';
import {removalConflict} from './three-way/merge-conflicts.ts';
import {
  arrivedSince,
  baseOf,
  type Gone,
  goneProblem,
  isUnmoved,
  renamedTo,
  textIn,
  writtenBlock,
} from './three-way/written-against.ts';

/**
 * Apply one delta to the requirements of its spec, in the order RENAMED, REMOVED, MODIFIED, ADDED. Changes `slots`.
 *
 * What is both REMOVED and ADDED is replaced where it stands. A delta that contradicts itself is not applied.
 */
export function applyDelta(slots: Slots, of: DeltaOfChange, allowsScenarioRemoval: boolean): Applied {
  const {delta} = of;
  const conflicts = conflictsIn(delta);
  const ledger = openLedger(delta.document.source.path, conflicts);
  if (conflicts.length > 0) return ledger.applied;
  const [removed, added] = [namesOf(delta.removed), namesOf(delta.added)];
  const settled = namesOf(delta.added.filter((block) => isThere(slots, delta, block)));
  renameAll(slots, of, settled, ledger);
  for (const removal of delta.removed) {
    if (settled.has(removal.name) || hasChanged(slots, of, removal, ledger)) continue;
    if (!added.has(removal.name)) remove(slots, of, removal, settled, ledger);
  }
  for (const block of delta.modified) modify(slots, of, block, allowsScenarioRemoval, ledger);
  const arrival = arrivalOf(of);
  for (const block of delta.added) add(slots, of, block, removed.has(block.name), arrival, ledger);
  return ledger.applied;
}

function namesOf(list: readonly {readonly name: string}[]): ReadonlySet<string> {
  return new Set(list.map(({name}) => name));
}

/** Whether a new requirement is in the spec already, word by word. */
function isThere(slots: Slots, {document}: RequirementDelta, requirement: Requirement): boolean {
  const slot = slots.byName.get(requirement.name);
  if (!slot) return false;
  const text = blockText(document, requirement, undefined, slotDepth(slots, slot));
  return slotText(slot) === comparable(text);
}

/** Whether the spec changed a requirement since a delta asked for it to go; where so, that is told. */
function hasChanged(slots: Slots, of: DeltaOfChange, removal: Removal, ledger: Ledger): boolean {
  const slot = slots.byName.get(removal.name);
  const now = slot?.current();
  const place = removal.requirement?.heading ?? removal;
  const base = now && baseOf(of, textIn(of.delta, removal.requirement?.block ?? removal), removal.name);
  if (!slot || !base || isUnmoved(base, now)) return false;
  ledger.problems([removalConflict({of, slots, slot}, base, place)]);
  return true;
}

function remove(
  slots: Slots,
  of: DeltaOfChange,
  {name, requirement, start, end}: Removal,
  settled: ReadonlySet<string>,
  ledger: Ledger,
): void {
  const near = nearName(slots, name);
  const place = requirement?.heading ?? {start, end};
  if (slots.byName.has(name)) {
    dropSlot(slots, name);
    ledger.count('removed');
    return;
  }
  const base = baseOf(of, textIn(of.delta, requirement?.block ?? {start, end}), name);
  const renamed = base && renamedTo(slots, of, base);
  if (base && renamed !== undefined) ledger.problems([goneProblem(slots, of, base, place, GONE)]);
  else if (near !== undefined && !settled.has(near))
    ledger.problem('requirement-target', place, missing(name, near, slots.spec), near);
}

const GONE: Gone = {
  done: 'removed',
  ifRemoved: 'drop the removal',
  isFollowed: false,
  ifRenamed: (name) => `remove \`${name}\`, or drop the removal`,
};

function add(
  slots: Slots,
  of: DeltaOfChange,
  requirement: Requirement,
  replaces: boolean,
  arrival: Arrival | undefined,
  ledger: Ledger,
): void {
  const {delta} = of;
  if (isThere(slots, delta, requirement)) return;
  const {document} = delta;
  const {name, heading} = requirement;
  const slot = slots.byName.get(name);
  const near = nearName(slots, name);
  if (slot && !replaces)
    ledger.problem('requirement-new', heading, thereAlready(slots, of, requirement), name);
  else if (near !== undefined) {
    const shown = shownPair(name, near);
    ledger.problem(
      'requirement-new',
      heading,
      `${shown.name} differs from ${shown.near} in ${shown.how}, expected that one under MODIFIED, or another name`,
      near,
    );
  } else {
    const depth = slot ? slotDepth(slots, slot) : slots.depth;
    if (!keepsNesting(requirement, depth, ledger)) return;
    const text = blockText(document, requirement, undefined, depth);
    const written = writtenSlot(name, text, tailOf(slots, slot, delta, requirement, ledger), slot);
    putSlot(slots, arrival ? {...written, arrival} : written);
    if (slot) ledger.count('removed');
    ledger.count('added');
  }
}

function thereAlready(slots: Slots, of: DeltaOfChange, requirement: Requirement): string {
  const {name} = requirement;
  const arrived = arrivedSince(slots, of, writtenBlock(of.delta, requirement), name);
  const there = arrived === undefined ? 'is there already' : `${arrived},`;
  return `\`${name}\` ${there} with other words, expected it under MODIFIED`;
}
