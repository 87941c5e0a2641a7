import {byName} from '../../../markdown/merge/order.ts';
import {pairRenamed} from '../../../markdown/merge/pair-renamed.ts';
import type {Requirement} from '../../requirement-block.ts';
import type {Spec} from '../../spec.ts';
import type {DeltaOfChange} from '../merge.ts';
import type {Slot, Slots} from '../slots.ts';
import {bodyOf} from './body.ts';
import {baseSpecOf, writtenBlock} from './written-against.ts';

/** Where the new requirements of one delta go: among those at the end of the spec that it could not know. */
export interface Arrival {
  /** The spec the delta was written against. */
  readonly base: Spec;
}

/** The arrival of the requirements that a delta adds; nothing where it is not known what it was written against. */
export function arrivalOf(of: DeltaOfChange): Arrival | undefined {
  const [first] = of.delta.added;
  const base = first && baseSpecOf(of, writtenBlock(of.delta, first));
  return base && {base: base.spec};
}

/** New requirements, by the one of the spec that they stand before; by nothing those at the end. */
export type Arrivals = ReadonlyMap<Requirement | undefined, readonly Slot[]>;

/** Where new requirements go. What several changes add stands in one order, whichever of them is merged first. */
export function arrivalsIn(slots: Slots): Arrivals {
  const places = new Map<Requirement | undefined, Slot[]>();
  let next: Requirement | undefined;
  for (const slot of sequenceOf(slots).toReversed()) {
    if (slot.requirement) next = slot.requirement;
    else if (!places.get(next)?.push(slot)) places.set(next, [slot]);
  }
  return new Map([...places].map(([place, fresh]) => [place, fresh.toReversed()]));
}

/** All requirements in the order they get. */
function sequenceOf({byName: all}: Slots): readonly Slot[] {
  const slots = [...all.values()];
  let sequence: readonly Slot[] = slots
    .filter(({requirement}) => requirement)
    .toSorted((a, b) => (a.requirement?.start ?? 0) - (b.requirement?.start ?? 0));
  for (const group of groupsOf(slots.filter(({requirement}) => !requirement))) {
    const start = firstUnknown(sequence, group[0]?.arrival);
    sequence = [...sequence.slice(0, start), ...byName(sequence.slice(start), group, ({name}) => name)];
  }
  return sequence;
}

/** The new requirements of each delta. */
function groupsOf(fresh: readonly Slot[]): readonly (readonly Slot[])[] {
  const groups: Slot[][] = [];
  for (const slot of fresh) {
    const last = groups.at(-1);
    if (last && last[0]?.arrival === slot.arrival) last.push(slot);
    else groups.push([slot]);
  }
  return groups;
}

/** The index behind the last requirement that a delta could know, under its name of today or of then. */
function firstUnknown(sequence: readonly Slot[], arrival: Arrival | undefined): number {
  if (!arrival) return sequence.length;
  const {document, requirements} = arrival.base;
  const before = new Set(requirements.map(({name}) => name));
  const there = new Set(sequence.map(({name}) => name));
  const come = sequence.filter(({name}) => !before.has(name));
  const renamed = pairRenamed(
    requirements
      .filter(({name}) => !there.has(name))
      .map((requirement) => ({name: requirement.name, text: bodyOf({document, requirement})})),
    come.map(({name, current}) => ({name, text: bodyOf(current())})),
  );
  return sequence.findLastIndex(({name}) => before.has(name) || renamed.has(name)) + 1;
}
