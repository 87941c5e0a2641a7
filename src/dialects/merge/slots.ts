import type {Document} from '../../markdown/document.ts';
import {lineStart} from '../../markdown/place.ts';
import type {Requirement} from '../requirement-block.ts';
import {foldName} from '../requirement-name.ts';
import type {Spec} from '../spec.ts';

/** One requirement on its way through a merge. */
export interface Slot {
  readonly name: string;
  /** Where it stands in the spec; absent when a delta added it. */
  readonly requirement: Requirement | undefined;
  /** The whole new block; absent while the spec's own text stands. */
  readonly text: string | undefined;
  /** Where its scenarios are written: the spec, or the delta that last wrote it. */
  readonly written: {readonly document: Document; readonly requirement: Requirement};
}

/** The requirements of one spec while deltas are applied, found by name and by folded name in constant time. */
export interface Slots {
  readonly byName: Map<string, Slot>;
  readonly byFold: Map<string, string>;
}

/** The requirements as they stand; of two with one name the first counts, the other is a finding of its own. */
export function slotsOf(spec: Spec | undefined): Slots {
  const slots: Slots = {byName: new Map(), byFold: new Map()};
  for (const requirement of spec?.requirements ?? []) {
    if (!spec || slots.byName.has(requirement.name)) continue;
    putSlot(slots, {
      name: requirement.name,
      requirement,
      text: undefined,
      written: {document: spec.document, requirement},
    });
  }
  return slots;
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

/** The block of a slot as it would be written, its line endings LF, without white space at its end. */
export function slotText({text, requirement, written}: Slot): string {
  const {text: source} = written.document;
  const own = requirement ?? written.requirement;
  return comparable(text ?? source.slice(lineStart(source, own.block.start), own.block.end));
}

/** Two blocks say the same when these are equal. */
export function comparable(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t]+$/gm, '')
    .trim();
}
