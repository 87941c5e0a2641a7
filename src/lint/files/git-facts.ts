import {type Attribution, attribute} from '../../history/attribution.ts';
import type {Commit, History} from '../../history/history.ts';
import type {LineCounts} from '../../history/line-counts.ts';
import type {Change} from '../../project/change.ts';

/** What git says, for the rules that ask it. All paths are relative to the repository's top. */
export interface GitFacts {
  readonly history: History;
  /** Listed paths that no commit has, and that are not in the work tree either. */
  readonly unknownPaths: ReadonlySet<string>;
  /** The lines of commits that a technical log names, against their first parents. */
  readonly lineCounts: LineCounts;
  /** Whether work that is not committed is taken for work on a change. */
  readonly countsUncommitted: (change: Change) => boolean;
}

/** What git says where no answer could lead to a finding: nothing, and the rules that ask it are run for nothing. */
export const NOTHING_ASKED: GitFacts = {
  // Of a history that is cut off, no rule says that something is not in it.
  history: {
    prefix: '',
    isShallow: true,
    commits: [],
    clock: new Map(),
    landings: new Map(),
    cutOff: new Set(),
    uncommitted: [],
  },
  unknownPaths: new Set(),
  lineCounts: new Map(),
  countsUncommitted: () => false,
};

const known = new WeakMap<GitFacts, Map<Change, Attribution>>();

/** What git says a change is made of; found once for all rules. */
export function attributionOf(facts: GitFacts, change: Change): Attribution {
  const own = known.get(facts) ?? new Map<Change, Attribution>();
  known.set(facts, own);
  const ready =
    own.get(change) ??
    attribute(facts.history, change, {includeUncommitted: facts.countsUncommitted(change)});
  own.set(change, ready);
  return ready;
}

/** The one commit whose hash begins so; nothing when there is none, or several. */
export function commitNamed({commits}: History, hash: string): Commit | undefined {
  const [found, ...others] = commits.filter((commit) => commit.hash.startsWith(hash));
  return others.length === 0 ? found : undefined;
}
