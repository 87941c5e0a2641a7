import type {Document} from '../../markdown/document.ts';
import {branchText} from '../../markdown/merge/branch.ts';
import type {Piece} from '../../markdown/merge/pieces.ts';
import {lineEnd, lineStart, type Range} from '../../markdown/place.ts';
import {lineEndingAt} from '../../markdown/source.ts';
import {requirementBranch} from '../merge/requirement-branch.ts';
import {isUnmoved} from '../merge/written-against.ts';
import type {Removal} from '../requirement-delta.ts';
import type {Change} from './change.ts';
import {type ConflictLabels, piecesText} from './conflict-text.ts';
import {requirementIn} from './follow-name.ts';
import {type RebaseInput, writtenAgainst} from './open-questions.ts';

/** The removals of what was changed in the spec since they were written: what would go is shown below each. */
export function removalChanges(input: RebaseInput, labels: ConflictLabels): readonly Change[] {
  const {delta, spec} = input;
  return delta.removed.flatMap((removal) => {
    const range = removal.requirement?.block ?? removal;
    const written = writtenAgainst(input, range, removal.name);
    const ours = requirementIn(spec, removal.name);
    if (!written || !ours) return [];
    if (isUnmoved(written.block, ours)) return [];
    const text = branchText({...requirementBranch(ours), heading: ''});
    const {commit} = written.block;
    return [removalChange(delta.document, {removal, commit, text}, labels)];
  });
}

/** A removal, and what it would take away now: lines that end with LF. */
interface ChangedRemoval {
  readonly removal: Removal;
  readonly commit: string;
  readonly text: string;
}

/** The present text is quoted: so nothing in it is a heading or a bullet of the delta, whichever side is chosen. */
function removalChange(
  document: Document,
  {removal, commit, text}: ChangedRemoval,
  labels: ConflictLabels,
): Change {
  const {name, requirement} = removal;
  const at = lineEnd(document.text, requirement?.block.end ?? removal.end);
  const indent = requirement ? '' : contentIndent(document, removal);
  const quoted = text
    .replace(/^\n+|\n+$/g, '')
    .replace(/^.*$/gm, (line) => `${indent}>${line && ` ${line}`}`);
  const pieces: readonly Piece[] = ['\n', {base: undefined, ours: `${quoted}\n`, theirs: undefined}];
  const written = `\n${piecesText(pieces, labels).replace(/\n$/, '')}`;
  const edit = {start: at, end: at, text: written.replaceAll('\n', lineEndingAt(document.text, at))};
  return {requirement: name, commit, edit, conflicts: 1, merged: undefined};
}

/** As far as the words of a list item stand from the margin. */
function contentIndent({text}: Document, {start}: Range): string {
  const line = text.slice(lineStart(text, start), lineEnd(text, start));
  const [lead = ''] = /^[ \t]*(?:[-*+]|\d+[.)])[ \t]+/.exec(line) ?? [];
  return lead.replace(/\S/g, ' ');
}
