import {said} from '../../../markdown/merge/blanks.ts';
import {type Branch, branchText} from '../../../markdown/merge/branch.ts';
import {alike, type Named, pairExactly, pairMostly} from '../../../markdown/merge/pair-renamed.ts';
import type {Sides} from '../../../markdown/merge/pieces.ts';

/** Keys of the base by the keys a side has for the same scenarios. */
type Pairs = ReadonlyMap<string, string>;

/**
 * Three versions of a requirement with each scenario under the key of the base on all sides; nothing where the marks of
 * the delta swap names, and the spec says so much else by now that nobody can tell whether it has them swapped already.
 *
 * The marks of the delta, new names with the old ones, say what is what; where they are silent, the content does.
 */
export function withBaseKeys(sides: Sides<Branch>, marks: Pairs): Sides<Branch> | undefined {
  const {base, ours, theirs} = sides;
  const known = keysOf(base);
  const told = new Map([...marks].filter(([, from]) => known.has(from)));
  const applied = appliedIn(base, ours, told);
  return (
    applied && {
      base,
      ours: rekeyed(ours, base, pairsOf(base, ours, applied)),
      theirs: rekeyed(theirs, base, pairsOf(base, theirs, told)),
    }
  );
}

/** The marks that the spec has followed already: by them it shares more lines with the base than without. */
function appliedIn(base: Branch, ours: Branch, marks: Pairs): Pairs | undefined {
  const [was, is] = [byKey(base), byKey(ours)];
  const shared = (from: string, key: string) =>
    alike(was.get(from)?.text ?? '', is.get(key)?.text ?? '').shared;
  const applied = new Map<string, string>();
  for (const group of groupsOf(marks)) {
    const isLeft = group.every(([, from]) => was.get(from)?.text === is.get(from)?.text);
    if (isLeft) continue;
    const gain = group.reduce((sum, [to, from]) => sum + shared(from, to) - shared(from, from), 0);
    const isSwap = group.every(([to]) => is.has(to) && was.has(to));
    if (gain === 0 && isSwap) return undefined;
    if (gain > 0) for (const [to, from] of group) if (is.has(to)) applied.set(to, from);
  }
  return applied;
}

/** The marks that belong together: chains and rings of names. */
function groupsOf(marks: Pairs): readonly (readonly (readonly [to: string, from: string])[])[] {
  const targets = new Map([...marks].map(([to, from]) => [from, to]));
  const seen = new Set<string>();
  const heads = [...marks].filter(([, from]) => !marks.has(from));
  return [...heads, ...marks].flatMap(([first]) => {
    const group: (readonly [string, string])[] = [];
    let to: string | undefined = first;
    while (to !== undefined && !seen.has(to)) {
      seen.add(to);
      const from = marks.get(to);
      if (from !== undefined) group.push([to, from]);
      to = targets.get(to);
    }
    return group.length > 0 ? [group] : [];
  });
}

/** What each part of a side was in the base: as it is told, by its content, by its name. */
function pairsOf(base: Branch, side: Branch, told: Pairs): Pairs {
  const [was, is] = [byKey(base), byKey(side)];
  const taken = new Set(told.values());
  const isLeft = ({name, text}: Named) => !told.has(name) && !taken.has(name) && was.get(name)?.text === text;
  const settled = new Set([...is.values()].filter(isLeft).map(({name}) => name));
  const gone = [...was.values()].filter(({name}) => !taken.has(name) && !settled.has(name));
  const come = [...is.values()].filter(({name}) => !told.has(name) && !settled.has(name));
  const same = pairExactly(gone, come);
  const paired = new Set(same.values());
  const isAlike = ({name}: Named) => alike(was.get(name)?.text ?? '', is.get(name)?.text ?? '').isMost;
  const like = pairMostly(
    gone.filter((each) => !paired.has(each.name) && !isAlike(each)),
    come.filter((each) => !same.has(each.name) && !isAlike(each)),
  );
  const pairs = new Map([...told, ...withoutCopies(new Map([...same, ...like]), is, told)]);
  const found = new Set(pairs.values());
  for (const {name} of come) if (was.has(name) && !pairs.has(name) && !found.has(name)) pairs.set(name, name);
  for (const name of settled) pairs.set(name, name);
  return pairs;
}

/** A part whose old name is still there is a copy of that, unless what has that name was another one too. */
function withoutCopies(pairs: Pairs, is: ReadonlyMap<string, Named>, told: Pairs): Pairs {
  const left = new Map(pairs);
  const byOld = new Map([...pairs].map(([name, old]) => [old, name]));
  const isCopy = (old: string) => is.has(old) && !left.has(old) && !told.has(old);
  for (const [first, old] of pairs) {
    let name: string | undefined = first;
    let from: string | undefined = old;
    while (name !== undefined && from !== undefined && left.has(name) && isCopy(from)) {
      left.delete(name);
      from = name;
      name = byOld.get(name);
    }
  }
  return left;
}

/** A part that is new gets a key of its own where the base has its name for another. */
function rekeyed(side: Branch, base: Branch, pairs: Pairs): Branch {
  const [known, found] = [keysOf(base), new Set(pairs.values())];
  const keyOf = (key: string) => pairs.get(key) ?? (known.has(key) && found.has(key) ? `${key}\0new` : key);
  return {...side, children: side.children.map((child) => ({...child, key: keyOf(child.key)}))};
}

function keysOf({children}: Branch): ReadonlySet<string> {
  return new Set(children.map(({key}) => key));
}

function byKey({children}: Branch): ReadonlyMap<string, Named> {
  return new Map(children.map((child) => [child.key, namedOf(child)]));
}

function namedOf(branch: Branch): Named {
  return {name: branch.key, text: said(branchText({...branch, heading: ''})).trim()};
}
