import {clockOf} from '../history/clock.ts';
import type {Commit} from '../history/history.ts';
import {walk} from '../history/walk.ts';

/** What is known of a repository's history; never cut off where it is kept for later. */
export interface KnownHistory {
  /** The commits it was read from, newest last. All their ancestors are known. */
  readonly heads: readonly string[];
  /** The commit it is seen from; empty when nothing is known. */
  readonly head: string;
  /** The hashes of the parents of every commit, by its own; worked out when they are asked for. */
  readonly parents: () => ReadonlyMap<string, readonly string[]>;
  /** The commits that have something to do with changes: those the head leads to, children before parents, then others. */
  readonly commits: readonly Commit[];
  /** How many of them, the first, the head leads to. */
  readonly reached: number;
  /** Which of those a merge on the first-parent line brought: its hash by theirs. */
  readonly landings: ReadonlyMap<string, string>;
  /** When they were made, where it cannot be when they say: an ancestor says it is younger. */
  readonly clock: ReadonlyMap<string, number>;
  /** Words in the messages of other commits that a change could have for its name; those that were asked for are none. */
  readonly words: ReadonlySet<string>;
  /** The names of changes whose beginning lies where the history is cut off. */
  readonly cutOff: ReadonlySet<string>;
}

/** Nothing is known yet. */
export const nothingKnown: KnownHistory = {
  heads: [],
  head: '',
  parents: () => new Map(),
  commits: [],
  reached: 0,
  landings: new Map(),
  clock: new Map(),
  words: new Set(),
  cutOff: new Set(),
};

/** What was learnt, in no order. */
export interface Learnt {
  readonly heads: readonly string[];
  readonly parents: ReadonlyMap<string, readonly string[]>;
  readonly commits: ReadonlyMap<string, Commit>;
  readonly words: ReadonlySet<string>;
  readonly cutOff: ReadonlySet<string>;
}

/** What is known, as it is seen from another head whose ancestors are known. */
export function turnedTo(head: string, known: KnownHistory): KnownHistory {
  const commits = new Map(known.commits.map((commit) => [commit.hash, commit]));
  return seenFrom(head, {...known, parents: known.parents(), commits});
}

/** What was learnt, as it is seen from a head whose ancestors are known. */
export function seenFrom(head: string, {heads, parents, commits, ...rest}: Learnt): KnownHistory {
  const {order, landings} = walk(head, (hash) => parents.get(hash));
  const reached = order.toReversed().flatMap((hash) => commits.get(hash) ?? []);
  const known = forgetful(order, heads, parents);
  const isReached = new Set(reached.map(({hash}) => hash));
  const others = [...commits.values()].filter(({hash}) => known.has(hash) && !isReached.has(hash));
  const landed = reached.flatMap(({hash}) => {
    const merge = landings.get(hash);
    return merge === undefined ? [] : [[hash, merge] as const];
  });
  const clock = clockOf(order, (hash) => parents.get(hash), commits);
  const corrected = reached.flatMap(({hash, time}) => {
    const later = clock.get(hash) ?? time;
    return later === time ? [] : [[hash, later] as const];
  });
  return {
    ...rest,
    heads,
    head,
    parents: () => known,
    commits: [...reached, ...others],
    reached: reached.length,
    landings: new Map(landed),
    clock: new Map(corrected),
  };
}

/** What no head leads to any more is forgotten when it is much: branches come and go. */
function forgetful(
  order: readonly string[],
  heads: readonly string[],
  parents: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, readonly string[]> {
  if (order.length * 2 > parents.size) return parents;
  const kept = new Set([...order, ...heads.flatMap((each) => walk(each, (hash) => parents.get(hash)).order)]);
  return kept.size * 2 > parents.size ? parents : new Map([...parents].filter(([hash]) => kept.has(hash)));
}

/**
 * Whether what is known tells all that is asked: no message that was passed over speaks of a change of these names, and
 * no commit that was passed over is asked for by its hash.
 */
export function suffices(
  {words, parents, commits}: KnownHistory,
  names: readonly string[],
  pins: readonly string[],
): boolean {
  if (names.some((name) => words.has(name))) return false;
  const isLinked = (pin: string) => commits.some(({hash}) => hash.startsWith(pin));
  const unlinked = pins.filter((pin) => !isLinked(pin));
  if (unlinked.length === 0) return true;
  return ![...parents().keys()].some((hash) => unlinked.some((pin) => hash.startsWith(pin)));
}
