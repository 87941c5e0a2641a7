import {lineStart, type Range} from '../../markdown/place.ts';
import type {Base, BasesOf} from '../merge/three-way/base.ts';
import {baseAlike, formerBase, type RenamedFrom} from '../merge/three-way/former-names.ts';
import {type BaseBlock, baseBlock} from '../merge/three-way/three-way.ts';
import type {RequirementDelta} from '../requirement-delta.ts';
import type {Spec} from '../spec.ts';
import {type RenamedTo, requirementIn} from './follow-name.ts';

/** A delta, the spec it is brought to, and what is known of how both came about. */
export interface RebaseInput {
  readonly delta: RequirementDelta;
  /** The spec as it is; absent where the capability has none. */
  readonly spec: Spec | undefined;
  readonly bases: BasesOf;
  readonly renamedTo: RenamedTo;
  readonly renamedFrom: RenamedFrom;
  /** How many conflicts are found in a text as long as they are not solved. */
  readonly conflictsIn: (text: string) => number;
}

/** A requirement as it was when a part of the delta was written, and the spec it was in. */
export interface Written {
  readonly block: BaseBlock;
  readonly base: Base;
}

/**
 * What a part of a delta was written against: the first base that has the requirement, by the name that the present spec
 * may have given another for since.
 */
export function writtenAgainst(input: RebaseInput, range: Range, name: string): Written | undefined {
  const {delta, bases, renamedFrom, spec} = input;
  const text = partText(delta, range);
  const now = requirementIn(spec, name);
  const isThere = (each: string) => requirementIn(spec, each) !== undefined;
  const block =
    baseBlock(bases, text, name) ??
    formerBase(bases, text, [name], renamedFrom) ??
    (now && baseAlike(bases, text, now, isThere));
  const base = block && bases(text).find(({commit}) => commit === block.commit);
  return block && base && {block, base};
}

/** The text of a part of a delta as it stands in the file, from the beginning of its line. */
export function partText({document: {text}}: RequirementDelta, {start, end}: Range): string {
  return text.slice(lineStart(text, start), end);
}

/** The name of a requirement of the delta in the spec it was written against: that before its own RENAMED. */
export function nameBefore({renamed}: RequirementDelta, name: string): string {
  return renamed.find(({to}) => to === name)?.from ?? name;
}
