import type {RootContent} from 'mdast';
import type {Document} from '../../../markdown/document.ts';
import {rangeOf} from '../../../markdown/node.ts';
import type {Range} from '../../../markdown/place.ts';
import {directivesAbove, type Requirement} from '../../requirement-block.ts';
import type {RequirementDelta} from '../../requirement-delta.ts';
import {writtenEnd} from '../block.ts';
import type {Ledger} from '../ledger.ts';
import {nodesFrom, rangesIn, within} from '../neighbours.ts';
import type {Slot, Slots} from '../slots.ts';
import {define} from './define.ts';
import {definitionLines, firstOfEach, linksIn, type Named} from './definitions.ts';

/**
 * What is written behind an ADDED or MODIFIED block: the definitions it refers to that no one has yet. Changes `slots`.
 *
 * What else stands behind it is the delta's own, and a directive above it: a comment is told as a loss, a thematic break is not worth a line.
 */
export function tailOf(
  slots: Slots,
  slot: Slot | undefined,
  delta: RequirementDelta,
  requirement: Requirement,
  ledger: Ledger,
): string {
  const {document} = delta;
  const brought = broughtBy(slots, delta, requirement.block);
  const fresh = brought.filter((named) => isNew(slots, named));
  const inside = firstOfEach(rangesIn(linksIn(document).definitions, requirement.block));
  for (const named of [...inside, ...brought]) define(slots, slot, document, named, ledger);
  const lines = leftOut(slots, slot, delta, requirement);
  if (lines.length > 0) ledger.loss({requirement: requirement.name, lines, isOfDelta: true});
  return [slot?.tail, definitionLines(fresh)].filter(Boolean).join('\n\n');
}

/** Whether a block brings a definition that neither the spec nor a delta before has so. */
export function bringsNew(slots: Slots, delta: RequirementDelta, requirement: Requirement): boolean {
  return broughtBy(slots, delta, requirement.block).some((named) => isNew(slots, named));
}

/** What the purpose of a new spec refers to and no block brings along. */
export function purposeTail(slots: Slots, delta: RequirementDelta, purpose: Range): string {
  return definitionLines(broughtBy(slots, delta, purpose).filter((named) => isNew(slots, named)));
}

/** The definitions that a part of a delta refers to, and those that these refer to, which are written with no block. */
function broughtBy({spec}: Slots, delta: RequirementDelta, part: Range): readonly Named[] {
  const {byLabel, references} = linksIn(delta.document);
  const isInBlock = blocksOf(delta);
  const isInPurpose = within(spec || !delta.purpose ? [] : [delta.purpose.body]);
  const isWritten = (offset: number) => isInBlock(offset) || isInPurpose(offset);
  const found = new Set<Named>();
  const ahead: Range[] = [part];
  for (let range = ahead.pop(); range; range = ahead.pop()) {
    for (const {label} of rangesIn(references, range)) {
      const named = byLabel.get(label);
      if (!named || found.has(named) || isWritten(named.start)) continue;
      found.add(named);
      ahead.push(named);
    }
  }
  return [...found].toSorted((a, b) => a.start - b.start);
}

const known = new WeakMap<RequirementDelta, (offset: number) => boolean>();

/** Whether an offset lies in a block that a delta writes. */
function blocksOf(delta: RequirementDelta): (offset: number) => boolean {
  const isWritten = known.get(delta) ?? within(writtenBlocks(delta));
  known.set(delta, isWritten);
  return isWritten;
}

function writtenBlocks({added, modified}: RequirementDelta): readonly Range[] {
  return [...added, ...modified].map(({block}) => block).toSorted((a, b) => a.start - b.start);
}

const above = new WeakMap<RequirementDelta, ReadonlySet<RootContent>>();

/** The comments above headings that speak of the requirement below them. */
function aboveBlocks(delta: RequirementDelta): ReadonlySet<RootContent> {
  const blocks = [...delta.added, ...delta.modified];
  const found = above.get(delta) ?? new Set(blocks.flatMap((each) => directivesAbove(delta.document, each)));
  above.set(delta, found);
  return found;
}

/**
 * The lines around a block that no one takes up: comments behind it and those above that speak of it, and definitions
 * without a use that are new.
 */
function leftOut(
  slots: Slots,
  slot: Slot | undefined,
  delta: RequirementDelta,
  requirement: Requirement,
): readonly string[] {
  const {document} = delta;
  const range = {start: writtenEnd(document, requirement), end: requirement.end};
  const {definitions, used} = linksIn(document);
  const behind = nodesFrom(document.root.children, range.start, range.end).filter(hasComment);
  const comments = [
    ...directivesAbove(document, requirement).filter((node) => !isKept(slots, slot, document, node)),
    ...behind.filter((node) => !aboveBlocks(delta).has(node)),
  ].map(rangeOf);
  const idle = rangesIn(definitions, range).filter((named) => !used.has(named.label) && isNew(slots, named));
  return [...comments, ...idle]
    .toSorted((a, b) => a.start - b.start)
    .flatMap((range) => document.text.slice(range.start, range.end).split(/\r\n?|\n/))
    .filter((line) => line.trim() !== '');
}

/** Whether the spec has the same directive above the requirement, where it stays. */
function isKept({spec}: Slots, slot: Slot | undefined, {text}: Document, node: RootContent): boolean {
  if (!spec || !slot?.requirement) return false;
  const {start, end} = rangeOf(node);
  const words = text.slice(start, end).trim();
  return directivesAbove(spec.document, slot.requirement).some((each) => {
    const {start: from, end: to} = rangeOf(each);
    return spec.document.text.slice(from, to).trim() === words;
  });
}

function isNew({definitions}: Slots, {label, target}: Named): boolean {
  return definitions.get(label)?.named.target !== target;
}

function hasComment(node: RootContent): boolean {
  return node.type === 'html' && node.value.includes('<!--');
}
