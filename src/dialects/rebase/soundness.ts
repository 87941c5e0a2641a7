import {conflictHunksIn} from '../../markdown/conflict-hunk.ts';
import {parse} from '../../markdown/document.ts';
import {sourceOf} from '../../markdown/source.ts';
import {blockText} from '../merge/block.ts';
import {comparable} from '../merge/slots.ts';
import type {BasesOf} from '../merge/three-way/base.ts';
import {type RequirementDelta, readRequirementDelta} from '../requirement-delta.ts';
import type {Change} from './change.ts';
import {chosenSide} from './conflict-text.ts';
import {codesIn, type MergedDelta, mergedDelta} from './merged-delta.ts';
import {mergedText} from './rebase-block.ts';
import type {RebaseInput} from './rebase-input.ts';

/** A delta that is rebased, and what merging it as it was says. */
export interface Rebased extends RebaseInput {
  readonly original: MergedDelta;
}

/**
 * Whether the text of a delta that was brought to the present spec is what it should be: every conflict is found as one,
 * either side of all of them makes a delta about the same requirements that merges as well as the original, and where
 * there is none, merging it leaves byte for byte what merging the original does.
 */
export function isSound(input: Rebased, changes: readonly Change[], after: string): boolean {
  const {delta, conflictsIn} = input;
  const conflicts = changes.reduce((sum, change) => sum + change.conflicts, 0);
  if (conflictHunksIn(after).length !== conflicts || conflictsIn(after) !== conflicts) return false;
  const theirs = readText(chosenSide(after, 'theirs'));
  const ours = conflicts === 0 ? theirs : readText(chosenSide(after, 'ours'));
  const kept = new Set(changes.flatMap(({removal}) => removal ?? []));
  const stays = {...delta, removed: delta.removed.filter((removal) => !kept.has(removal))};
  if (shapeOf(theirs) !== shapeOf(delta) || shapeOf(ours) !== shapeOf(stays)) return false;
  const sides = conflicts === 0 ? [theirs] : [theirs, ours];
  return (
    changes.every((change) => change.conflicts > 0 || saysWhatMergingSays(delta, change, theirs)) &&
    sides.every((side) => mergesAsWell(input, changes, side, conflicts === 0))
  );
}

/** Whether no block that was written anew has a problem it had not. */
function mergesAsWell(
  input: Rebased,
  changes: readonly Change[],
  after: RequirementDelta,
  isWhole: boolean,
): boolean {
  const {delta, spec, bases, original} = input;
  const present: BasesOf = (text) => [{commit: '', spec}, ...bases(text)];
  const made = mergedDelta(input, after, present);
  if (isWhole && original.problems.length === 0)
    return made.problems.length === 0 && made.text === original.text;
  return changes.every(({merged}) => {
    if (!merged) return true;
    const block = after.modified[delta.modified.indexOf(merged.block)];
    const before = codesIn(original, merged.block.block);
    return block !== undefined && [...codesIn(made, block.block)].every((code) => before.has(code));
  });
}

function readText(text: string): RequirementDelta {
  return readRequirementDelta(parse(sourceOf('', text)));
}

/** How many there are of what, in which order; what follows a requirement to its new name stays one. */
function shapeOf({sections, added, modified, removed, renamed, orphans, strays}: RequirementDelta): string {
  return JSON.stringify([
    sections.map(({kind}) => kind.keyword),
    added.map(({name}) => name),
    modified.length,
    removed.map(({name}) => name),
    renamed.map(({to}) => to ?? ''),
    orphans.length,
    strays.length,
  ]);
}

function saysWhatMergingSays(delta: RequirementDelta, {merged}: Change, after: RequirementDelta): boolean {
  if (!merged) return true;
  const wanted = mergedText(merged);
  if (wanted === undefined) return merged.newName !== undefined;
  const block = after.modified[delta.modified.indexOf(merged.block)];
  return (
    block !== undefined && saidBelow(blockText(after.document, block, merged.ours)) === saidBelow(wanted)
  );
}

/** What is said below the heading, which may follow the spec to another name. */
function saidBelow(text: string): string {
  return comparable(text.slice(text.indexOf('\n')));
}
