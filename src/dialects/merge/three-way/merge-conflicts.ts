import {type MergedBranch, mergedParts} from '../../../markdown/merge/merge-branches.ts';
import {type Conflict, conflictsAmong} from '../../../markdown/merge/pieces.ts';
import type {Range} from '../../../markdown/place.ts';
import {shortCommit} from '../../../short-commit.ts';
import type {Requirement, Scenario} from '../../requirement-block.ts';
import {type CurrentBlock, readMarks} from '../marks/scenario-marks.ts';
import type {DeltaOfChange} from '../merge.ts';
import type {MergeProblem, PlaceInSpec} from '../problem.ts';
import type {Slot, Slots} from '../slots.ts';
import {type FindLine, findLines, firstDifference} from './line-place.ts';
import type {BaseBlock} from './three-way.ts';
import {BEFORE, LATER, rebaseHint} from './written-against.ts';

/** A MODIFIED block, what it was written against, and where it arrives. */
export interface Meeting {
  readonly of: DeltaOfChange;
  readonly block: Requirement;
  readonly base: BaseBlock;
  readonly slots: Slots;
  readonly slot: Slot;
}

/** What a block and the spec since both say, differently: one problem each, but for scenarios that are told of already. */
export function mergeConflicts(
  meeting: Meeting,
  merged: MergedBranch,
  isTold: (scenario: string) => boolean,
): readonly MergeProblem[] {
  const finders = findersOf(meeting);
  const own = conflictsAmong(merged.pieces).map((conflict) =>
    problemOf(meeting, finders(undefined), conflict, merged),
  );
  const below = merged.children
    .filter(({key}) => !isTold(nameOf(key)))
    .flatMap((child) => {
      const conflicts = mergedParts(child).flatMap(({pieces}) => conflictsAmong(pieces));
      return conflicts.map((conflict) => problemOf(meeting, finders(child), conflict, merged, child));
    });
  return [...own, ...below];
}

/** What stands in the way of a requirement that goes: the spec changed it since. */
export function removalConflict(
  {of, slots, slot}: Pick<Meeting, 'of' | 'slots' | 'slot'>,
  base: BaseBlock,
  range: Range,
): MergeProblem {
  const {name} = slot;
  const now = slot.current();
  const then = base.document.text.slice(base.requirement.heading.end, base.requirement.block.end);
  const mine = now?.document.text.slice(now.requirement.heading.end, now.requirement.block.end) ?? '';
  const line = now && findLines(now.document.text, now.requirement.block)(differs(mine, then) ?? '');
  return {
    code: 'merge-conflict',
    path: of.delta.document.source.path,
    range: {start: range.start, end: range.end},
    ...rebasable(slot),
    message: `\`${name}\` was changed ${since(slot, base)}, and is removed here; ${wayOut(of, slot)}`,
    ...inSpec(slots, slot, line),
  };
}

function differs(text: string, other: string): string | undefined {
  return firstDifference(text.replace(/\r\n?/g, '\n'), other.replace(/\r\n?/g, '\n'));
}

/** Where the lines of one part of a requirement are found, on both sides. */
interface Finders {
  readonly theirs: Range;
  readonly inTheirs: FindLine;
  readonly inOurs: FindLine;
}

function findersOf({of: {delta}, block, slot}: Meeting): (child: MergedBranch | undefined) => Finders {
  const current = slot.current();
  const delivered = {document: delta.document, requirement: block};
  const [theirs, ours] = [byHeading(delivered), current && byHeading(current)];
  const marks = new Map([
    ...readMarks(delta.document, block).renamed.map(({from, marker}) => [from, marker] as const),
    ...block.scenarios.filter(({kind}) => kind === 'removed').map((mark) => [mark.name, mark] as const),
  ]);
  const known = new Map<MergedBranch | undefined, Finders>();
  const found = (child: MergedBranch | undefined): Finders => {
    const named = child?.sides.theirs && theirs.get(titleIn(child.sides.theirs.heading));
    const there = child && (named ?? marks.get(nameOf(child.key)));
    const here = child?.sides.ours && ours?.get(titleIn(child.sides.ours.heading));
    const none = {start: 0, end: 0};
    const missed = child ? none : undefined;
    return {
      theirs: there?.heading ?? block.heading,
      inTheirs: findLines(delta.document.text, there ?? missed ?? block.block),
      inOurs: current
        ? findLines(current.document.text, here ?? missed ?? current.requirement.block)
        : () => undefined,
    };
  };
  return (child) => {
    const finders = known.get(child) ?? found(child);
    known.set(child, finders);
    return finders;
  };
}

function byHeading({document: {text}, requirement}: CurrentBlock): ReadonlyMap<string, Scenario> {
  const scenarios = requirement.scenarios.toReversed();
  return new Map(scenarios.map((each) => [titleIn(text.slice(each.heading.start, each.heading.end)), each]));
}

function titleIn(heading: string): string {
  return heading
    .replace(/\r\n?/g, '\n')
    .trim()
    .replace(/^#{1,6}(?=\s)/, '')
    .trim();
}

function problemOf(
  {of, block, base, slots, slot}: Meeting,
  {theirs, inTheirs, inOurs}: Finders,
  conflict: Conflict,
  merged: MergedBranch,
  child?: MergedBranch,
): MergeProblem {
  const line = firstDifference(conflict.theirs ?? '', conflict.ours ?? '');
  const mine = firstDifference(conflict.ours ?? '', conflict.theirs ?? '');
  const {start, end} = (line === undefined ? undefined : inTheirs(line)) ?? theirs;
  const what = child
    ? `Scenario \`${shownName(child)}\` of \`${block.name}\``
    : ownPart(block, conflict, merged);
  return {
    code: 'merge-conflict',
    path: of.delta.document.source.path,
    range: {start, end},
    ...rebasable(slot),
    message: `${what} ${happened(conflict, since(slot, base))}; ${wayOut(of, slot)}`,
    ...inSpec(slots, slot, mine === undefined ? undefined : inOurs(mine), conflict.ours === undefined),
  };
}

function ownPart({name}: Requirement, {ours}: Conflict, {sides}: MergedBranch): string {
  const heading = sides.ours?.heading ?? '';
  return ours?.startsWith(heading) ? `\`${name}\`` : `The statement of \`${name}\``;
}

function happened({base, ours, theirs}: Conflict, when: string): string {
  if (ours === undefined) return `was taken out ${when}, and is changed here`;
  if (theirs === undefined) return `was changed ${when}, and is taken out here`;
  return base === undefined ? `was added ${when}, with other words` : `was changed ${when}, differently`;
}

/** Another change of this run may have been there first. */
function since({text}: Slot, {commit}: BaseBlock): string {
  return text === undefined ? `in the spec since ${shortCommit(commit)}` : BEFORE;
}

/** What is written in this run is in no spec yet. */
function rebasable({text}: Slot): Pick<MergeProblem, 'isRebasable'> {
  return text === undefined ? {isRebasable: true} : {};
}

function wayOut({change}: DeltaOfChange, {text}: Slot): string {
  return text === undefined ? rebaseHint(change) : `${LATER}${rebaseHint(change)}`;
}

function inSpec(
  {spec}: Slots,
  {requirement, text}: Slot,
  line: Range | undefined,
  isGone = false,
): {readonly inSpec?: PlaceInSpec} {
  if (!spec || !requirement) return {};
  const {path} = spec.document.source;
  const [place, message] =
    text === undefined && line
      ? [line, 'the spec says this now']
      : [requirement.heading, isGone ? 'no more to be found in the spec' : 'stands here in the spec'];
  return {inSpec: {path, range: {start: place.start, end: place.end}, message}};
}

/** A key without the number that tells it from another of its name. */
function nameOf(key: string): string {
  return key.split('\0')[0] ?? key;
}

function shownName({key, sides: {theirs, ours}}: MergedBranch): string {
  const title = titleIn((theirs ?? ours)?.heading ?? '');
  return /^scenario:\s*(\S.*)$/i.exec(title)?.[1] ?? nameOf(key);
}
