import {parse} from '../../markdown/document.ts';
import {applyEdits, type TextEdit} from '../../markdown/edit.ts';
import {sourceOf} from '../../markdown/source.ts';
import {shortCommit} from '../../short-commit.ts';
import type {CurrentBlock} from '../merge/marks/scenario-marks.ts';
import type {Rename} from '../renames.ts';
import {type RequirementDelta, readRequirementDelta} from '../requirement-delta.ts';
import type {Change} from './change.ts';
import {followed, requirementIn} from './follow-name.ts';
import {type RebaseInput, writtenAgainst} from './rebase-input.ts';

/** The renames of what the spec has renamed since, too: each is of the new name now. */
export function renameChanges(input: RebaseInput): readonly Change[] {
  return input.delta.renamed.flatMap((rename) => renameChange(input, rename) ?? []);
}

/** What renames a requirement that has another name in the spec by now; nothing where no edit could. */
export function renameChange(input: RebaseInput, rename: Rename): Change | undefined {
  const found = renamedSince(input, rename);
  const name = found?.now.requirement.name ?? '';
  const edit = found && fromEdit(input.delta, rename, name);
  if (!edit) return undefined;
  const {from: requirement = ''} = rename;
  const {commit} = found;
  const message = `\`${requirement}\` is \`${name}\` in the spec since ${shortCommit(commit)}, so now that one is renamed`;
  return {requirement, commit, edit, conflicts: 0, message, merged: undefined};
}

/** What a rename is about, under the name the spec gave it since. */
export function renamedSince(
  input: RebaseInput,
  rename: Rename,
): {readonly commit: string; readonly now: CurrentBlock} | undefined {
  const {spec, renamedTo} = input;
  const {from, to} = rename;
  if (from === undefined || requirementIn(spec, from) || (to !== undefined && requirementIn(spec, to)))
    return undefined;
  const before = writtenAgainst(input, rename, from);
  const now = before && followed(before.base.spec, before.block, spec, renamedTo);
  return now && {commit: before.block.commit, now};
}

/** The edit after which the delta renames this instead, and all others as before; reading the outcome tells. */
function fromEdit({document, renamed}: RequirementDelta, rename: Rename, name: string): TextEdit | undefined {
  const {from = ''} = rename;
  const start = document.text.slice(rename.start, rename.end).indexOf(from);
  if (from === '' || start < 0) return undefined;
  const edit = {start: rename.start + start, end: rename.start + start + from.length, text: name};
  const after = readRequirementDelta(parse(sourceOf('', applyEdits(document.text, [edit]))));
  const wanted = renamed.map((each) => (each === rename ? {from: name, to: each.to} : each));
  return saidBy(after.renamed) === saidBy(wanted) ? edit : undefined;
}

function saidBy(renames: readonly Pick<Rename, 'from' | 'to'>[]): string {
  return JSON.stringify(renames.map(({from, to}) => [from, to]));
}
