import type {Sides} from './pieces.ts';

/**
 * The order of things that both sides may have moved, added and taken out, by their keys; `kept` are those that stay.
 *
 * What all three have stands in our order, or in theirs where only they changed it. What is new stands behind the thing
 * it stood behind; of what both put in one place, the names decide. So the result is the same whichever side is ours,
 * and however many sides come one after the other with one new thing each.
 */
export function mergeOrder(sides: Sides<readonly string[]>, kept: ReadonlySet<string>): readonly string[] {
  const {base, ours, theirs} = sides;
  const [inOurs, inTheirs] = [new Set(ours), new Set(theirs)];
  const shared = base.filter((key) => kept.has(key) && inOurs.has(key) && inTheirs.has(key));
  const isShared = new Set(shared);
  const [mine, other] = [ours, theirs].map((keys) => keys.filter((key) => isShared.has(key)));
  const spine = (isSame(mine, shared) ? other : mine) ?? [];
  const myGuests = guestsOf(
    ours.filter((key) => kept.has(key)),
    isShared,
  );
  const otherGuests = guestsOf(
    theirs.filter((key) => kept.has(key) && (isShared.has(key) || !inOurs.has(key))),
    isShared,
  );
  const behind = (host: string | undefined) => byName(myGuests.get(host) ?? [], otherGuests.get(host) ?? []);
  return [...behind(undefined), ...spine.flatMap((key) => [key, ...behind(key)])];
}

/** What stands behind each shared thing and is not shared itself, before the next one; nothing's guests stand first. */
function guestsOf(
  keys: readonly string[],
  isShared: ReadonlySet<string>,
): ReadonlyMap<string | undefined, readonly string[]> {
  const guests = new Map<string | undefined, string[]>();
  let host: string | undefined;
  for (const key of keys) {
    if (isShared.has(key)) host = key;
    else guests.set(host, [...(guests.get(host) ?? []), key]);
  }
  return guests;
}

/** Two runs as one: always the smaller of the two that come next. */
function byName(a: readonly string[], b: readonly string[]): readonly string[] {
  const [left, right] = [[...a], [...b]];
  const result: string[] = [];
  for (;;) {
    const [mine, other] = [left[0], right[0]];
    if (mine === undefined || other === undefined) return [...result, ...left, ...right];
    result.push((mine < other ? left.shift() : right.shift()) ?? '');
  }
}

function isSame(a: readonly string[] | undefined, b: readonly string[]): boolean {
  return a?.length === b.length && b.every((key, index) => a[index] === key);
}
