import {said} from './blanks.ts';
import {type Branch, branchText} from './branch.ts';
import {alikeAmong, type Named, pairExactly, pairRenamed} from './pair-renamed.ts';
import type {Sides} from './pieces.ts';

/** How what has another heading is found again: by the same text, or by most of its lines too. */
export type Likeness = 'same' | 'alike';

/**
 * Three versions of a branch with one key for what one side gave another heading: what the other side made of it is
 * then merged with it.
 *
 * Only what has no second candidate is taken for the same. But what is gone on both sides, and came back on each under
 * a name of its own, is one thing with two names even where that is not sure: it must not be there twice.
 */
export function followRenames(sides: Sides<Branch>, likeness: Likeness): Sides<Branch> {
  const {base, ours, theirs} = sides;
  const {mine, other} = renamesIn(sides, likeness);
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
  return below(
    {
      base: rekeyed(base, to),
      ours: rekeyed(rekeyed(ours, to), from.ours),
      theirs: rekeyed(rekeyed(theirs, to), from.theirs),
    },
    likeness,
  );
}

/** The same for all children that all three have. */
function below({base, ours, theirs}: Sides<Branch>, likeness: Likeness): Sides<Branch> {
  const [mine, other] = [byKey(ours), byKey(theirs)];
  const followed = new Map(
    base.children.flatMap((child) => {
      const [a, b] = [mine.get(child.key), other.get(child.key)];
      return a && b ? [[child.key, followRenames({base: child, ours: a, theirs: b}, likeness)] as const] : [];
    }),
  );
  const inside = (side: keyof Sides<Branch>, branch: Branch): Branch => ({
    ...branch,
    children: branch.children.map((child) => followed.get(child.key)?.[side] ?? child),
  });
  return {base: inside('base', base), ours: inside('ours', ours), theirs: inside('theirs', theirs)};
}

/** What each side calls something of the base, by its key there. */
interface Renames {
  readonly mine: ReadonlyMap<string, string>;
  readonly other: ReadonlyMap<string, string>;
}

function renamesIn({base, ours, theirs}: Sides<Branch>, likeness: Likeness): Renames {
  const [a, b] = [movementOf(base, ours), movementOf(base, theirs)];
  const pair = likeness === 'same' ? pairExactly : pairRenamed;
  const [mine, other] = [a, b].map(
    ({gone, come}) => new Map([...pair(gone, come)].map(([to, from]) => [from, to])),
  ) as [Map<string, string>, Map<string, string>];
  if (likeness === 'same') return {mine, other};
  const goneToo = new Set(b.gone.map(({name}) => name));
  const [first, second] = [nameOf(mine, a.come), nameOf(other, b.come)];
  for (const part of a.gone.filter(({name}) => goneToo.has(name))) {
    const [my, their] = [first(part), second(part)];
    if (my === undefined || their === undefined) continue;
    mine.set(part.name, my);
    other.set(part.name, their);
  }
  return {mine, other};
}

/** What a part became: surely, or else what is most like it of what is nothing else. */
function nameOf(
  names: ReadonlyMap<string, string>,
  come: readonly Named[],
): (part: Named) => string | undefined {
  const among = alikeAmong(come);
  return (part) => {
    const taken = new Set(names.values());
    return names.get(part.name) ?? among(part).find((name) => !taken.has(name));
  };
}

/** What is on one side only. */
interface Movement {
  readonly gone: readonly Named[];
  readonly come: readonly Named[];
}

function movementOf(base: Branch, side: Branch): Movement {
  const [was, is] = [byKey(base), byKey(side)];
  return {
    gone: base.children.filter(({key, heading}) => heading !== '' && !is.has(key)).map(namedOf),
    come: side.children.filter(({key, heading}) => heading !== '' && !was.has(key)).map(namedOf),
  };
}

function namedOf(branch: Branch): Named {
  return {name: branch.key, text: said(branchText({...branch, heading: ''})).trim()};
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
