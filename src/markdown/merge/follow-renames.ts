import {type Branch, branchText} from './branch.ts';
import type {Sides} from './pieces.ts';

/**
 * Three versions of a branch with one key for what one side gave another heading and left as it was otherwise: what
 * the other side made of it is then merged with it.
 *
 * Only what has no second candidate is taken for the same.
 */
export function followRenames({base, ours, theirs}: Sides<Branch>): Sides<Branch> {
  const [mine, other] = [renamesOf(base, ours), renamesOf(base, theirs)];
  const to = new Map<string, string>();
  const from = {ours: new Map<string, string>(), theirs: new Map<string, string>()};
  for (const key of new Set([...mine.keys(), ...other.keys()])) {
    const [a, b] = [mine.get(key), other.get(key)];
    const name = a ?? b ?? key;
    if (a === undefined || b === undefined) {
      // Beside something of that name, the other side did not mean this.
      if (!hasKey(a === undefined ? ours : theirs, name)) to.set(key, name);
    } else if (a === b) to.set(key, name);
    else {
      // Two names for one thing: its heading is what they differ about.
      from.ours.set(a, key);
      from.theirs.set(b, key);
    }
  }
  return below({
    base: rekeyed(base, to),
    ours: rekeyed(rekeyed(ours, to), from.ours),
    theirs: rekeyed(rekeyed(theirs, to), from.theirs),
  });
}

/** The same for all children that all three have. */
function below({base, ours, theirs}: Sides<Branch>): Sides<Branch> {
  const [mine, other] = [byKey(ours), byKey(theirs)];
  const followed = new Map(
    base.children.flatMap((child) => {
      const [a, b] = [mine.get(child.key), other.get(child.key)];
      return a && b ? [[child.key, followRenames({base: child, ours: a, theirs: b})] as const] : [];
    }),
  );
  const inside = (side: keyof Sides<Branch>, branch: Branch): Branch => ({
    ...branch,
    children: branch.children.map((child) => followed.get(child.key)?.[side] ?? child),
  });
  return {base: inside('base', base), ours: inside('ours', ours), theirs: inside('theirs', theirs)};
}

/** The old key and the new one of what stands under another heading and is the same. */
function renamesOf(base: Branch, side: Branch): ReadonlyMap<string, string> {
  const [was, is] = [byKey(base), byKey(side)];
  const gone = byContent(base.children.filter(({key, heading}) => heading !== '' && !is.has(key)));
  const come = byContent(side.children.filter(({key, heading}) => heading !== '' && !was.has(key)));
  return new Map(
    [...gone].flatMap(([content, [old, ...more]]) => {
      const [fresh, ...others] = come.get(content) ?? [];
      const isSure = content !== '' && more.length === 0 && others.length === 0;
      return old && fresh && isSure ? [[old.key, fresh.key] as const] : [];
    }),
  );
}

function byContent(branches: readonly Branch[]): ReadonlyMap<string, readonly Branch[]> {
  const found = new Map<string, Branch[]>();
  for (const branch of branches) {
    const content = branchText({...branch, heading: ''}).trim();
    found.set(content, [...(found.get(content) ?? []), branch]);
  }
  return found;
}

function byKey({children}: Branch): ReadonlyMap<string, Branch> {
  return new Map(children.map((child) => [child.key, child]));
}

function hasKey({children}: Branch, key: string): boolean {
  return children.some((child) => child.key === key);
}

function rekeyed(branch: Branch, keys: ReadonlyMap<string, string>): Branch {
  const children = branch.children.map((child) => ({...child, key: keys.get(child.key) ?? child.key}));
  return {...branch, children};
}
