import {readArchiveName} from '../project/names.ts';
import type {Commit} from './history.ts';

/** The commits a message says it takes back, or brings back by taking back a revert: hashes as written. */
export function revertsIn(message: string): readonly string[] {
  return Array.from(message.matchAll(/\bThis reverts commit ([0-9a-f]{7,64})\b/gi), ([, hash = '']) =>
    hash.toLowerCase(),
  );
}

/**
 * The changes a message speaks of by their full name, also by the name of their archived folder.
 *
 * A name of one word is a word like any other, so it is no mention.
 */
export function mentionsIn(message: string, isName: (name: string) => boolean): ReadonlySet<string> {
  return new Set(wordsIn(message).filter(isName));
}

/** What a message says of what the commit brings: of a merge, not which branch that goes into. */
export function spokenPart({message, parents}: Pick<Commit, 'message' | 'parents'>): string {
  return parents.length > 1 ? message.replace(/^(Merge .*) into \S+/, '$1') : message;
}

/** The words of a message that a change could have for its name. */
export function wordsIn(message: string): readonly string[] {
  if (!message.includes('-')) return [];
  const words = message.match(/\b[A-Za-z0-9_]+(?:-[A-Za-z0-9_]+)+/g) ?? [];
  return words.map((word) => (/^\d/.test(word) ? readArchiveName(word).name : word));
}

/** Branches that many changes go through. */
const LONG_LIVED = String.raw`main|master|trunk|develop|development|dev|next|staging|integration|production|releases?(?:[/-][^\s']*)?`;

const LONG_LIVED_SIDE = new RegExp(
  String.raw`^Merge (?:(?:remote-tracking )?branch(?:es)? '(?:[^']*/)?|pull request #\d+ from [^/\s]+/)(?:${LONG_LIVED})(?![\w/-])`,
  'i',
);

/**
 * Whether a merge, by the words git and hosts give it, brings a branch that many changes go through: what it brings is
 * no one change's.
 */
export function bringsLongLivedBranch(message: string): boolean {
  return LONG_LIVED_SIDE.test(message.trimStart());
}
