import type {Requirement} from '../requirement-block.ts';
import type {RequirementDelta} from '../requirement-delta.ts';
import {foldName} from '../requirement-name.ts';
import {blockText, lostLines} from './block.ts';
import {keepsNesting} from './heading-depth.ts';
import type {Ledger} from './ledger.ts';
import {markProblems} from './mark-problems.ts';
import {missing} from './missing.ts';
import {type CurrentBlock, readMarks} from './scenario-marks.ts';
import {comparable, nearName, putSlot, type Slots, slotDepth, slotText, writtenSlot} from './slots.ts';
import {bringsNew, tailOf} from './tail.ts';

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
    ledger.problem('requirement-target', heading, missing(name, nearName(slots, name), slots.spec));
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
  const lines = lostLines(before, comparable(text));
  if (lines.length > 0) ledger.loss({requirement: name, lines});
  putSlot(slots, writtenSlot(name, text, tailOf(slots, slot, delta, requirement, ledger), slot));
  ledger.count('modified');
}

/** Scenarios that the spec has, and the block neither lists nor marks; names count as often as they occur. */
function noteOmissions(
  current: CurrentBlock | undefined,
  {document}: RequirementDelta,
  requirement: Requirement,
  ledger: Ledger,
): void {
  const {removed, renamed} = readMarks(document, requirement);
  const listed = counted([
    ...scenarioNames(requirement),
    ...removed.map(({name}) => name),
    ...renamed.flatMap(({from, to}) => (to === undefined ? [] : [from])),
  ]);
  const omitted = (current ? scenarioNames(current.requirement) : []).filter(
    (name) => !takeOne(listed, name),
  );
  const spelled = new Map([...listed.keys()].map((name) => [foldName(name), name]));
  for (const name of omitted) {
    const near = spelled.get(foldName(name));
    const wish =
      near === undefined
        ? `expected it, or \`#### REMOVED Scenario: ${name}\``
        : `expected it spelled as in the spec, not \`${near}\``;
    const message = `\`${requirement.name}\` leaves out the scenario \`${name}\`, ${wish}`;
    ledger.problem('scenario-kept', requirement.heading, message);
  }
}

function scenarioNames({scenarios}: Requirement): readonly string[] {
  return scenarios.filter(({kind}) => kind === 'scenario').map(({name}) => name);
}

function counted(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

/** Whether one of these was left; then it is one less. */
function takeOne(counts: Map<string, number>, name: string): boolean {
  const count = counts.get(name) ?? 0;
  if (count > 1) counts.set(name, count - 1);
  else counts.delete(name);
  return count > 0;
}
