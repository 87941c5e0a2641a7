import {lineStart, type Range} from '../../markdown/place.ts';
import type {Base, BasesOf} from '../merge/base.ts';
import {blockText} from '../merge/block.ts';
import type {CurrentBlock} from '../merge/scenario-marks.ts';
import {comparable} from '../merge/slots.ts';
import {type BaseBlock, baseBlock} from '../merge/three-way.ts';
import type {Requirement} from '../requirement-block.ts';
import type {RequirementDelta} from '../requirement-delta.ts';
import type {Spec} from '../spec.ts';
import {followed, type RenamedTo, requirementIn} from './follow-name.ts';

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

/** What only a person can do, at a place in the delta as it was. */
export interface Question {
  readonly requirement: string;
  readonly commit: string | undefined;
  readonly range: Range;
  readonly message: string;
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

/** What the spec did since to names that the delta gives, and no edit of ours could follow. */
export function openQuestions(input: RebaseInput): readonly Question[] {
  const {delta} = input;
  return [
    ...delta.renamed.flatMap((rename) =>
      rename.from === undefined ? [] : renameQuestion(input, rename, rename.from, rename.to),
    ),
    ...delta.removed.flatMap(({name, start, end, requirement}) =>
      removalQuestion(input, requirement?.block ?? {start, end}, name),
    ),
    ...delta.modified.flatMap((block) => targetQuestion(input, block)),
    ...delta.added.flatMap((block) => arrivalQuestion(input, block)),
  ];
}

function renameQuestion(
  input: RebaseInput,
  range: Range,
  from: string,
  to: string | undefined,
): readonly Question[] {
  if (requirementIn(input.spec, from) || (to !== undefined && requirementIn(input.spec, to))) return [];
  return goneQuestion(input, range, from, {
    renamed: (name) => `expected \`FROM: ${name}\``,
    removed: 'delete this rename',
  });
}

function removalQuestion(input: RebaseInput, range: Range, name: string): readonly Question[] {
  const before = writtenAgainst(input, range, name);
  if (!before || requirementIn(input.spec, name)) return [];
  const now = followed(before.base.spec, before.block, input.spec, input.renamedTo);
  if (!now) return [];
  const to = now.requirement.name;
  const message = `\`${name}\` is \`${to}\` in the spec since ${short(before)}; remove that one, or delete this removal`;
  return [{requirement: name, commit: before.block.commit, range, message}];
}

function targetQuestion(input: RebaseInput, block: Requirement): readonly Question[] {
  const before = nameBefore(input.delta, block.name);
  const isRenamed = before !== block.name;
  // Where the delta renames it, the question is asked there.
  if (isRenamed || requirementIn(input.spec, before)) return [];
  return goneQuestion(input, block.block, block.name, {
    renamed: undefined,
    removed: 'move this block to `## ADDED Requirements`, or delete it',
  });
}

interface Ways {
  /** Nothing where the delta was made to follow. */
  readonly renamed: ((name: string) => string) | undefined;
  readonly removed: string;
}

function goneQuestion(input: RebaseInput, range: Range, name: string, ways: Ways): readonly Question[] {
  const before = writtenAgainst(input, range, name);
  if (!before) return [];
  const {commit} = before.block;
  const now = followed(before.base.spec, before.block, input.spec, input.renamedTo);
  if (!now) {
    const message = `\`${name}\` was removed from the spec since ${short(before)}; ${ways.removed}`;
    return [{requirement: name, commit, range, message}];
  }
  if (!ways.renamed) return [];
  const to = now.requirement.name;
  const message = `\`${name}\` is \`${to}\` in the spec since ${short(before)}, ${ways.renamed(to)}`;
  return [{requirement: name, commit, range, message}];
}

/** What is both REMOVED and ADDED is replaced, and the removal is looked at. */
function arrivalQuestion(input: RebaseInput, {name, block, ...rest}: Requirement): readonly Question[] {
  const {delta, spec, bases} = input;
  const now = requirementIn(spec, name);
  const [base] = bases(partText(delta, block));
  const isReplaced = delta.removed.some((removal) => removal.name === name);
  if (!now || !base || isReplaced || requirementIn(base.spec, name)) return [];
  const {depth} = now.requirement.section;
  const text = blockText(delta.document, {name, block, ...rest}, undefined, depth);
  if (comparable(text) === comparable(partOf(now))) return [];
  const message = `\`${name}\` arrived in the spec since ${base.commit.slice(0, 7)} with other words; move what is new here to \`## MODIFIED Requirements\`, or give it another name`;
  return [{requirement: name, commit: base.commit, range: block, message}];
}

function partOf({document: {text}, requirement: {block}}: CurrentBlock): string {
  return text.slice(lineStart(text, block.start), block.end);
}

function short({block: {commit}}: Written): string {
  return commit.slice(0, 7);
}
