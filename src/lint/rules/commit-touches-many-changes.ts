import {changesTouched} from '../../history/change-folder.ts';
import type {Evidence} from '../../history/evidence.ts';
import type {Commit} from '../../history/history.ts';
import {listedPart} from '../../history/listed-part.ts';
import type {Change} from '../../project/change.ts';
import {shownCommit} from '../commit-names.ts';
import {attributionOf, type GitFacts} from '../git-facts.ts';
import {defineGitRule} from '../rule.ts';
import {shownPaths} from '../shown-paths.ts';

export const commitTouchesManyChanges = defineGitRule({
  id: 'commit-touches-many-changes',
  severity: 'info',
  on: 'project',
  fixable: false,
  family: 'across',
  summary: 'a commit that changes files belongs to one active change',
  *check({changes}, _, facts) {
    for (const [commit, owners] of ownersOf(changes, facts)) {
      const [first] = owners;
      // Where every change is named, or pins it, somebody meant it so.
      const isMeant = owners.every(({evidence}) => evidence !== 'co-change');
      if (!first || owners.length < 2 || isMeant) continue;
      const names = shownPaths(owners.map(({change}) => change.name));
      const message = `Commit ${shownCommit(commit)} counts for ${names}, expected one change a commit`;
      yield {path: first.change.proposal?.source.path ?? first.change.folder, message};
    }
  },
});

interface Owner {
  readonly change: Change;
  readonly evidence: Evidence;
}

/** The active changes whose folders a commit touches together with other files, if it counts for them. */
function ownersOf(changes: readonly Change[], facts: GitFacts): ReadonlyMap<Commit, readonly Owner[]> {
  const {commits, prefix} = facts.history;
  const owners = new Map<string, Owner[]>();
  for (const change of changes) {
    for (const {hash, evidence, files} of attributionOf(facts, change).commits) {
      const isTouch = changesTouched(files, prefix).has(change.name) && listedPart(files, prefix).length > 0;
      if (isTouch) owners.set(hash, [...(owners.get(hash) ?? []), {change, evidence}]);
    }
  }
  return new Map(commits.map((commit) => [commit, owners.get(commit.hash) ?? []]));
}
