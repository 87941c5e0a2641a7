import {conflictHunksIn} from '../../markdown/conflict-hunk.ts';
import {applyEdits, type TextEdit} from '../../markdown/edit.ts';
import type {Change} from './change.ts';
import {removalChanges} from './changed-removals.ts';
import type {ConflictLabels} from './conflict-text.ts';
import {mergedDelta} from './merged-delta.ts';
import {blockChange, movedBlocks, unmergedQuestion} from './moved-blocks.ts';
import {openQuestions, type Question} from './open-questions.ts';
import type {RebaseInput} from './rebase-input.ts';
import {renameChanges} from './renamed-since.ts';
import type {Grain} from './rendered-block.ts';
import {isSound} from './soundness.ts';
import type {Told} from './told.ts';

/** What brings a delta to the present spec. */
export interface RebasedDelta {
  /** Edits of the delta's text; none where nothing is to be done, or a person has to do it all. */
  readonly edits: readonly TextEdit[];
  /** Whether there is something that moved and could not be brought up: then no base may be named for the change. */
  readonly isGivenUp: boolean;
  /** In the order of the delta. */
  readonly told: readonly Told[];
}

const GRAINS: readonly Grain[] = ['lines', 'parts', 'whole', 'plain'];

/**
 * Bring a delta to the present spec: what both the change and the spec did to a requirement is merged, what they did
 * differently stands between git's markers. Every byte of what nobody moved stays.
 *
 * Conflicts are as small as can be as long as choosing either side of them, by deleting lines, makes a sound delta.
 */
export function rebaseDelta(input: RebaseInput, labels: ConflictLabels): RebasedDelta {
  const {text} = input.delta.document;
  const moved = movedBlocks(input);
  const others = [...renameChanges(input), ...removalChanges(input, labels)];
  const original = mergedDelta(input, input.delta, input.bases);
  for (const grain of GRAINS) {
    const blocks = moved.flatMap((each) => blockChange(each, grain, labels) ?? []);
    const changes = [...blocks, ...others].toSorted((a, b) => a.edit.start - b.edit.start);
    const after = applyEdits(
      text,
      changes.map(({edit}) => edit),
    );
    if (isSound({...input, original}, changes, after)) return told(changes, openQuestions(input), after);
  }
  const unmerged = moved.flatMap((each) => unmergedQuestion(each) ?? []);
  return {...told([], [...openQuestions(input), ...unmerged], text), isGivenUp: true};
}

/** What to say, with places in the new text. */
function told(changes: readonly Change[], questions: readonly Question[], after: string): RebasedDelta {
  const edits = changes.map(({edit}) => edit);
  const placeAfter = (offset: number): number =>
    edits.reduce((at, {start, end, text}) => (end <= offset ? at + text.length - (end - start) : at), offset);
  const begun = conflictHunksIn(after).map(({start}) => start);
  const done = changes.map((change) => {
    const at = placeAfter(change.edit.start - 1) + 1;
    return {
      at,
      word: wordOf(
        change,
        begun.filter((place) => place >= at && place <= at + change.edit.text.length),
      ),
    };
  });
  const asked = questions.map(({requirement, commit, range, message}) => {
    const at = placeAfter(range.start);
    return {at, word: {kind: 'todo', requirement, commit, at, message} as const};
  });
  return {
    edits,
    isGivenUp: false,
    told: [...done, ...asked].toSorted((a, b) => a.at - b.at).map(({word}) => word),
  };
}

function wordOf({requirement, commit, conflicts, message}: Change, places: readonly number[]): Told {
  if (conflicts === 0) return {kind: 'merged', requirement, commit, message};
  return {kind: 'conflict', requirement, commit, places, message};
}
