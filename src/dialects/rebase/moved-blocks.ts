import {conflictsAmong} from '../../markdown/merge/pieces.ts';
import {lineEnd, lineStart} from '../../markdown/place.ts';
import {shortCommit} from '../../short-commit.ts';
import type {CurrentBlock} from '../merge/marks/scenario-marks.ts';
import type {Change} from './change.ts';
import {type ConflictLabels, piecesText} from './conflict-text.ts';
import {followed, requirementIn} from './follow-name.ts';
import {linesEdit} from './lines-edit.ts';
import type {Question} from './open-questions.ts';
import {type Rebasing, rebaseBlock} from './rebase-block.ts';
import {nameBefore, type RebaseInput, writtenAgainst} from './rebase-input.ts';
import {renameChange, renamedSince} from './renamed-since.ts';
import type {Grain} from './rendered-block.ts';

/** A MODIFIED block whose base is known and whose requirement is in the spec. */
export interface Moved extends Rebasing {
  readonly commit: string;
}

/** Those blocks of a delta, each with its requirement under the name the spec has for it now. */
export function movedBlocks(input: RebaseInput): readonly Moved[] {
  const {delta, spec} = input;
  return delta.modified.flatMap((block) => {
    const before = nameBefore(delta, block.name);
    const written = writtenAgainst(input, block.block, before);
    if (!written) return [];
    const {block: base, base: found} = written;
    const isRenamed = before !== block.name;
    const same = requirementIn(spec, before) ?? (isRenamed ? requirementIn(spec, block.name) : undefined);
    const ours =
      same ??
      (isRenamed ? renamedHere(input, block.name) : followed(found.spec, base, spec, input.renamedTo));
    if (!ours) return [];
    const newName = same || isRenamed ? undefined : ours.requirement.name;
    return [{document: delta.document, block, base, ours, newName, commit: base.commit}];
  });
}

/** What the delta gives a name, where the spec gave it another one since and the delta is made to follow. */
function renamedHere(input: RebaseInput, name: string): CurrentBlock | undefined {
  const rename = input.delta.renamed.find(({to}) => to === name);
  return rename && renameChange(input, rename) && renamedSince(input, rename)?.now;
}

/** What brings a block to the present spec; nothing where it says what it should. */
export function blockChange(moved: Moved, grain: Grain, labels: ConflictLabels): Change | undefined {
  const pieces = rebaseBlock(moved, grain);
  if (!pieces) return undefined;
  const {document, commit, block: requirement} = moved;
  const {text} = document;
  const range = {
    start: lineStart(text, requirement.block.start),
    end: lineEnd(text, requirement.block.end),
  };
  const edit = linesEdit(text, range, piecesText(pieces, labels).replace(/\n$/, ''));
  const conflicts = conflictsAmong(pieces).length;
  return edit && {requirement: requirement.name, commit, edit, conflicts, merged: moved};
}

/** What to say of a block that moved and could not be written so that it is sound. */
export function unmergedQuestion(moved: Moved): Question | undefined {
  if (!rebaseBlock(moved, 'whole')) return undefined;
  const {commit, block} = moved;
  const message = `\`${block.name}\` was changed in the spec since ${shortCommit(commit)}, and this block cannot be brought to that, so nothing of the change is; write it anew from the spec, then rebase again`;
  return {requirement: block.name, commit, range: block.block, message};
}
