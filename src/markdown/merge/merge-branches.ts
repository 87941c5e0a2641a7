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
    return isSame(base, left) ? undefined : clash(left, sides);
  }
  if (!base) return isSame(ours, theirs) ? taken(ours, sides) : clash(ours, sides);
  const children = mergeChildren({base, ours, theirs});
  const body = mergeLines({base: base.body, ours: ours.body, theirs: theirs.body});
  return {
    key: ours.key,
    sides,
    pieces: [ours.heading === base.heading ? theirs.heading : ours.heading, ...body],
    gap: ours.gap,
    children,
  };
}

/** Heading, bodies and what is between them of a merged branch and all below it, in order. */
export function piecesOf(branch: MergedBranch): readonly Piece[] {
  const parts = flat(branch);
  return parts.flatMap(({pieces, gap = APART}, index) =>
    index === parts.length - 1 ? pieces : [...pieces, gap],
  );
}

function flat(branch: MergedBranch): readonly MergedBranch[] {
  return [branch, ...branch.children.flatMap(flat)];
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

function clash(branch: Branch, sides: Sides<Branch | undefined>): MergedBranch {
  const text = (side: Branch | undefined) => side && branchText(side);
  const conflict = {base: text(sides.base), ours: text(sides.ours), theirs: text(sides.theirs)};
  return {key: branch.key, sides, pieces: [conflict], gap: branch.gap, children: []};
}

/** Whether two say the same, the white space between their parts aside. */
export function isSame(a: Branch, b: Branch): boolean {
  return (
    a.heading === b.heading &&
    a.body === b.body &&
    a.children.length === b.children.length &&
    a.children.every((child, index) => isSame(child, b.children[index] as Branch))
  );
}
