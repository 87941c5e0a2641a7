import {lineStart, type Range} from '../../markdown/place.ts';
import type {Base, BasesOf} from '../merge/base.ts';
import {type BaseBlock, baseBlock} from '../merge/three-way.ts';
import type {RequirementDelta} from '../requirement-delta.ts';
import type {Spec} from '../spec.ts';
import type {RenamedTo} from './follow-name.ts';

/** A delta, the spec it is brought to, and what is known of how both came about. */
export interface RebaseInput {
  readonly delta: RequirementDelta;
  /** The spec as it is; absent where the capability has none. */
  readonly spec: Spec | undefined;
  readonly bases: BasesOf;
  readonly renamedTo: RenamedTo;
  /** How many conflicts are found in a text as long as they are not solved. */
  readonly conflictsIn: (text: string) => number;
}

/** A requirement as it was when a part of the delta was written, and the spec it was in. */
export interface Written {
  readonly block: BaseBlock;
  readonly base: Base;
}

/** What a part of a delta was written against: the first base that has the requirement. */
export function writtenAgainst({delta, bases}: RebaseInput, range: Range, name: string): Written | undefined {
  const text = partText(delta, range);
  const block = baseBlock(bases, text, name);
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
