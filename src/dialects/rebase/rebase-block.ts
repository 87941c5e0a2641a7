import type {Document} from '../../markdown/document.ts';
import {applyEdits} from '../../markdown/edit.ts';
import {branchText} from '../../markdown/merge/branch.ts';
import {isSame, type MergedBranch, mergeBranches, piecesOf} from '../../markdown/merge/merge-branches.ts';
import {conflictsAmong, type Piece} from '../../markdown/merge/pieces.ts';
import {lineEnd, lineStart} from '../../markdown/place.ts';
import {blockText} from '../merge/block.ts';
import {type CurrentBlock, listedNames} from '../merge/marks/scenario-marks.ts';
import {readBlock} from '../merge/read-block.ts';
import {renameHeading} from '../merge/rename-heading.ts';
import {blockAs} from '../merge/three-way/block-as.ts';
import {requirementBranch} from '../merge/three-way/requirement-branch.ts';
import {type ThreeWay, threeWay} from '../merge/three-way/three-way.ts';
import type {Requirement} from '../requirement-block.ts';
import {marksOf} from './block-marks.ts';
import {type Grain, rendered} from './rendered-block.ts';

/** A MODIFIED block on its way to the present spec. */
export interface Rebasing {
  readonly document: Document;
  readonly block: Requirement;
  readonly base: CurrentBlock;
  /** The requirement in the spec as it is. */
  readonly ours: CurrentBlock;
  /** Its name there, where the spec renamed it since. */
  readonly newName: string | undefined;
}

/**
 * Write a block against the present spec instead of its base, so that it makes the same of it as the merge would: whole
 * lines, at the depth the delta has.
 *
 * Marks of scenarios stay marks as long as the spec has what they name. Nothing where the block is up to date.
 */
export function rebaseBlock(
  {document, block, base, ours, newName}: Rebasing,
  grain: Grain,
): readonly Piece[] | undefined {
  const {depth} = block.section;
  const then = blockAs(base, block.name, depth);
  const now = blockAs(ours, block.name, depth);
  const outcome = threeWay(document, block, then, now);
  if (outcome.kind === 'settled' && isTurning(document, block, now)) return asNow(now, newName);
  const merged = mergedBy(outcome, then, now);
  if (!merged) return newName === undefined ? undefined : renamed([ownText(document, block)], newName);
  if (grain === 'plain') {
    const plain = asPlain(document, block, now, merged);
    return newName === undefined ? plain : renamed(plain, newName);
  }
  const pieces = rendered(merged, marksOf(document, block, now), grain === 'whole' ? 'parts' : grain);
  const isWhole = typeof pieces[0] !== 'string' || (grain === 'whole' && conflictsAmong(pieces).length > 0);
  const written = isWhole ? asWhole(document, block, now) : pieces;
  return newName === undefined ? written : renamed(written, newName);
}

/** What a merge makes of the block, as it is written into the spec; nothing while it has conflicts, or makes nothing. */
export function mergedText({document, block, base, ours}: Rebasing): string | undefined {
  const {name, section} = block;
  const now = blockAs(ours, name, ours.requirement.section.depth);
  const then = blockAs(base, name, section.depth);
  const outcome = threeWay(document, block, then, now);
  if (outcome.kind === 'settled') return branchText(requirementBranch(now));
  const merged = mergedBy(outcome, then, now);
  const pieces = merged && piecesOf(merged);
  return pieces?.every((piece) => typeof piece === 'string') ? pieces.join('') : undefined;
}

/** Whether marks that the spec has followed already would take the names round once more. */
function isTurning(document: Document, block: Requirement, now: CurrentBlock): boolean {
  const again = readBlock(blockText(document, block, now));
  return again !== undefined && !isSame(requirementBranch(again), requirementBranch(now));
}

function asNow(now: CurrentBlock, newName: string | undefined): readonly Piece[] {
  const text = [branchText(requirementBranch(now))];
  return newName === undefined ? text : renamed(text, newName);
}

function mergedBy(outcome: ThreeWay, base: CurrentBlock, ours: CurrentBlock): MergedBranch | undefined {
  if (outcome.kind === 'merged') return outcome.merged;
  if (outcome.kind !== 'unchanged') return undefined;
  const now = requirementBranch(ours);
  const was = requirementBranch(blockAs(base, ours.requirement.name, ours.requirement.section.depth));
  return mergeBranches({base: was, ours: now, theirs: was});
}

/** The heading, and below it all that either side says. */
function asWhole(document: Document, block: Requirement, now: CurrentBlock): readonly Piece[] {
  const {text} = document;
  const own = linesOf(text.slice(lineEnd(text, block.heading.end, true), lineEnd(text, block.block.end)));
  return [headOf(document, block), {base: undefined, ours: textBelow(now), theirs: own}];
}

/** The same, with marks that remove what the spec has and this does not, and none that rename. */
function asPlain(
  document: Document,
  block: Requirement,
  now: CurrentBlock,
  merged: MergedBranch,
): readonly Piece[] {
  const pieces = piecesOf(merged);
  const text = pieces.map((piece) => (typeof piece === 'string' ? piece : (piece.theirs ?? ''))).join('');
  const read = readBlock(text);
  if (!read) return asWhole(document, block, now);
  const names = new Set(listedNames(read.requirement));
  const left = [...new Set(listedNames(now.requirement))].filter((name) => !names.has(name));
  const level = '#'.repeat(block.section.depth + 1);
  const theirs = [textBelow(read), ...left.map((name) => `${level} REMOVED Scenario: ${name}\n`)].join('\n');
  const isOpen = conflictsAmong(pieces).length > 0;
  return [
    headOf(document, block),
    ...(isOpen ? [{base: undefined, ours: textBelow(now), theirs}] : [theirs]),
  ];
}

function textBelow(block: CurrentBlock): string {
  return branchText({...requirementBranch(block), heading: ''});
}

/** The lines of the heading. */
function headOf({text}: Document, {start, heading}: Requirement): string {
  return linesOf(text.slice(lineStart(text, start), lineEnd(text, heading.end, true)));
}

/** The lines a block has in its file. */
function ownText({text}: Document, {block}: Requirement): string {
  return linesOf(text.slice(lineStart(text, block.start), lineEnd(text, block.end)));
}

function linesOf(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n');
  return lines === '' || lines.endsWith('\n') ? lines : `${lines}\n`;
}

/** A block under another name; its heading is what it begins with. */
function renamed([first, ...rest]: readonly Piece[], name: string): readonly Piece[] {
  const head = typeof first === 'string' ? readBlock(first) : undefined;
  if (!head || typeof first !== 'string') return first === undefined ? rest : [first, ...rest];
  const {document, requirement} = head;
  return [applyEdits(document.text, [renameHeading(document, requirement, name)]), ...rest];
}
