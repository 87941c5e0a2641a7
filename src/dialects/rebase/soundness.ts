import {conflictHunksIn} from '../../markdown/conflict-hunk.ts';
import {parse} from '../../markdown/document.ts';
import {sourceOf} from '../../markdown/source.ts';
import {blockText} from '../merge/block.ts';
import {comparable} from '../merge/slots.ts';
import {type RequirementDelta, readRequirementDelta} from '../requirement-delta.ts';
import type {Change} from './change.ts';
import {chosenSide} from './conflict-text.ts';
import type {RebaseInput} from './open-questions.ts';
import {mergedText} from './rebase-block.ts';

/**
 * Whether the text of a delta that was brought to the present spec is what it should be: every conflict is found as one,
 * either side of all of them makes a delta about the same requirements, and what was merged without one means what
 * merging it means.
 */
export function isSound(
  {delta, conflictsIn}: RebaseInput,
  changes: readonly Change[],
  after: string,
): boolean {
  const conflicts = changes.reduce((sum, change) => sum + change.conflicts, 0);
  if (conflictHunksIn(after).length !== conflicts || conflictsIn(after) !== conflicts) return false;
  const [ours, theirs] = [chosenSide(after, 'ours'), chosenSide(after, 'theirs')].map(readText);
  const isAlike = (side: RequirementDelta | undefined) => side && shapeOf(side) === shapeOf(delta);
  if (!theirs || !isAlike(ours) || !isAlike(theirs)) return false;
  return changes.every((change) => change.conflicts > 0 || saysWhatMergingSays(delta, change, theirs));
}

function readText(text: string): RequirementDelta {
  return readRequirementDelta(parse(sourceOf('', text)));
}

/** How many there are of what, in which order; a block that follows a requirement to its new name stays one. */
function shapeOf({sections, added, modified, removed, renamed, orphans, strays}: RequirementDelta): string {
  return JSON.stringify([
    sections.map(({kind}) => kind.keyword),
    added.map(({name}) => name),
    modified.length,
    removed.map(({name}) => name),
    renamed.map(({from, to}) => [from, to]),
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
