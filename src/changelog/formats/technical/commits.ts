import type {Nodes} from 'mdast';
import {nodesOfType, rangeOf} from '../../../markdown/node.ts';
import type {Range} from '../../../markdown/place.ts';

/** A commit that is named, by as much of its hash as is written. */
export interface NamedCommit extends Range {
  /** 7 to 64 hexadecimal digits, in lower case. */
  readonly hash: string;
}

/** A word of hexadecimal digits; of an address, only what stands behind `commit/`. */
const WORD = /(?<![\w-])(?<!(?<!\/commits?)\/)[0-9a-f]{7,64}(?![\w-])/gi;

/** Whether a label introduces commits: `Commit`, `Git Commits`, `Commit Hash`. */
export function isCommitLabel(label: string): boolean {
  return /^(?:git )?commit(?:s|\(s\))?(?: (?:hash(?:es)?|shas?|ids?))?$/.test(label);
}

/**
 * The commits that some nodes name, in document order, each hash once.
 *
 * Outside of code, what has no letter could be a date or a number, and what has no digit could be a word.
 */
export function commitsIn(text: string, nodes: readonly Nodes[]): readonly NamedCommit[] {
  const found = new Map<string, NamedCommit>();
  const leaves = nodes.flatMap((node) => [...nodesOfType(node, 'inlineCode'), ...nodesOfType(node, 'text')]);
  for (const commit of leaves.flatMap((leaf) => hashesIn(text, leaf)).toSorted((a, b) => a.start - b.start))
    if (!found.has(commit.hash)) found.set(commit.hash, commit);
  return [...found.values()];
}

function hashesIn(text: string, leaf: Nodes): readonly NamedCommit[] {
  const {start, end} = rangeOf(leaf);
  const isSure = (word: string): boolean =>
    leaf.type === 'inlineCode' || (/\d/.test(word) && /[a-f]/i.test(word));
  return Array.from(text.slice(start, end).matchAll(WORD))
    .filter(([word]) => isSure(word))
    .map(({0: word, index}) => ({
      hash: word.toLowerCase(),
      start: start + index,
      end: start + index + word.length,
    }));
}
