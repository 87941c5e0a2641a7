import {type MergedBranch, piecesOf} from '../../markdown/merge/merge-branches.ts';
import {conflictsAmong} from '../../markdown/merge/pieces.ts';
import type {Requirement} from '../requirement-block.ts';
import {blockText} from './block.ts';
import {keepsNesting} from './heading-depth.ts';
import type {Ledger} from './ledger.ts';
import {bringsNew, tailOf} from './links/tail.ts';
import {lostLines} from './losses/lost-lines.ts';
import {noteOmissions} from './losses/omissions.ts';
import {textToKeep} from './losses/text-to-keep.ts';
import {markProblems} from './marks/mark-problems.ts';
import {type CurrentBlock, readMarks} from './marks/scenario-marks.ts';
import type {DeltaOfChange} from './merge.ts';
import {missing} from './missing.ts';
import type {MergedThreeWays} from './problem.ts';
import {
  comparable,
  nearName,
  putSlot,
  type Slot,
  type Slots,
  slotDepth,
  slotSource,
  slotText,
  writtenSlot,
} from './slots.ts';
import {blockAs} from './three-way/block-as.ts';
import {baseAlike} from './three-way/former-names.ts';
import {type Meeting, mergeConflicts} from './three-way/merge-conflicts.ts';
import {type BaseBlock, type ThreeWay, threeWay} from './three-way/three-way.ts';
import {baseOf, type Gone, goneProblem, rebaseHint, writtenBlock} from './three-way/written-against.ts';

/**
 * Replace a requirement by a MODIFIED block; one that says the same is left alone. Where it is known what the block was
 * written against, it is merged with what became of that since. Changes `slots`.
 */
export function modify(
  slots: Slots,
  of: DeltaOfChange,
  block: Requirement,
  allowsScenarioRemoval: boolean,
  ledger: Ledger,
): void {
  const slot = slots.byName.get(block.name);
  const base = baseOf(of, writtenBlock(of.delta, block), block.name) ?? likeBase(slots, of, block, slot);
  if (slot) modifySlot({of, block, base, slots, slot}, allowsScenarioRemoval, ledger);
  else noSlot(slots, of, block, base, ledger);
}

/** What a block was written against where nobody tells its name of then. */
function likeBase(
  slots: Slots,
  {delta, bases}: DeltaOfChange,
  block: Requirement,
  slot: Slot | undefined,
): BaseBlock | undefined {
  const now = slot?.current();
  return bases && now && baseAlike(bases, writtenBlock(delta, block), now, (name) => slots.byName.has(name));
}

/** A MODIFIED block, what it was written against where that is known, and what it meets. */
interface Modification extends Omit<Meeting, 'base'> {
  readonly base: BaseBlock | undefined;
}

function modifySlot(modification: Modification, allowsScenarioRemoval: boolean, ledger: Ledger): void {
  const {of, block, base, slots, slot} = modification;
  const {delta} = of;
  const current = slot.current();
  const met = base && current && threeWay(delta.document, block, base, current);
  if (met?.kind === 'unchanged') tell(modification, met.kind, ledger);
  const isBringing = bringsNew(slots, delta, block);
  if (!isBringing && (met?.kind === 'unchanged' || met?.kind === 'settled')) return;
  const text = textOf(modification, met);
  // What is not decided is in no text yet, however much the rest says what the spec says.
  const isSaid = !isOpen(met) && comparable(text) === slotText(slot);
  if (isSaid && !isBringing) return;
  if (!keepsNesting(block, slotDepth(slots, slot), ledger)) return;
  if (!isSaid && !isSound(modification, ledger)) return;
  const omitted = allowsScenarioRemoval ? [] : noteOmissions(current, base, delta, block, ledger);
  if (met?.kind === 'merged' && isConflict(modification, met.merged, omitted, ledger)) return;
  const lines = lostIn(modification, text);
  if (lines.length > 0) ledger.loss({requirement: block.name, lines});
  putSlot(slots, writtenSlot(block.name, text, tailOf(slots, slot, delta, block, ledger), slot));
  ledger.count('modified');
}

function tell({block, base}: Modification, kind: MergedThreeWays['kind'], ledger: Ledger): void {
  if (base) ledger.threeWay({requirement: block.name, commit: base.commit, kind});
}

function isOpen(met: ThreeWay | undefined): boolean {
  return met?.kind === 'merged' && hasConflicts(met.merged);
}

function hasConflicts(merged: MergedBranch): boolean {
  return conflictsAmong(piecesOf(merged)).length > 0;
}

/** Whether the scenario marks of a block can be followed; where not, that is told. */
function isSound({of, block, slot}: Modification, ledger: Ledger): boolean {
  const unsound = markProblems(of.delta.document, block, slot.current());
  for (const {range, message} of unsound) ledger.problem('delta-conflict', range, message);
  return unsound.length === 0;
}

/** Whether a block and the spec since say something differently; where so, that is told. */
function isConflict(
  {base, ...rest}: Modification,
  merged: MergedBranch,
  omitted: readonly string[],
  ledger: Ledger,
): boolean {
  const isTold = new Set(omitted);
  if (base) ledger.problems(mergeConflicts({...rest, base}, merged, (name) => isTold.has(name)));
  if (hasConflicts(merged)) return true;
  tell({base, ...rest}, 'merged', ledger);
  return false;
}

function noSlot(
  slots: Slots,
  of: DeltaOfChange,
  block: Requirement,
  base: BaseBlock | undefined,
  ledger: Ledger,
): void {
  const {name, heading} = block;
  // What says nothing new is not missed.
  if (base && threeWay(of.delta.document, block, base, base).kind === 'settled') {
    ledger.threeWay({requirement: name, commit: base.commit, kind: 'unchanged'});
    return;
  }
  const near = nearName(slots, name);
  if (!base) {
    ledger.problem('requirement-target', heading, missing(name, near, slots.spec), near);
    return;
  }
  ledger.problems([goneProblem(slots, of, base, heading, goneBelow(of))]);
}

function goneBelow({change}: DeltaOfChange): Gone {
  return {
    done: 'modified',
    ifRemoved: 'move it to ADDED, or drop the block',
    ifRenamed: () => rebaseHint(change),
  };
}

/** What the requirement says in the end; what has no end yet is not written. */
function textOf({of: {delta}, block, slots, slot}: Modification, met: ThreeWay | undefined): string {
  switch (met?.kind) {
    case 'settled':
    case 'unchanged':
      return slotSource(slot).replace(/\r\n?/g, '\n').trim();
    case 'merged': {
      const pieces = piecesOf(met.merged);
      return pieces
        .filter((piece) => typeof piece === 'string')
        .join('')
        .trim();
    }
    case 'unmoved':
    case undefined:
      return blockText(delta.document, block, slot.current(), slotDepth(slots, slot));
  }
}

/** The lines that a block leaves out without a mark, and the spec still has. */
function lostIn({of: {delta}, block, base, slots, slot}: Modification, text: string): readonly string[] {
  const current = slot.current();
  const marks = readMarks(delta.document, block);
  const toKeep = (found: CurrentBlock | undefined) => (found ? textToKeep(found, marks) : slotText(slot));
  if (!base) return lostLines(toKeep(current), comparable(text));
  const depth = slotDepth(slots, slot);
  const then = blockAs(base, block.name, depth);
  const now = linesOf(slotText(slot));
  const after = linesOf(text);
  const said = comparable(blockText(delta.document, block, then, depth));
  return lostLines(toKeep(then), said).filter((line) => now.has(line.trim()) && !after.has(line.trim()));
}

function linesOf(text: string): ReadonlySet<string> {
  return new Set(text.split('\n').map((line) => line.trim()));
}
