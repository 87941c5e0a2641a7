import type {AttributedCommit} from './attribution.ts';
import type {Commit, History} from './history.ts';

/** What landed as one: a commit, or a merge with the commits it brought. */
export interface Unit {
  readonly landed: AttributedCommit;
  /** The change's own commits that say what was done, newest first. */
  readonly side: readonly AttributedCommit[];
}

/** Of a side that landed by a merge of the change, the merge says what came of it in all. */
export function unitsOf({landings}: History, commits: readonly AttributedCommit[]): readonly Unit[] {
  const merges = new Set(commits.filter(({parents}) => parents.length > 1).map(({hash}) => hash));
  const landing = ({hash}: Commit): string => {
    const merge = landings.get(hash) ?? '';
    return merges.has(merge) ? merge : hash;
  };
  const sides = new Map<string, AttributedCommit[]>();
  for (const commit of commits) sides.set(landing(commit), [...(sides.get(landing(commit)) ?? []), commit]);
  return commits
    .filter((commit) => landing(commit) === commit.hash)
    .map((landed) => ({landed, side: (sides.get(landed.hash) ?? []).filter((commit) => commit !== landed)}));
}
