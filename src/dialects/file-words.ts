import {capitalized} from '../printable.ts';

/** https://www.conventionalcommits.org: a type, or any word with a scope or a mark; `README: typo` is no type. */
const PREFIX =
  /^(?:(?:build|chore|ci|deps|docs?|feat|feature|fix|hotfix|perf|refactor|revert|style|tests?|wip)(?:\([^()]*\))?!?|[a-z]+(?:\([^()]*\)!?|!)):\s+(?=\S)/i;

/** What is said of a touched file where no commit says more. */
export const DONE = {
  added: 'Added',
  modified: 'Modified',
  deleted: 'Removed',
  renamed: 'Renamed',
} as const;

/** A commit's subject as words on a file, without its type or the name of the change in front; empty when nothing is left. */
export function subjectWords(subject: string | undefined, change: string): string {
  const own = subject?.startsWith(`${change}:`) ? subject.slice(change.length + 1) : subject;
  const words = (own ?? '')
    .replace(/\p{Bidi_Control}/gu, '')
    .replace(PREFIX, '')
    .trim();
  return capitalized(words);
}
