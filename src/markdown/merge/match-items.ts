import {type Branch, branchText} from './branch.ts';
import {isListKey} from './item-branches.ts';
import type {Sides} from './pieces.ts';

/**
 * Three versions of a branch whose lists can be merged item by item: each side has every list, be it without an item,
 * and an item that was edited in its place has the key it had. A list where that cannot be told is text again.
 */
export function withMatchedItems({base, ours, theirs}: Sides<Branch>): Sides<Branch> {
  const keys = new Set([base, ours, theirs].flatMap(({children}) => children.map(({key}) => key)));
  const sides = {base: new Map(byKey(base)), ours: new Map(byKey(ours)), theirs: new Map(byKey(theirs))};
  for (const key of keys) {
    const [was, mine, other] = [sides.base.get(key), sides.ours.get(key), sides.theirs.get(key)];
    if (isListKey(key)) {
      const some = was ?? mine ?? other;
      if (some) matchList(sides, {was, mine, other, empty: {...some, children: []}});
    } else if (was && mine && other) {
      const matched = withMatchedItems({base: was, ours: mine, theirs: other});
      sides.base.set(key, matched.base);
      sides.ours.set(key, matched.ours);
      sides.theirs.set(key, matched.theirs);
    }
  }
  const inside = (branch: Branch, found: ReadonlyMap<string, Branch>) => ({
    ...branch,
    children: [...found.values()],
  });
  return {
    base: inside(base, sides.base),
    ours: inside(ours, sides.ours),
    theirs: inside(theirs, sides.theirs),
  };
}

/** One list as each side has it. */
interface Lists {
  readonly was: Branch | undefined;
  readonly mine: Branch | undefined;
  readonly other: Branch | undefined;
  readonly empty: Branch;
}

function matchList(sides: Sides<Map<string, Branch>>, {was, mine, other, empty}: Lists): void {
  const base = was ?? empty;
  const [ours, theirs] = [matched(base, mine ?? empty), matched(base, other ?? empty)];
  const isTold = ours && theirs;
  put(sides.base, isTold ? base : asText(base));
  put(sides.ours, isTold ? ours : asText(mine ?? empty));
  put(sides.theirs, isTold ? theirs : asText(other ?? empty));
}

/** Lists stand in front of sections; a map keeps the place of what is there. */
function put(children: Map<string, Branch>, list: Branch): void {
  if (children.has(list.key)) {
    children.set(list.key, list);
    return;
  }
  const others = [...children];
  children.clear();
  const at = others.findIndex(([key]) => !key.startsWith('\0'));
  const before = at < 0 ? others : others.slice(0, at);
  for (const [key, child] of before) children.set(key, child);
  children.set(list.key, list);
  for (const [key, child] of others.slice(before.length)) children.set(key, child);
}

/** The list with the keys of the base for what was edited in its place; nothing where one cannot say what became of what. */
function matched(base: Branch, side: Branch): Branch | undefined {
  const [was, is] = [new Set(base.children.map(keyOf)), new Set(side.children.map(keyOf))];
  const gone = runs(base, is);
  const come = runs(side, was);
  const keys = new Map<string, string>();
  for (const [host, old] of gone) {
    const fresh = come.get(host) ?? [];
    if (fresh.length === 0) continue;
    if (fresh.length !== old.length) return undefined;
    for (const [index, key] of old.entries()) keys.set(fresh[index] ?? '', key);
  }
  return {
    ...side,
    children: side.children.map((child) => ({...child, key: keys.get(child.key) ?? child.key})),
  };
}

/** What stands behind each item that both have, and is on one side only. */
function runs(
  {children}: Branch,
  shared: ReadonlySet<string>,
): ReadonlyMap<string | undefined, readonly string[]> {
  const found = new Map<string | undefined, string[]>();
  let host: string | undefined;
  for (const {key} of children) {
    if (shared.has(key)) host = key;
    else found.set(host, [...(found.get(host) ?? []), key]);
  }
  return found;
}

function asText(list: Branch): Branch {
  const body = list.children.length === 0 ? '' : branchText({...list, gap: ''});
  return {...list, body, children: []};
}

function byKey({children}: Branch): readonly (readonly [string, Branch])[] {
  return children.map((child) => [child.key, child]);
}

function keyOf({key}: Branch): string {
  return key;
}
