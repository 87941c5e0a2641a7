import type {RootContent} from 'mdast';
import {plainText} from '../markdown/node.ts';

/** Whether a paragraph answers that there are no files, in whatever words. */
export function isNone(block: RootContent): boolean {
  const words = plainText(block);
  const isSentence = /^(?:none|n\/a|no (?:code |source )?(?:files?|changes?)\b.*)$/i.test(words);
  return block.type === 'paragraph' && (isSentence || isOnlyNone(block));
}

/** Whether a block is `None.`, `- None` or `No files changed`: nothing is lost when it goes. */
export function isOnlyNone(block: RootContent): boolean {
  if (block.type === 'list') return block.children.every((item) => saysOnlyNone(plainText(item)));
  return block.type === 'paragraph' && saysOnlyNone(plainText(block));
}

/** Whether words say that there are no files, and nothing else. */
export function saysOnlyNone(words: string): boolean {
  return /^(?:none|n\/a|no (?:code |source )?(?:files?|changes?)(?: (?:(?:were|are) )?(?:changed|touched|modified))?(?: yet)?)[.!]?$/i.test(
    words,
  );
}
