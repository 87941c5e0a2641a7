import {readArchiveName} from '../project/names.ts';

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

/** The words of a message that a change could have for its name. */
export function wordsIn(message: string): readonly string[] {
  const words = message.match(/[A-Za-z0-9_]+(?:-[A-Za-z0-9_]+)+/g) ?? [];
  return words.map((word) => readArchiveName(word).name);
}
