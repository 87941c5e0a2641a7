import {applyEdits} from '../../markdown/edit.ts';
import {withoutBlanks} from '../../markdown/merge/blanks.ts';
import {lineStart} from '../../markdown/place.ts';
import {once} from '../../once.ts';
import type {Requirement} from '../requirement-block.ts';
import {foldName} from '../requirement-name.ts';
import type {Spec} from '../spec.ts';
import {depthOfNew} from './heading-depth.ts';
import type {Known} from './links/define.ts';
import {linksIn} from './links/definitions.ts';
import type {CurrentBlock} from './marks/scenario-marks.ts';
import {readBlock} from './read-block.ts';
import {renameHeading} from './rename-heading.ts';
import type {Arrival} from './three-way/arrivals.ts';

/** One requirement on its way through a merge. */
export interface Slot {
  readonly name: string;
  /** Where it stands in the spec; absent when a delta added it. */
  readonly requirement: Requirement | undefined;
  /** The whole new block; absent while the spec's own text stands. */
  readonly text: string | undefined;
  /** What a delta writes behind the block: the definitions it refers to. */
  readonly tail: string;
  /** Where a new one goes that is written against a spec that is known. */
  readonly arrival?: Arrival;
  /** The block as the next delta finds it; nothing for a text that is no requirement. */
  readonly current: () => CurrentBlock | undefined;
}

/** The requirements of one spec while deltas are applied, found by name and by folded name in constant time. */
export interface Slots {
  /** As it was before the deltas. */
  readonly spec: Spec | undefined;
  readonly byName: Map<string, Slot>;
  readonly byFold: Map<string, string>;
  /** The link and footnote definitions that count, by label, those that deltas bring along among them. */
  readonly definitions: Map<string, Known>;
  /** The depth of the headings of new requirements. */
  readonly depth: number;
}

/** The requirements as they stand; of two with one name the first counts, the other is a finding of its own. */
export function slotsOf(spec: Spec | undefined): Slots {
  const slots: Slots = {
    spec,
    byName: new Map(),
    byFold: new Map(),
    definitions: new Map(spec ? knownIn(spec) : []),
    depth: depthOfNew(spec),
  };
  for (const requirement of spec?.requirements ?? []) {
    const {name} = requirement;
    if (!spec || slots.byName.has(name)) continue;
    const current = () => ({document: spec.document, requirement});
    putSlot(slots, {name, requirement, text: undefined, tail: '', current});
  }
  return slots;
}

/** A slot whose block is written anew; where it stands in the spec is that of `before`. */
export function writtenSlot(name: string, text: string, tail: string, before?: Slot): Slot {
  const {requirement, arrival} = before ?? {};
  const current = once(() => readBlock(text));
  return {name, requirement, text, tail, current, ...(arrival && {arrival})};
}

/** The new text of a slot and what is written behind it. */
export function writtenText({text = '', tail}: Slot): string {
  return tail === '' ? text : `${text}\n\n${tail}`;
}

/** The slot under another name; a block that a delta wrote says it in its heading. */
export function renamedSlot(slot: Slot, name: string): Slot {
  const block = slot.text === undefined ? undefined : slot.current();
  if (!block) return {...slot, name};
  const {document, requirement} = block;
  const text = applyEdits(document.text, [renameHeading(document, requirement, name)]);
  return writtenSlot(name, text, slot.tail, slot);
}

export function putSlot({byName, byFold}: Slots, slot: Slot): void {
  byName.set(slot.name, slot);
  byFold.set(foldName(slot.name), slot.name);
}

export function dropSlot({byName, byFold}: Slots, name: string): void {
  byName.delete(name);
  if (byFold.get(foldName(name)) === name) byFold.delete(foldName(name));
}

/** A name that a reader would take for this one, and is not it. */
export function nearName({byFold}: Slots, name: string): string | undefined {
  const near = byFold.get(foldName(name));
  return near === name ? undefined : near;
}

/** The depth of the heading a slot has or will have. */
export function slotDepth({depth}: Slots, {requirement}: Slot): number {
  return requirement?.section.depth ?? depth;
}

/** The block of a slot as it would be written, comparable. */
export function slotText(slot: Slot): string {
  return comparable(slotSource(slot));
}

/** The block of a slot as it would be written. */
export function slotSource({text, current}: Slot): string {
  if (text !== undefined) return text;
  const block = current();
  return block ? sourceText(block) : '';
}

/** Two blocks say the same when these are equal: line endings, and white space at the ends of lines, aside. */
export function comparable(text: string): string {
  return text
    .split(/\r\n|\n|\r/)
    .map(withoutBlanks)
    .join('\n')
    .trim();
}

function knownIn({document}: Spec): readonly (readonly [label: string, known: Known])[] {
  return [...linksIn(document).byLabel].map(([label, named]) => [label, {named, document}]);
}

function sourceText({document: {text}, requirement: {block}}: CurrentBlock): string {
  return text.slice(lineStart(text, block.start), block.end);
}
