import type {Branch} from './branch.ts';

/**
 * The base of a merge with an empty branch for each that both sides made anew: so what is below its heading is merged
 * part by part, and only what differs is a conflict. What is whole is not put together from two drafts.
 */
export function withMeetings(base: Branch, ours: Branch, theirs: Branch): Branch {
  const [was, other] = [byKey(base), byKey(theirs)];
  const met = ours.children.flatMap((mine) => {
    const their = other.get(mine.key);
    const isNew = !was.has(mine.key);
    return their && !(isNew && mine.isWhole && their.isWhole)
      ? [[mine.key, withMeetings(was.get(mine.key) ?? emptied(mine, their), mine, their)] as const]
      : [];
  });
  const both = new Map(met);
  const children = base.children.map((child) => both.get(child.key) ?? child);
  return {...base, children: [...children, ...met.flatMap(([key, child]) => (was.has(key) ? [] : [child]))]};
}

/** Where they are headed differently, nothing says how they began. */
function emptied(mine: Branch, their: Branch): Branch {
  return {...mine, heading: mine.heading === their.heading ? mine.heading : '', body: '', children: []};
}

function byKey({children}: Branch): ReadonlyMap<string, Branch> {
  return new Map(children.map((child) => [child.key, child]));
}
