import type {Document} from '../../markdown/document.ts';
import {branchText} from '../../markdown/merge/branch.ts';
import {lineEnd, lineStart} from '../../markdown/place.ts';
import {lineEndingAt} from '../../markdown/source.ts';
import {shortCommit} from '../../short-commit.ts';
import {requirementBranch} from '../merge/three-way/requirement-branch.ts';
import {isUnmoved} from '../merge/three-way/written-against.ts';
import type {Removal} from '../requirement-delta.ts';
import type {Change} from './change.ts';
import {type ConflictLabels, piecesText} from './conflict-text.ts';
import {requirementIn} from './follow-name.ts';
import {type RebaseInput, writtenAgainst} from './rebase-input.ts';

/** The removals of what was changed in the spec since they were written: each stands against what would go. */
export function removalChanges(input: RebaseInput, labels: ConflictLabels): readonly Change[] {
  const {delta, spec} = input;
  const {added, modified, removed, renamed} = delta;
  const changes = removed.flatMap((removal) => {
    const range = removal.requirement?.block ?? removal;
    const written = writtenAgainst(input, range, removal.name);
    const ours = requirementIn(spec, removal.name);
    if (!written || !ours) return [];
    if (isUnmoved(written.block, ours)) return [];
    const text = branchText({...requirementBranch(ours), heading: ''});
    const {commit} = written.block;
    return [removalChange(delta.document, {removal, commit, text}, labels)];
  });
  const rest = added.length + modified.length + renamed.length + removed.length - changes.length;
  return rest > 0 ? changes : changes.map((change) => ({...change, message: `${change.message}${EMPTIED}`}));
}

const EMPTIED = ', and delete this file if nothing is left in it';

/** A removal, and what it would take away now: lines that end with LF. */
interface ChangedRemoval {
  readonly removal: Removal;
  readonly commit: string;
  readonly text: string;
}

/**
 * The removal is one side, so the other is without it: there the present text is quoted, and nothing in that is a
 * heading or a bullet of the delta.
 */
function removalChange(
  {text}: Document,
  {removal, commit, text: now}: ChangedRemoval,
  labels: ConflictLabels,
): Change {
  const {name, requirement} = removal;
  const {start, end} = requirement?.block ?? removal;
  const lines = {start: lineStart(text, start), end: lineEnd(text, end)};
  const theirs = `${text.slice(lines.start, lines.end).replace(/\r\n?/g, '\n')}\n`;
  const ours = `${quoted(now)}\n`;
  const written = piecesText([{base: undefined, ours, theirs}], labels).replace(/\n$/, '');
  const edit = {...lines, text: written.replaceAll('\n', lineEndingAt(text, lines.end))};
  const message = `\`${name}\` was changed in the spec since ${shortCommit(commit)}; choose the side of the spec to keep it`;
  return {requirement: name, commit, edit, conflicts: 1, removal, message, merged: undefined};
}

function quoted(text: string): string {
  return text.replace(/^\n+|\n+$/g, '').replace(/^.*$/gm, (line) => `>${line && ` ${line}`}`);
}
