import type {Document} from '../../markdown/document.ts';
import {isSame, type MergedBranch, mergeBranches} from '../../markdown/merge/merge-branches.ts';
import type {Requirement} from '../requirement-block.ts';
import type {Base, BasesOf} from './base.ts';
import {blockText} from './block.ts';
import {readBlock} from './read-block.ts';
import {rekeyed, requirementBranch} from './requirement-branch.ts';
import {type CurrentBlock, readMarks} from './scenario-marks.ts';

/** A requirement as a part of a delta found it, and the commit that has it so. */
export interface BaseBlock extends CurrentBlock {
  readonly commit: string;
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

/** The requirement of a name that a part of a delta was written against; the first base that has it counts. */
export function baseBlock(bases: BasesOf, text: string, name: string): BaseBlock | undefined {
  for (const {commit, spec} of bases(text)) {
    const block = spec && blockIn(spec, name);
    if (block) return {commit, ...block};
  }
  return undefined;
}

function blockIn(spec: NonNullable<Base['spec']>, name: string): CurrentBlock | undefined {
  const requirement = spec.requirements.find((each) => each.name === name);
  return requirement && {document: spec.document, requirement};
}

/** Merge a MODIFIED block, its scenario marks followed, with what became of the requirement since it was written. */
export function threeWay(
  document: Document,
  block: Requirement,
  base: CurrentBlock,
  ours: CurrentBlock,
): ThreeWay {
  const depth = ours.requirement.section.depth;
  const theirs = readBlock(blockText(document, block, base, depth));
  if (!theirs) return {kind: 'unmoved'};
  const sides = {
    base: requirementBranch(base),
    ours: requirementBranch(ours),
    theirs: requirementBranch(theirs),
  };
  if (isSame(sides.ours, sides.theirs)) return {kind: 'settled'};
  if (isSame(sides.base, sides.ours)) return {kind: 'unmoved'};
  if (isSame(sides.base, sides.theirs)) return {kind: 'unchanged'};
  const {renamed} = readMarks(document, block);
  const renames = new Map(renamed.flatMap(({from, to}) => (to === undefined ? [] : [[from, to] as const])));
  const merged = mergeBranches({
    base: rekeyed(sides.base, renames),
    ours: rekeyed(sides.ours, renames),
    theirs: sides.theirs,
  });
  return merged ? {kind: 'merged', merged} : {kind: 'settled'};
}
