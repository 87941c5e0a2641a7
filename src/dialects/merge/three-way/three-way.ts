import type {Document} from '../../../markdown/document.ts';
import {branchParts} from '../../../markdown/merge/branch.ts';
import {
  clash,
  isSame,
  type MergedBranch,
  mergeBranches,
  mergedParts,
  piecesOf,
} from '../../../markdown/merge/merge-branches.ts';
import {conflictsAmong} from '../../../markdown/merge/pieces.ts';
import {missingClose} from '../../../markdown/open-block.ts';
import type {Requirement} from '../../requirement-block.ts';
import {blockText} from '../block.ts';
import {type CurrentBlock, listedNames, readMarks} from '../marks/scenario-marks.ts';
import {readBlock} from '../read-block.ts';
import type {Base, BasesOf} from './base.ts';
import {blockAs} from './block-as.ts';
import {requirementBranch} from './requirement-branch.ts';
import {withBaseKeys} from './same-scenarios.ts';

/** A requirement as a part of a delta found it, and the commit that has it so. */
export interface BaseBlock extends CurrentBlock {
  readonly commit: string;
  readonly spec: NonNullable<Base['spec']>;
}

/** What became of a requirement since a block was written, and what the block makes of it. */
export type ThreeWay =
  /** The spec says what the block says. */
  | {readonly kind: 'settled'}
  /** Nobody touched the requirement since: the block replaces it. */
  | {readonly kind: 'unmoved'}
  /** The block says what the spec said then: what was done since stays. */
  | {readonly kind: 'unchanged'}
  | {readonly kind: 'merged'; readonly merged: MergedBranch};

/**
 * The requirement that a part of a delta was written against, by the first of some names that its spec has; the first
 * base that has it counts.
 */
export function baseBlock(bases: BasesOf, text: string, ...names: readonly string[]): BaseBlock | undefined {
  for (const {commit, spec} of bases(text)) {
    const requirement = spec && names.flatMap((name) => requirementIn(spec, name) ?? [])[0];
    if (requirement) return {commit, spec, document: spec.document, requirement};
  }
  return undefined;
}

const known = new WeakMap<NonNullable<Base['spec']>, ReadonlyMap<string, Requirement>>();

/** The requirement of a name in a spec; of two the first. */
export function requirementIn(spec: NonNullable<Base['spec']>, name: string): Requirement | undefined {
  const byName = known.get(spec) ?? new Map(spec.requirements.toReversed().map((each) => [each.name, each]));
  known.set(spec, byName);
  return byName.get(name);
}

/** Merge a MODIFIED block, its scenario marks followed, with what became of the requirement since it was written. */
export function threeWay(
  document: Document,
  block: Requirement,
  base: CurrentBlock,
  ours: CurrentBlock,
): ThreeWay {
  const depth = ours.requirement.section.depth;
  const then = blockAs(base, block.name, depth);
  const now = blockAs(ours, block.name, depth);
  const theirs = readBlock(blockText(document, block, then, depth));
  if (!theirs) return {kind: 'unmoved'};
  const sides = {
    base: requirementBranch(then),
    ours: requirementBranch(now),
    theirs: requirementBranch(theirs),
  };
  if (isSame(sides.ours, sides.theirs)) return {kind: 'settled'};
  if (isSame(sides.base, sides.ours)) return {kind: 'unmoved'};
  if (isSame(sides.base, sides.theirs)) return {kind: 'unchanged'};
  const keyed = withBaseKeys(sides, markedNames(document, block));
  if (!keyed) return {kind: 'merged', merged: clash(sides.ours.key, sides)};
  const merged = mergeBranches(keyed);
  const isSound = !merged || conflictsAmong(piecesOf(merged)).length > 0 || isRead(merged, now, theirs);
  if (!isSound) return {kind: 'merged', merged: clash(sides.ours.key, sides)};
  return merged ? {kind: 'merged', merged} : {kind: 'settled'};
}

/** The old names of the scenarios that a block renames, by their new ones. */
function markedNames(document: Document, block: Requirement): ReadonlyMap<string, string> {
  const {renamed} = readMarks(document, block);
  return new Map(renamed.flatMap(({from, to}) => (to === undefined ? [] : [[to, from] as const])));
}

/** Whether the merged text is read as what was put together: by lines alone, a block may come to lie in another. */
function isRead(merged: MergedBranch, ours: CurrentBlock, theirs: CurrentBlock): boolean {
  const read = readBlock(piecesOf(merged).join('').trim());
  const last = read?.document.root.children.at(-1);
  if (!read || (last && missingClose(read.document.text, last) !== undefined)) return false;
  const names = counted(read.requirement);
  const [mine, other] = [counted(ours.requirement), counted(theirs.requirement)];
  const isOnce = [...names].every(
    ([name, count]) => count <= Math.max(mine.get(name) ?? 0, other.get(name) ?? 0),
  );
  return isOnce && branchParts(requirementBranch(read)).length === mergedParts(merged).length;
}

function counted(requirement: Requirement): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of listedNames(requirement)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
