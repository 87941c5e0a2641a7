import type {Heading, Paragraph, RootContent} from 'mdast';
import {onceFor} from '../once.ts';
import type {Document} from './document.ts';
import {plainText} from './node.ts';
import type {Section} from './section.ts';

/** A heading, or a label such as `**Goals:**` that does a heading's work, and what stands below it. */
export interface Topic {
  /** As a reader sees it; empty for the whole document. */
  readonly title: string;
  readonly heading: Heading | Paragraph | undefined;
  /** What stands before the first topic below. */
  readonly blocks: readonly Exclude<RootContent, Heading>[];
  readonly children: readonly Topic[];
}

/** The topic that holds all others of a document; found once. */
export const topicsOf: (document: Document) => Topic = onceFor(({top}) => topicOf(top));

/** All topics below one, in document order. */
export function* topicsBelow({children}: Topic): Generator<Topic> {
  for (const child of children) {
    yield child;
    yield* topicsBelow(child);
  }
}

function topicOf({title, heading, blocks, children}: Section): Topic {
  const labels = blocks.flatMap((block, index) => (isLabel(block, blocks[index + 1]) ? [index] : []));
  const labelled = labels.map((at, index): Topic => {
    const label = blocks[at] as Paragraph;
    const own = blocks.slice(at + 1, labels[index + 1] ?? blocks.length);
    return {title: plainText(label), heading: label, blocks: own, children: []};
  });
  return {
    title,
    heading,
    blocks: blocks.slice(0, labels[0] ?? blocks.length),
    children: [...labelled, ...children.map(topicOf)],
  };
}

/** More words in front of a list are a sentence that leads in. */
const SHORT = /^\S+(?: \S+){0,3}[:：]$/;

/** A paragraph that is bold and nothing else, or a few words with a colon in front of a list. */
function isLabel(block: RootContent, next: RootContent | undefined): block is Paragraph {
  if (block.type !== 'paragraph') return false;
  const [first, colon, ...others] = block.children;
  const isRest = !colon || (colon.type === 'text' && /^\s*[:：]\s*$/.test(colon.value));
  if (first?.type === 'strong' && isRest && others.length === 0) return true;
  return next?.type === 'list' && SHORT.test(plainText(block));
}
