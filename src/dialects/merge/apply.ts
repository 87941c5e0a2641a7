import {shownPair} from '../name-difference.ts';
import type {Requirement} from '../requirement-block.ts';
import type {Removal, RequirementDelta} from '../requirement-delta.ts';
import {blockText} from './block.ts';
import {conflictsIn} from './conflicts.ts';
import {keepsNesting} from './heading-depth.ts';
import {type Applied, type Ledger, openLedger} from './ledger.ts';
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
import {tailOf} from './tail.ts';

/**
 * Apply one delta to the requirements of its spec, in the order RENAMED, REMOVED, MODIFIED, ADDED. Changes `slots`.
 *
 * What is both REMOVED and ADDED is replaced where it stands. A delta that contradicts itself is not applied.
 */
export function applyDelta(slots: Slots, delta: RequirementDelta, allowsScenarioRemoval: boolean): Applied {
  const conflicts = conflictsIn(delta);
  const ledger = openLedger(delta.document.source.path, conflicts);
  if (conflicts.length > 0) return ledger.applied;
  const [removed, added] = [namesOf(delta.removed), namesOf(delta.added)];
  const settled = namesOf(delta.added.filter((block) => isThere(slots, delta, block)));
  renameAll(slots, delta.renamed, settled, ledger);
  for (const removal of delta.removed) if (!added.has(removal.name)) remove(slots, removal, settled, ledger);
  for (const block of delta.modified) modify(slots, delta, block, allowsScenarioRemoval, ledger);
  for (const block of delta.added) add(slots, delta, block, removed.has(block.name), ledger);
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

function remove(
  slots: Slots,
  {name, requirement, start, end}: Removal,
  settled: ReadonlySet<string>,
  ledger: Ledger,
): void {
  const near = nearName(slots, name);
  if (slots.byName.has(name)) {
    dropSlot(slots, name);
    ledger.count('removed');
  } else if (near !== undefined && !settled.has(near))
    ledger.problem(
      'requirement-target',
      requirement?.heading ?? {start, end},
      missing(name, near, slots.spec),
      near,
    );
}

function add(
  slots: Slots,
  delta: RequirementDelta,
  requirement: Requirement,
  replaces: boolean,
  ledger: Ledger,
): void {
  if (isThere(slots, delta, requirement)) return;
  const {document} = delta;
  const {name, heading} = requirement;
  const slot = slots.byName.get(name);
  const near = nearName(slots, name);
  if (slot && !replaces)
    ledger.problem(
      'requirement-new',
      heading,
      `\`${name}\` is there already with other words, expected it under MODIFIED`,
      name,
    );
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
    putSlot(slots, writtenSlot(name, text, tailOf(slots, slot, delta, requirement, ledger), slot));
    if (slot) ledger.count('removed');
    ledger.count('added');
  }
}
