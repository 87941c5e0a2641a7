import type {Sides} from './pieces.ts';

/**
 * The order of things that both sides may have moved, added and taken out, by their keys; `kept` are those that stay.
 *
 * What all three have stands in the order of the side that changed it; of two other orders, that of the smaller names
 * counts. What is new stands behind the thing
 * it stood behind; of what both put in one place, the names decide. So the result is the same whichever side is ours,
 * and however many sides come one after the other with one new thing each.
 */
export function mergeOrder(sides: Sides<readonly string[]>, kept: ReadonlySet<string>): readonly string[] {
  const {base, ours, theirs} = sides;
  const [inOurs, inTheirs] = [new Set(ours), new Set(theirs)];
  const shared = base.filter((key) => kept.has(key) && inOurs.has(key) && inTheirs.has(key));
  const isShared = new Set(shared);
  const [mine, other] = [ours, theirs].map((keys) => keys.filter((key) => isShared.has(key)));
  const spine = spineOf(shared, mine ?? [], other ?? []);
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

function spineOf(
  shared: readonly string[],
  mine: readonly string[],
  other: readonly string[],
): readonly string[] {
  if (isSame(mine, shared)) return other;
  if (isSame(other, shared)) return mine;
  const differs = mine.findIndex((key, index) => key !== other[index]);
  return (mine[differs] ?? '') <= (other[differs] ?? '') ? mine : other;
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
    else if (!guests.get(host)?.push(key)) guests.set(host, [key]);
  }
  return guests;
}

/** Two runs as one: always the smaller of the two that come next. */
export function byName<T = string>(
  a: readonly T[],
  b: readonly T[],
  nameOf: (item: T) => string = String,
): readonly T[] {
  const result: T[] = [];
  let [left, right] = [0, 0];
  while (left < a.length && right < b.length) {
    const [mine, other] = [a[left] as T, b[right] as T];
    if (nameOf(mine) < nameOf(other)) left++;
    else right++;
    result.push(nameOf(mine) < nameOf(other) ? mine : other);
  }
  return [...result, ...a.slice(left), ...b.slice(right)];
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && b.every((key, index) => a[index] === key);
}
