import {changesSeen, type Interest, linked} from '../history/links.ts';
import {spokenPart, wordsIn} from '../history/message.ts';
import {owned} from './fields.ts';
import {type KnownHistory, seenFrom} from './known-history.ts';
import type {LoggedCommit} from './raw-log.ts';

/** Takes commits as they are read, and adds them to what is known. */
export interface Learner {
  readonly learn: (commit: LoggedCommit) => void;
  /** All ancestors of a commit have been read. */
  readonly knowing: (head: string) => KnownHistory;
}

/** Learn more of a history, for the names and pins somebody is interested in. */
export function learnerOf(known: KnownHistory, interest: Interest): Learner {
  const parents = new Map(known.parents());
  const commits = new Map(known.commits.map((commit) => [commit.hash, commit]));
  const words = new Set(known.words);
  const cutOff = new Set(known.cutOff);
  return {
    learn(commit) {
      parents.set(commit.hash, commit.parents);
      if (commit.isCutOff) for (const name of changesSeen(commit, interest.prefix)) cutOff.add(name);
      const kept = linked(commit.isCutOff ? {...commit, ...NO_FILES} : commit, interest);
      if (kept) commits.set(kept.hash, {...kept, message: owned(kept.message)});
      else for (const word of wordsIn(spokenPart(commit))) if (!interest.isName(word)) keep(words, word);
    },
    knowing: (head) =>
      seenFrom(head, {heads: [...known.heads.slice(-1), head], parents, commits, words, cutOff}),
  };
}

const NO_FILES = {pathsBelow: () => [], files: () => []};

function keep(words: Set<string>, word: string): void {
  if (!words.has(word)) words.add(owned(word));
}
