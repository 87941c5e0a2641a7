import type {Document} from '../../markdown/document.ts';
import {type Branch, branchText} from '../../markdown/merge/branch.ts';
import {type MergedBranch, mergeBranches, piecesOf} from '../../markdown/merge/merge-branches.ts';
import {type Conflict, conflictsAmong, type Piece} from '../../markdown/merge/pieces.ts';
import {lineEnd, lineStart} from '../../markdown/place.ts';
import {blockText} from '../merge/block.ts';
import {readBlock} from '../merge/read-block.ts';
import {requirementBranch} from '../merge/requirement-branch.ts';
import type {CurrentBlock} from '../merge/scenario-marks.ts';
import {type ThreeWay, threeWay} from '../merge/three-way.ts';
import type {Requirement} from '../requirement-block.ts';
import {type MarksOfBlock, marksOf} from './block-marks.ts';

/** How much of a block stands between markers: the lines that differ, the part they are in, or all of it. */
export type Grain = 'lines' | 'parts' | 'whole';

/** A MODIFIED block on its way to the present spec. */
export interface Rebasing {
  readonly document: Document;
  readonly block: Requirement;
  readonly base: CurrentBlock;
  /** The requirement in the spec as it is. */
  readonly ours: CurrentBlock;
}

/** What a block is to say from now on. */
export interface RebasedBlock {
  /** Whole lines, at the depth the delta has. */
  readonly pieces: readonly Piece[];
}

/**
 * Write a block against the present spec instead of its base, so that it makes the same of it as the merge would.
 *
 * Marks of scenarios stay marks as long as the spec has what they name. Nothing where the block is up to date.
 */
export function rebaseBlock({document, block, base, ours}: Rebasing, grain: Grain): RebasedBlock | undefined {
  const depth = block.section.depth;
  const before = atDepth(base, depth);
  const now = atDepth(ours, depth);
  const outcome = threeWay(document, block, before, now);
  const merged = mergedBy(outcome, before, now);
  if (!merged) return undefined;
  const pieces = rendered(merged, marksOf(document, block, now), grain);
  if (grain !== 'whole' || conflictsAmong(pieces).length === 0) return {pieces};
  const sides = {ours: branchText(requirementBranch(now)), theirs: ownText(document, block)};
  return {pieces: [{base: undefined, ...sides}]};
}

/** What a merge makes of the block, as it is written into the spec; nothing while it has conflicts, or makes nothing. */
export function mergedText({document, block, base, ours}: Rebasing): string | undefined {
  const merged = mergedBy(threeWay(document, block, base, ours), base, ours);
  const pieces = merged && piecesOf(merged);
  return pieces?.every((piece) => typeof piece === 'string') ? pieces.join('') : undefined;
}

function mergedBy(outcome: ThreeWay, base: CurrentBlock, ours: CurrentBlock): MergedBranch | undefined {
  if (outcome.kind === 'merged') return outcome.merged;
  if (outcome.kind !== 'unchanged') return undefined;
  const was = requirementBranch(base);
  return mergeBranches({base: was, ours: requirementBranch(ours), theirs: was});
}

/** A requirement of a spec with its headings at the depth of the delta's. */
function atDepth(current: CurrentBlock, depth: number): CurrentBlock {
  const {document, requirement} = current;
  if (requirement.section.depth === depth) return current;
  return readBlock(blockText(document, requirement, undefined, depth)) ?? current;
}

/** The lines a block has in its file, LF. */
export function ownText({text}: Document, {block}: Requirement): string {
  return `${text.slice(lineStart(text, block.start), lineEnd(text, block.end)).replace(/\r\n?/g, '\n')}\n`;
}

/** A part of a block and the blank lines behind it. */
interface Part {
  readonly pieces: readonly Piece[];
  readonly gap: string | undefined;
}

function rendered(merged: MergedBranch, marks: MarksOfBlock, grain: Grain): readonly Piece[] {
  const keys = new Set(merged.children.map(({key}) => key));
  const loose = marks.looseBehind(keys);
  const behind = (key: string | undefined): readonly Part[] =>
    (loose.get(key) ?? []).map((text) => ({pieces: [text], gap: undefined}));
  const head = {pieces: grained(merged.pieces, merged, grain), gap: merged.gap};
  const parts = [
    head,
    ...behind(undefined),
    ...merged.children.flatMap((child) => [partOf(child, marks, grain), ...behind(child.key)]),
  ];
  return parts.flatMap(({pieces, gap = '\n'}, index) =>
    index === parts.length - 1 ? pieces : [...pieces, gap],
  );
}

function partOf(child: MergedBranch, marks: MarksOfBlock, grain: Grain): Part {
  const gap = lastOf(child).gap;
  const dropped = marks.removed.get(child.key);
  if (dropped !== undefined && !child.sides.theirs) return {pieces: child.pieces.map(withMark(dropped)), gap};
  const mark = marks.renamed.get(child.key);
  const {base, ours, theirs} = child.sides;
  if (!mark || !base || !ours || !theirs) return {pieces: wholeOf(child, grain), gap};
  return {pieces: mark.hasBody ? [mark.head, ...belowHeading(child, grain)] : [mark.text], gap};
}

function belowHeading(child: MergedBranch, grain: Grain): readonly Piece[] {
  const [, ...pieces] = piecesOf(child);
  const isWhole = grain === 'lines' || conflictsAmong(pieces).length === 0;
  return isWhole ? pieces : [sidesOf(child, (side) => branchText({...side, heading: ''}))];
}

function withMark(theirs: string): (piece: Piece) => Piece {
  return (piece) => (typeof piece === 'string' ? piece : {...piece, theirs});
}

function wholeOf(child: MergedBranch, grain: Grain): readonly Piece[] {
  const pieces = piecesOf(child);
  const isWhole = grain === 'lines' || conflictsAmong(pieces).length === 0;
  return isWhole ? pieces : [sidesOf(child, branchText)];
}

/** The heading and the body of a requirement, the body as one conflict where it has some. */
function grained(pieces: readonly Piece[], merged: MergedBranch, grain: Grain): readonly Piece[] {
  if (grain === 'lines' || conflictsAmong(pieces).length === 0) return pieces;
  return [...pieces.slice(0, 1), sidesOf(merged, ({body}) => body)];
}

function sidesOf({sides: {base, ours, theirs}}: MergedBranch, read: (branch: Branch) => string): Conflict {
  const [was, mine, other] = [base, ours, theirs].map((side) => side && read(side));
  return {base: was, ours: mine, theirs: other};
}

function lastOf(branch: MergedBranch): MergedBranch {
  const last = branch.children.at(-1);
  return last ? lastOf(last) : branch;
}
