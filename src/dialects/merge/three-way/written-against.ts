import {isSame} from '../../../markdown/merge/merge-branches.ts';
import {pairRenamed} from '../../../markdown/merge/pair-renamed.ts';
import {lineStart, type Range} from '../../../markdown/place.ts';
import {shellLine} from '../../../refusal.ts';
import {shortCommit} from '../../../short-commit.ts';
import type {Requirement} from '../../requirement-block.ts';
import type {RequirementDelta} from '../../requirement-delta.ts';
import type {Spec} from '../../spec.ts';
import type {CurrentBlock} from '../marks/scenario-marks.ts';
import type {DeltaOfChange} from '../merge.ts';
import type {MergeProblem} from '../problem.ts';
import {nearName, type Slots} from '../slots.ts';
import {blockAs} from './block-as.ts';
import {bodyOf} from './body.ts';
import {formerBase} from './former-names.ts';
import {newNameIn} from './new-name.ts';
import {requirementBranch} from './requirement-branch.ts';
import {type BaseBlock, baseBlock, requirementIn} from './three-way.ts';

/** The requirement that a MODIFIED or REMOVED part of a delta was written against; renamed there or since, by its old name. */
export function baseOf(
  {delta, bases, renamedFrom}: DeltaOfChange,
  text: string,
  name: string,
): BaseBlock | undefined {
  const names = [...oldNames(delta, name), name];
  // An older base counts before a newer one that has the name a change in between gave.
  for (const base of bases?.(text) ?? []) {
    const only = () => [base];
    const found =
      baseBlock(only, text, ...names) ?? (renamedFrom && formerBase(only, text, names, renamedFrom));
    if (found) return found;
  }
  return undefined;
}

/** The spec that a part of a delta was written against. */
export function baseSpecOf(
  {bases}: DeltaOfChange,
  text: string,
): {readonly commit: string; readonly spec: Spec} | undefined {
  for (const {commit, spec} of bases?.(text) ?? []) if (spec) return {commit, spec};
  return undefined;
}

/** A block as it stands in its file: what a base is asked for by. */
export function writtenBlock(delta: RequirementDelta, {block}: Requirement): string {
  return textIn(delta, block);
}

/** A part of a delta as it stands in its file, from the beginning of its line: what a base is asked for by. */
export function textIn({document}: RequirementDelta, {start, end}: Range): string {
  return document.text.slice(lineStart(document.text, start), end);
}

/** Whether a requirement says what it said at its base, whatever its name and depth. */
export function isUnmoved(base: CurrentBlock, now: CurrentBlock): boolean {
  const {name, section} = now.requirement;
  return isSame(requirementBranch(blockAs(base, name, section.depth)), requirementBranch(now));
}

/** What is done with a requirement, and what is to be done about it where the spec has it no more. */
export interface Gone {
  /** `modified`, `removed`, `renamed`. */
  readonly done: string;
  readonly ifRemoved: string;
  readonly ifRenamed: (name: string) => string;
  /** A rebase does not follow it to its new name. */
  readonly isFollowed?: false;
}

/** What became of a requirement that its base has, and the spec has no more; and what to do. */
export function goneProblem(
  slots: Slots,
  of: DeltaOfChange,
  base: BaseBlock,
  {start, end}: Range,
  gone: Gone,
): MergeProblem {
  const {name} = base.requirement;
  const renamed = renamedTo(slots, of, base);
  const about = renamed ?? nearName(slots, name);
  const isBefore = slots.spec !== undefined && requirementIn(slots.spec, name) !== undefined;
  const isRebasable = renamed !== undefined && !isBefore && gone.isFollowed !== false;
  return {
    code: 'requirement-target',
    path: of.delta.document.source.path,
    range: {start, end},
    message: goneWords(base, renamed, isBefore, gone),
    ...(about !== undefined && {about}),
    ...(isRebasable && {isRebasable}),
  };
}

function goneWords(
  {commit, requirement}: BaseBlock,
  renamed: string | undefined,
  isBefore: boolean,
  {done, ifRemoved, ifRenamed}: Gone,
): string {
  const when = isBefore ? BEFORE : `since ${shortCommit(commit)}`;
  const place = isBefore ? '' : renamed === undefined ? ' from the spec' : ' in the spec';
  const became = renamed === undefined ? 'removed' : `renamed to \`${renamed}\``;
  const way = renamed === undefined ? ifRemoved : ifRenamed(renamed);
  return `\`${requirement.name}\` was ${became}${place} ${when}, and is ${done} here; ${isBefore ? LATER : ''}${way}`;
}

/** How a requirement came to be there that the spec of a base has not; nothing where nobody knows. */
export function arrivedSince(
  slots: Slots,
  of: DeltaOfChange,
  text: string,
  name: string,
): string | undefined {
  const base = baseSpecOf(of, text);
  if (!base || requirementIn(base.spec, name)) return undefined;
  return slots.spec && requirementIn(slots.spec, name)
    ? `arrived in the spec since ${shortCommit(base.commit)}`
    : `was added ${BEFORE}`;
}

/** When something was done that another change of the same run does. */
export const BEFORE = 'by a change before this one';

/** When something about that can be done. */
export const LATER = 'once that one is archived, ';

/** The name under which a requirement is there that its base has under another, renamed in the spec or in this run. */
export function renamedTo(slots: Slots, of: DeltaOfChange, base: BaseBlock): string | undefined {
  const {spec} = slots;
  const {name} = base.requirement;
  if (spec && requirementIn(spec, name)) return renamedInRun(slots, base);
  const to = spec && newNameIn(base.spec, name, spec, of.renamedTo);
  return to !== undefined && slots.byName.has(to) ? to : undefined;
}

/** What a change before this one renamed: the only new one that says the same, or most of it. */
function renamedInRun(slots: Slots, base: BaseBlock): string | undefined {
  const fresh = [...slots.byName.values()].filter(({name}) => !requirementIn(base.spec, name));
  const come = fresh.map(({name, current}) => ({name, text: bodyOf(current())}));
  const pairs = pairRenamed([{name: base.requirement.name, text: bodyOf(base)}], come);
  return [...pairs.keys()][0];
}

/** The way out, as the end of a message. */
export function rebaseHint(change: string): string {
  return `\`${shellLine`openspec rebase ${change}`}\` brings both together`;
}

const known = new WeakMap<RequirementDelta, ReadonlyMap<string, string>>();

/** The names that a delta leads on to this one from, the nearest first. */
function oldNames(delta: RequirementDelta, name: string): readonly string[] {
  const byNew =
    known.get(delta) ?? new Map(delta.renamed.flatMap(({from, to}) => (from && to ? [[to, from]] : [])));
  known.set(delta, byNew);
  const names = new Set<string>();
  for (let from = byNew.get(name); from !== undefined && !names.has(from); from = byNew.get(from))
    names.add(from);
  return [...names];
}
