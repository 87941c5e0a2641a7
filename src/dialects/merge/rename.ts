import {shownPair} from '../name-difference.ts';
import type {Rename} from '../renames.ts';
import type {Ledger} from './ledger.ts';
import type {DeltaOfChange} from './merge.ts';
import {missing} from './missing.ts';
import {dropSlot, nearName, putSlot, renamedSlot, type Slot, type Slots} from './slots.ts';
import {baseBlock} from './three-way/three-way.ts';
import {arrivedSince, type Gone, goneProblem, rebaseHint, textIn} from './three-way/written-against.ts';

interface Pair extends Rename {
  readonly from: string;
  readonly to: string;
}

/**
 * All pairs take effect at once, so two names can be swapped; a chain `A → B`, `B → C` is followed. Changes `slots`.
 *
 * `settled` are the names of new requirements that the spec has already: they are not the old ones.
 */
export function renameAll(
  slots: Slots,
  of: DeltaOfChange,
  settled: ReadonlySet<string>,
  ledger: Ledger,
): void {
  const renames = of.delta.renamed;
  const isDone = ({from, to}: Pair) => settled.has(from) && slots.byName.has(to);
  const pairs = renames.filter(isPair).filter((pair) => !isDone(pair));
  const targets = new Map(pairs.map(({from, to}) => [from, to]));
  const sources = takeSources(slots, pairs);
  const renamed = new Map<string, Slot>();
  for (const pair of pairs) {
    const {from, to} = pair;
    const slot = sources.get(from) ?? taken(renamed, from);
    if (slot) renamed.set(to, renamedSlot(slot, to));
    else if (!isApplied(slots, targets, pair)) sourceMissing(slots, of, pair, ledger);
  }
  for (const pair of pairs) {
    const slot = renamed.get(pair.to);
    const old = sources.get(pair.from);
    if (slot && !place(slots, of, slot, pair, ledger) && old) putSlot(slots, old);
  }
}

function isPair(rename: Rename): rename is Pair {
  return rename.from !== undefined && rename.to !== undefined && rename.from !== rename.to;
}

/** What the pairs rename is taken out first: then its name is free for another. */
function takeSources(slots: Slots, pairs: readonly Pair[]): ReadonlyMap<string, Slot> {
  const found = pairs.flatMap(({from}) => {
    const slot = slots.byName.get(from);
    return slot ? [[from, slot] as const] : [];
  });
  for (const [name] of found) dropSlot(slots, name);
  return new Map(found);
}

/** The middle of a chain: what got this name by a pair before. */
function taken(renamed: Map<string, Slot>, name: string): Slot | undefined {
  const slot = renamed.get(name);
  renamed.delete(name);
  return slot;
}

/** Put what was renamed under its new name, and say whether that was free. */
function place(slots: Slots, of: DeltaOfChange, slot: Slot, pair: Pair, ledger: Ledger): boolean {
  const {name} = slot;
  const near = nearName(slots, name);
  if (slots.byName.has(name))
    ledger.problem(
      'requirement-new',
      pair,
      `\`${name}\` ${whySince(slots, of, pair)}, so \`${pair.from}\` cannot take its name`,
      name,
    );
  else if (near !== undefined) {
    const shown = shownPair(name, near);
    ledger.problem(
      'requirement-new',
      pair,
      `${shown.name} differs from ${shown.near} in ${shown.how}, expected a name of its own`,
      near,
    );
  } else {
    putSlot(slots, slot);
    ledger.count('renamed');
    return true;
  }
  return false;
}

/** The old name is gone and the new one is there, or the one that a chain leads on to. */
function isApplied(slots: Slots, targets: ReadonlyMap<string, string>, {from, to}: Pair): boolean {
  const near = nearName(slots, from);
  const seen = new Set<string>();
  let last = to;
  for (let next = targets.get(last); next !== undefined && !seen.has(last); next = targets.get(last)) {
    seen.add(last);
    last = next;
  }
  return slots.byName.has(last) && (near === undefined || near === last);
}

function sourceMissing(slots: Slots, of: DeltaOfChange, pair: Pair, ledger: Ledger): void {
  const near = nearName(slots, pair.from);
  const base = of.bases && baseBlock(of.bases, textIn(of.delta, pair), pair.from);
  if (base) ledger.problems([goneProblem(slots, of, base, pair, goneBelow(of))]);
  else {
    const message = missing(pair.from, near === pair.to ? undefined : near, slots.spec);
    ledger.problem('requirement-target', pair, message, near);
  }
}

function goneBelow({change}: DeltaOfChange): Gone {
  return {done: 'renamed', ifRemoved: 'drop the rename', ifRenamed: () => rebaseHint(change)};
}

/** Since when a name is taken. */
function whySince(slots: Slots, of: DeltaOfChange, pair: Pair): string {
  return arrivedSince(slots, of, textIn(of.delta, pair), pair.to) ?? 'is there already';
}
