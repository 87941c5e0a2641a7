import type {Document} from '../../../markdown/document.ts';
import type {Range} from '../../../markdown/place.ts';
import type {Ledger} from '../ledger.ts';
import {rangesIn} from '../neighbours.ts';
import type {Slot, Slots} from '../slots.ts';
import {linksIn, type Named} from './definitions.ts';

/** A definition and the file it stands in: the spec, or a delta that brings it along. */
export interface Known {
  readonly named: Named;
  readonly document: Document;
}

/**
 * Note down a definition that comes with the block of a slot. Changes `slots`.
 *
 * Where the label leads elsewhere already, that is a problem: one of the two would change what untouched links lead to.
 */
export function define(
  slots: Slots,
  slot: Slot | undefined,
  document: Document,
  named: Named,
  ledger: Ledger,
): void {
  const {shown, label, target} = named;
  const known = slots.definitions.get(label);
  if (known?.named.target === target) return;
  if (known && !isHeldBy(slot, known) && !isFree(slots, known)) {
    const where = known.document === slots.spec?.document ? 'the spec' : known.document.source.path;
    const message = `\`${shown}\` is defined in ${where} as ${shortened(known.named.target)}, expected the same target or another label`;
    ledger.problem('delta-conflict', named, message);
  } else slots.definitions.set(label, {named, document});
}

/** Whether a definition goes with the text that the slot has now: a block may change what it defines itself. */
function isHeldBy(slot: Slot | undefined, {named}: Known): boolean {
  const current = slot?.current();
  if (!current) return false;
  const held = rangesIn(linksIn(current.document).definitions, current.requirement.block);
  return held.some(({label, target}) => label === named.label && target === named.target);
}

/** Whether a definition of the spec went with its block, and nothing outside of that referred to it. */
function isFree({spec, byName}: Slots, {named, document}: Known): boolean {
  if (!spec || document !== spec.document) return false;
  const holder = spec.requirements.find(({block}) => contains(block, named));
  if (!holder) return false;
  const isThere = [...byName.values()].some(
    ({requirement, text}) => requirement === holder && text === undefined,
  );
  const uses = linksIn(document).references.filter(({label}) => label === named.label);
  return !isThere && uses.every((use) => contains(holder.block, use));
}

function contains({start, end}: Range, inner: Range): boolean {
  return inner.start >= start && inner.start < end;
}

function shortened(target: string): string {
  return target.length > 60 ? `${target.slice(0, 60)}…` : target;
}
