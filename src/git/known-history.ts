import {changesTouched} from '../history/change-folder.ts';
import type {Commit} from '../history/history.ts';
import {type Interest, linked} from '../history/links.ts';
import {wordsIn} from '../history/message.ts';
import {walk} from '../history/walk.ts';
import type {LoggedCommit} from './raw-log.ts';

/** What is known of a repository's history; never cut off where it is kept for later. */
export interface KnownHistory {
  /** The commits it was read from, newest last. All their ancestors are known. */
  readonly heads: readonly string[];
  /** The hashes of the parents of every commit, by its own. */
  readonly parents: ReadonlyMap<string, readonly string[]>;
  /** The commits that have something to do with changes, by their hashes. */
  readonly commits: ReadonlyMap<string, Commit>;
  /** Words in the messages of other commits that a change could have for its name; those that were asked for are none. */
  readonly words: ReadonlySet<string>;
  /** The names of changes whose beginning lies where the history is cut off. */
  readonly cutOff: ReadonlySet<string>;
}

/** Nothing is known yet. */
export const nothingKnown: KnownHistory = {
  heads: [],
  parents: new Map(),
  commits: new Map(),
  words: new Set(),
  cutOff: new Set(),
};

/** Takes commits as they are read, and adds them to what is known. */
export interface Learner {
  readonly learn: (commit: LoggedCommit) => void;
  /** All ancestors of a commit have been read. */
  readonly knowing: (head: string) => KnownHistory;
}

/** Learn more of a history, for the names and pins somebody is interested in. */
export function learnerOf(known: KnownHistory, interest: Interest): Learner {
  const parents = new Map(known.parents);
  const commits = new Map(known.commits);
  const words = new Set(known.words);
  const cutOff = new Set(known.cutOff);
  return {
    learn({isCutOff, ...commit}) {
      parents.set(commit.hash, commit.parents);
      const touched = isCutOff ? changesTouched(commit.files, interest.prefix) : [];
      for (const name of touched) cutOff.add(name);
      const kept = linked(isCutOff ? {...commit, files: []} : commit, interest);
      if (kept) commits.set(commit.hash, kept);
      else for (const word of wordsIn(commit.message)) if (!interest.isName(word)) words.add(word);
    },
    knowing: (head) => pruned({heads: [...known.heads.slice(-1), head], parents, commits, words, cutOff}),
  };
}

/** What no head leads to any more is forgotten, when it is much: branches come and go. */
function pruned(known: KnownHistory): KnownHistory {
  const kept = new Set(known.heads.flatMap((head) => walk(head, (hash) => known.parents.get(hash)).order));
  if (kept.size * 2 > known.parents.size) return known;
  const within = <T>(entries: ReadonlyMap<string, T>) =>
    new Map([...entries].filter(([hash]) => kept.has(hash)));
  return {...known, parents: within(known.parents), commits: within(known.commits)};
}

/**
 * Whether what is known tells all that is asked: no message that was passed over speaks of a change of these names, and
 * no commit that was passed over is asked for by its hash.
 */
export function suffices(
  {words, parents, commits}: KnownHistory,
  names: readonly string[],
  pins: readonly string[],
): boolean {
  if (names.some((name) => words.has(name))) return false;
  if (pins.length === 0) return true;
  return ![...parents.keys()].some((hash) => !commits.has(hash) && pins.some((pin) => hash.startsWith(pin)));
}
