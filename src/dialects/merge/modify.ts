import type {Requirement} from '../requirement-block.ts';
import type {RequirementDelta} from '../requirement-delta.ts';
import {blockText} from './block.ts';
import {keepsNesting} from './heading-depth.ts';
import type {Ledger} from './ledger.ts';
import {lostLines} from './lost-lines.ts';
import {markProblems} from './mark-problems.ts';
import {missing} from './missing.ts';
import {noteOmissions} from './omissions.ts';
import {readMarks} from './scenario-marks.ts';
import {comparable, nearName, putSlot, type Slots, slotDepth, slotText, writtenSlot} from './slots.ts';
import {bringsNew, tailOf} from './tail.ts';
import {textToKeep} from './text-to-keep.ts';

/** Replace a requirement by a MODIFIED block; one that says the same is left alone. Changes `slots`. */
export function modify(
  slots: Slots,
  delta: RequirementDelta,
  requirement: Requirement,
  allowsScenarioRemoval: boolean,
  ledger: Ledger,
): void {
  const {name, heading} = requirement;
  const slot = slots.byName.get(name);
  if (!slot) {
    const near = nearName(slots, name);
    ledger.problem('requirement-target', heading, missing(name, near, slots.spec), near);
    return;
  }
  const current = slot.current();
  const before = slotText(slot);
  const text = blockText(delta.document, requirement, current, slotDepth(slots, slot));
  if (comparable(text) === before && !bringsNew(slots, delta, requirement)) return;
  if (!keepsNesting(requirement, slotDepth(slots, slot), ledger)) return;
  const unsound = comparable(text) === before ? [] : markProblems(delta.document, requirement, current);
  for (const {range, message} of unsound) ledger.problem('delta-conflict', range, message);
  if (unsound.length > 0) return;
  if (!allowsScenarioRemoval) noteOmissions(current, delta, requirement, ledger);
  const kept = current ? textToKeep(current, readMarks(delta.document, requirement)) : before;
  const lines = lostLines(kept, comparable(text));
  if (lines.length > 0) ledger.loss({requirement: name, lines});
  putSlot(slots, writtenSlot(name, text, tailOf(slots, slot, delta, requirement, ledger), slot));
  ledger.count('modified');
}
