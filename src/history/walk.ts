/** The full hashes of a commit's parents; nothing for a commit that is not known. */
export type ParentsOf = (hash: string) => readonly string[] | undefined;

/** The way a history came about. */
export interface Walk {
  /** Every known ancestor of HEAD and HEAD itself, parents before children, what a merge brought just before it. */
  readonly order: readonly string[];
  /** Of each commit off the first-parent line, the merge on that line that brought it. */
  readonly landings: ReadonlyMap<string, string>;
}

/**
 * Walk a history from its beginnings to HEAD.
 *
 * The order depends on nothing but the graph: depth first, first parents first, each commit behind all its parents.
 * So what stands between two commits of the first-parent line is what the second of them brought.
 */
export function walk(head: string, parentsOf: ParentsOf): Walk {
  const line = firstParents(head, parentsOf);
  const order: string[] = [];
  const landings = new Map<string, string>();
  let landed: string[] = [];
  for (const hash of parentsFirst(head, parentsOf)) {
    order.push(hash);
    if (!line.has(hash)) landed.push(hash);
    else {
      for (const side of landed) landings.set(side, hash);
      landed = [];
    }
  }
  return {order, landings};
}

function firstParents(head: string, parentsOf: ParentsOf): ReadonlySet<string> {
  const line = new Set<string>();
  for (let at: string | undefined = head; at !== undefined && !line.has(at); at = parentsOf(at)?.[0])
    line.add(at);
  return line;
}

function* parentsFirst(head: string, parentsOf: ParentsOf): Generator<string> {
  const seen = new Set([head]);
  const stack = [{hash: head, next: 0}];
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const parents = parentsOf(top.hash);
    const parent = parents?.[top.next++];
    if (parent !== undefined) {
      if (!seen.has(parent)) stack.push({hash: parent, next: 0});
      seen.add(parent);
    } else {
      stack.pop();
      if (parents) yield top.hash;
    }
  }
}
