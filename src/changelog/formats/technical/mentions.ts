import type {Document} from '../../../markdown/document.ts';
import {nodesOfType, rangeOf} from '../../../markdown/node.ts';
import type {Change} from '../../../project/change.ts';

/** Another entry or change that a change speaks of. */
export interface Mention {
  /** Its number, else its name in code. */
  readonly mark: string;
  /** Its title, in Markdown. */
  readonly words: string;
}

/** Words as names and numbers are: joined by hyphens, underscores and dots, and by nothing else. */
const WORD = /[\p{L}\p{N}]+(?:[-_.][\p{L}\p{N}]+)*/gu;

/**
 * What the proposal and the design of a change speak of, in the order they do, each once.
 *
 * Comments and fenced code say nothing. A name of a single word is one in code only: elsewhere it may be any word.
 */
export function mentionsOf(
  change: Change,
  mentionOf: (word: string) => Mention | undefined,
): readonly Mention[] {
  const found = new Map<string, Mention>();
  for (const document of [change.proposal, change.design])
    for (const word of document ? wordsIn(document) : []) {
      const mention = mentionOf(word);
      if (mention && !found.has(mention.mark)) found.set(mention.mark, mention);
    }
  return [...found.values()];
}

function wordsIn({root}: Document): readonly string[] {
  const words = (text: string): readonly string[] =>
    (text.match(WORD) ?? []).map((word) => word.replace(/^\d{4}-\d{2}-\d{2}-(?=.)/, ''));
  const plain = nodesOfType(root, 'text').map((node) => ({node, words: words(node.value).filter(isJoined)}));
  const code = nodesOfType(root, 'inlineCode').map((node) => ({node, words: words(node.value)}));
  const inOrder = [...plain, ...code].toSorted((a, b) => rangeOf(a.node).start - rangeOf(b.node).start);
  return inOrder.flatMap((each) => each.words);
}

function isJoined(word: string): boolean {
  return /[-_.]/.test(word);
}
