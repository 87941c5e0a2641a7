import {changesTouched} from '../../history/change-folder.ts';
import type {Evidence} from '../../history/evidence.ts';
import type {Commit} from '../../history/history.ts';
import {listedPart} from '../../history/listed-part.ts';
import type {Change} from '../../project/change.ts';
import {shownCommit} from '../files/commit-names.ts';
import {attributionOf, type GitFacts} from '../files/git-facts.ts';
import {shownPaths} from '../files/shown-paths.ts';
import {defineGitRule} from '../rule.ts';
import {optionOf, wholeNumber} from '../settings/options.ts';

const ID = 'commit-touches-many-changes';
const max = wholeNumber({
  ...{name: 'max', otherwise: 1, least: 1},
  summary: 'how many active changes a commit that changes files may count for',
});

export const commitTouchesManyChanges = defineGitRule({
  id: ID,
  severity: 'info',
  on: 'project',
  fixable: false,
  family: 'across',
  summary: 'a commit that changes files belongs to one active change',
  options: [max],
  *check({changes}, project, facts) {
    const most = optionOf(project, ID, max);
    for (const [commit, owners] of ownersOf(changes, facts)) {
      const [first] = owners;
      // Where every change is named, or pins it, somebody meant it so.
      const isMeant = owners.every(({evidence}) => evidence !== 'co-change');
      if (!first || owners.length <= most || isMeant) continue;
      const names = shownPaths(owners.map(({change}) => change.name));
      const message = `Commit ${shownCommit(commit)} counts for ${names}, expected ${most === 1 ? 'one change' : `at most ${most} changes`} a commit`;
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
