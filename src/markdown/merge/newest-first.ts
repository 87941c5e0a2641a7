import type {Branch} from './branch.ts';
import type {MergedBranch} from './merge-branches.ts';
import type {Sides} from './pieces.ts';

/** Behind the key of a branch whose children are turned round. */
const TURNED = '\0newest first';

/** Three versions of a branch with the newest last everywhere: turned round where both sides put what is new first. */
export function newestLast({base, ours, theirs}: Sides<Branch>): Sides<Branch> {
  const inBase = new Map(base.children.map((child) => [child.key, child]));
  const inTheirs = new Map(theirs.children.map((child) => [child.key, child]));
  const below = new Map(
    ours.children.flatMap((mine) => {
      const [was, other] = [inBase.get(mine.key), inTheirs.get(mine.key)];
      return was && other ? [[mine.key, newestLast({base: was, ours: mine, theirs: other})] as const] : [];
    }),
  );
  const begins = ({children: [first]}: Branch) => first !== undefined && !inBase.has(first.key);
  const isTurned = base.children.length > 0 && begins(ours) && begins(theirs);
  const inside = (side: keyof Sides<Branch>, branch: Branch): Branch => {
    const children = branch.children.map((child) => below.get(child.key)?.[side] ?? child);
    return isTurned
      ? {...branch, key: branch.key + TURNED, children: children.toReversed()}
      : {...branch, children};
  };
  return {base: inside('base', base), ours: inside('ours', ours), theirs: inside('theirs', theirs)};
}

/** A merged branch with all that was turned round as it stood. */
export function turnedBack(branch: MergedBranch): MergedBranch {
  const children = branch.children.map(turnedBack);
  return branch.key.endsWith(TURNED)
    ? {...branch, key: branch.key.slice(0, -TURNED.length), children: children.toReversed()}
    : {...branch, children};
}
