import type {Rename} from '../renames.ts';
import type {Requirement, Scenario} from '../requirement-block.ts';
import type {Removal, RequirementDelta} from '../requirement-delta.ts';
import {foldName} from '../requirement-name.ts';
import {blockText, lostLines, readMarks} from './block.ts';
import {conflictsIn} from './conflicts.ts';
import type {Loss, MergeCode, MergeProblem} from './problem.ts';
import {comparable, dropSlot, nearName, putSlot, type Slot, type Slots, slotText} from './slots.ts';

/** What a delta did to the requirements of a spec. */
export interface Applied {
  readonly problems: readonly MergeProblem[];
  readonly losses: readonly Loss[];
  readonly totals: Totals;
}

/** How many requirements really changed; what was applied before counts nothing. */
export interface Totals {
  readonly added: number;
  readonly modified: number;
  readonly removed: number;
  readonly renamed: number;
}

interface Report {
  readonly problem: (
    code: MergeCode,
    range: {readonly start: number; readonly end: number},
    message: string,
  ) => void;
  readonly loss: (loss: Loss) => void;
  readonly count: (kind: keyof Totals) => void;
}

/** Apply one delta to the requirements of its spec, in the order RENAMED, REMOVED, MODIFIED, ADDED. Changes `slots`. */
export function applyDelta(slots: Slots, delta: RequirementDelta, allowsScenarioRemoval: boolean): Applied {
  const problems: MergeProblem[] = [...conflictsIn(delta)];
  const losses: Loss[] = [];
  const totals = {added: 0, modified: 0, removed: 0, renamed: 0};
  const {path} = delta.document.source;
  const report: Report = {
    problem: (code, {start, end}, message) => void problems.push({code, path, range: {start, end}, message}),
    loss: (loss) => void losses.push(loss),
    count: (kind) => void totals[kind]++,
  };
  if (problems.length === 0) {
    renameAll(slots, delta.renamed, report);
    for (const removal of delta.removed) remove(slots, removal, report);
    for (const requirement of delta.modified)
      modify(slots, delta, requirement, allowsScenarioRemoval, report);
    for (const requirement of delta.added) add(slots, delta, requirement, report);
  }
  return {problems, losses, totals};
}

/** All pairs take effect at once, so two names can be swapped; a chain `A → B`, `B → C` is followed. */
function renameAll(slots: Slots, renames: readonly Rename[], report: Report): void {
  const sources = new Set(renames.map(({from}) => from));
  const moved: Slot[] = [];
  for (const rename of renames) {
    const {from, to} = rename;
    if (from === undefined || to === undefined) continue;
    const chained = moved.findIndex(({name}) => name === from);
    const slot = chained >= 0 ? moved.splice(chained, 1)[0] : slots.byName.get(from);
    if (!slot) missingSource(slots, {...rename, from, to}, report);
    else if (slots.byName.has(to) && !sources.has(to))
      report.problem(
        'requirement-new',
        rename,
        `\`${to}\` is there already, so \`${from}\` cannot take its name`,
      );
    else moved.push({...slot, name: to});
    if (slot && chained < 0) dropSlot(slots, from);
  }
  for (const slot of moved) {
    const near = nearName(slots, slot.name);
    const rename = renames.find(({to}) => to === slot.name);
    if (near !== undefined && rename)
      report.problem(
        'requirement-new',
        rename,
        `\`${slot.name}\` differs from \`${near}\` in case, spacing or markup only, expected a name of its own`,
      );
    putSlot(slots, slot);
    report.count('renamed');
  }
}

function missingSource(
  slots: Slots,
  rename: Rename & {readonly from: string; readonly to: string},
  report: Report,
): void {
  const near = nearName(slots, rename.from);
  const isApplied = slots.byName.has(rename.to) && (near === undefined || near === rename.to);
  if (!isApplied)
    report.problem('requirement-target', rename, missing(rename.from, near === rename.to ? undefined : near));
}

function remove(slots: Slots, removal: Removal, report: Report): void {
  const {name} = removal;
  if (slots.byName.has(name)) {
    dropSlot(slots, name);
    report.count('removed');
    return;
  }
  const near = nearName(slots, name);
  if (near !== undefined)
    report.problem('requirement-target', removal.requirement?.heading ?? removal, missing(name, near));
}

function modify(
  slots: Slots,
  delta: RequirementDelta,
  requirement: Requirement,
  allowsRemoval: boolean,
  report: Report,
): void {
  const {name, heading} = requirement;
  const slot = slots.byName.get(name);
  if (!slot) {
    report.problem('requirement-target', heading, missing(name, nearName(slots, name)));
    return;
  }
  const before = slotText(slot);
  const text = blockText(delta.document, requirement, slot.written);
  if (comparable(text) === before) return;
  if (!allowsRemoval) reportOmissions(slot, delta, requirement, report);
  const lines = lostLines(before, comparable(text));
  if (lines.length > 0) report.loss({requirement: name, lines});
  putSlot(slots, {...slot, text, written: {document: delta.document, requirement}});
  report.count('modified');
}

/** Scenarios that the spec has, and the block neither lists nor marks; names count as often as they occur. */
function reportOmissions(
  slot: Slot,
  delta: RequirementDelta,
  requirement: Requirement,
  report: Report,
): void {
  const marks = readMarks(delta.document, requirement);
  const accounted = [
    ...requirement.scenarios.filter(({kind}) => kind === 'scenario').map(({name}) => name),
    ...marks.removed.map(({name}) => name),
    ...marks.renamed.map(({from}) => from),
  ];
  const omitted: Scenario[] = [];
  for (const scenario of slot.written.requirement.scenarios.filter(({kind}) => kind === 'scenario')) {
    const at = accounted.indexOf(scenario.name);
    if (at >= 0) accounted.splice(at, 1);
    else omitted.push(scenario);
  }
  for (const {name} of omitted) {
    const near = accounted.find((other) => foldName(other) === foldName(name));
    const wish =
      near === undefined
        ? `expected it, or \`#### REMOVED Scenario: ${name}\``
        : `expected it spelled as in the spec, not \`${near}\``;
    report.problem(
      'scenario-kept',
      requirement.heading,
      `\`${requirement.name}\` leaves out the scenario \`${name}\`, ${wish}`,
    );
  }
}

function add(slots: Slots, delta: RequirementDelta, requirement: Requirement, report: Report): void {
  const {name, heading} = requirement;
  const text = blockText(delta.document, requirement);
  const slot = slots.byName.get(name);
  if (slot && slotText(slot) === comparable(text)) return;
  const near = nearName(slots, name);
  if (slot)
    report.problem(
      'requirement-new',
      heading,
      `\`${name}\` is there already with other words, expected it under MODIFIED`,
    );
  else if (near !== undefined)
    report.problem(
      'requirement-new',
      heading,
      `\`${name}\` differs from \`${near}\` in case, spacing or markup only, expected that one under MODIFIED, or another name`,
    );
  else {
    putSlot(slots, {name, requirement: undefined, text, written: {document: delta.document, requirement}});
    report.count('added');
  }
}

function missing(name: string, near: string | undefined): string {
  const question = near === undefined ? '' : `; did you mean \`${near}\`?`;
  return `No requirement \`${name}\` in the spec${question}`;
}
