import {type Commit, subjectOf} from '../../history/history.ts';
import {printable} from '../../project/names.ts';

/** Digits of a hash that are shown. */
const SHOWN = 7;

/** Commits in a sentence: `` `52f8d58`, `c7e0707` ``. */
export function shownHashes(commits: readonly Commit[]): string {
  return commits.map(({hash}) => `\`${hash.slice(0, SHOWN)}\``).join(', ');
}

/** A commit by its hash and the first words of its message: `` `52f8d58` (feat: add the login) ``. */
export function shownCommit(commit: Commit): string {
  const subject = printable(subjectOf(commit).slice(0, 60));
  return subject === '' ? shownHashes([commit]) : `${shownHashes([commit])} (${subject})`;
}
