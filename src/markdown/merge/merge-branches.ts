import {saysSame} from './blanks.ts';
import {APART, type Branch, branchText} from './branch.ts';
import {mergeLines} from './lines.ts';
import {mergeOrder} from './order.ts';
import type {Piece, Sides} from './pieces.ts';

/** A branch after a merge. */
export interface MergedBranch {
  readonly key: string;
  /** What each side had in its place. */
  readonly sides: Sides<Branch | undefined>;
  /** Heading and body; all that stands below them too, where one side took out what the other changed. */
  readonly pieces: readonly Piece[];
  /** The blank lines behind it; absent where its text ended. */
  readonly gap: string | undefined;
  readonly children: readonly MergedBranch[];
}

/**
 * Merge three versions of a branch: bodies line by line, children one by one by their keys.
 *
 * What one side took out and the other left as it was is gone; what one took out and the other changed is a conflict,
 * and so is what both made anew, differently. Nothing where the whole is gone on both sides, or rightly on one.
 */
export function mergeBranches(sides: Sides<Branch | undefined>): MergedBranch | undefined {
  const {base, ours, theirs} = sides;
  if (!ours || !theirs) {
    const left = ours ?? theirs;
    if (!left) return undefined;
    if (!base) return taken(left, sides);
    return isSame(base, left) ? undefined : clash(left.key, sides);
  }
  if (!base) return isSame(ours, theirs) ? taken(ours, sides) : clash(ours.key, sides);
  const part = (name: 'heading' | 'body') =>
    mergeLines({base: base[name], ours: ours[name], theirs: theirs[name]});
  return {
    key: ours.key,
    sides,
    pieces: [...part('heading'), ...part('body')],
    gap: mergeGaps(base.gap, ours.gap, theirs.gap),
    children: mergeChildren({base, ours, theirs}),
  };
}

/** The blank lines of the side that changed them, the fewer of two; a side whose text ends there has none to say. */
function mergeGaps(base?: string, ours?: string, theirs?: string): string | undefined {
  if (ours === undefined || theirs === undefined) return ours ?? theirs;
  if (ours === base || theirs === base) return ours === base ? theirs : ours;
  return ours.length <= theirs.length ? ours : theirs;
}

/** Heading, bodies and what is between them of a merged branch and all below it, in order. */
export function piecesOf(branch: MergedBranch): readonly Piece[] {
  const parts = mergedParts(branch);
  return parts.flatMap(({pieces, gap = APART}, index) =>
    index === parts.length - 1 ? pieces : [...pieces, gap],
  );
}

/** A merged branch and all below it, in order. */
export function mergedParts(branch: MergedBranch): readonly MergedBranch[] {
  return [branch, ...branch.children.flatMap(mergedParts)];
}

function mergeChildren({base, ours, theirs}: Sides<Branch>): readonly MergedBranch[] {
  const [inBase, inOurs, inTheirs] = [base, ours, theirs].map(
    ({children}) => new Map(children.map((child) => [child.key, child])),
  );
  const keys = [...new Set([base, ours, theirs].flatMap(keysOf))];
  const merged = new Map(
    keys.flatMap((key) => {
      const sides = {base: inBase?.get(key), ours: inOurs?.get(key), theirs: inTheirs?.get(key)};
      const branch = mergeBranches(sides);
      return branch ? [[key, branch] as const] : [];
    }),
  );
  const order = {base: keysOf(base), ours: keysOf(ours), theirs: keysOf(theirs)};
  return mergeOrder(order, new Set(merged.keys())).flatMap((key) => merged.get(key) ?? []);
}

function keysOf({children}: Branch): readonly string[] {
  return children.map(({key}) => key);
}

function taken(branch: Branch, sides: Sides<Branch | undefined>): MergedBranch {
  const {key, heading, body, gap, children} = branch;
  const side = (child: Branch): Sides<Branch | undefined> => ({
    base: undefined,
    ours: sides.ours && child,
    theirs: sides.theirs && child,
  });
  return {
    key,
    sides,
    pieces: [heading + body],
    gap,
    children: children.map((child) => taken(child, side(child))),
  };
}

/** The sides of a branch as one conflict. */
export function clash(key: string, sides: Sides<Branch | undefined>): MergedBranch {
  const text = (side: Branch | undefined) => side && branchText(side);
  const conflict = {base: text(sides.base), ours: text(sides.ours), theirs: text(sides.theirs)};
  return {key, sides, pieces: [conflict], gap: (sides.ours ?? sides.theirs)?.gap, children: []};
}

/** Whether two say the same, the white space between their parts and at the ends of lines aside. */
export function isSame(a: Branch, b: Branch): boolean {
  return (
    saysSame(a.heading, b.heading) &&
    saysSame(a.body, b.body) &&
    a.children.length === b.children.length &&
    a.children.every((child, index) => isSame(child, b.children[index] as Branch))
  );
}
