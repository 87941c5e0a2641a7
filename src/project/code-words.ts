import type {BlockContent, DefinitionContent, InlineCode, Paragraph, Parents, RootContent} from 'mdast';
import {nodesOfType, rangeOf} from '../markdown/node.ts';

/** Stands for a piece of code among words: no letter, and no mark that ends a sentence. */
export const CODE = '\uFFFC';

/** A paragraph as its words, with the code that stands among them by its offset there. */
export interface CodeWords {
  readonly words: string;
  readonly codes: ReadonlyMap<number, InlineCode>;
}

/** A paragraph, and the block right below it. */
export interface PlacedParagraph {
  readonly paragraph: Paragraph;
  readonly below: RootContent | undefined;
}

/** The words of a paragraph, markup taken off. The dots of `e.g.` and `i.e.` are left out, for they end no sentence. */
export function codeWordsOf(paragraph: Paragraph): CodeWords {
  const leaves = [
    ...nodesOfType(paragraph, 'text'),
    ...nodesOfType(paragraph, 'inlineCode'),
    ...nodesOfType(paragraph, 'break'),
  ].toSorted((a, b) => rangeOf(a).start - rangeOf(b).start);
  const codes = new Map<number, InlineCode>();
  let words = '';
  for (const leaf of leaves) {
    if (leaf.type === 'inlineCode') codes.set(words.length, leaf);
    if (leaf.type === 'text') words += plain(leaf.value);
    else words += leaf.type === 'break' ? '\n' : CODE;
  }
  return {words, codes};
}

/** The paragraphs of some blocks, of their list items and quotes, in no order. */
export function paragraphsIn(
  blocks: readonly (RootContent | BlockContent | DefinitionContent)[],
): readonly PlacedParagraph[] {
  const parents: Pick<Parents, 'children'>[] = [{children: [...blocks]}];
  for (const block of blocks)
    parents.push(...nodesOfType(block, 'listItem'), ...nodesOfType(block, 'blockquote'));
  return parents.flatMap(({children}) =>
    children.flatMap((child, index) =>
      child.type === 'paragraph'
        ? [{paragraph: child, below: children[index + 1] as RootContent | undefined}]
        : [],
    ),
  );
}

/** As long as before. */
function plain(text: string): string {
  return text.replaceAll(CODE, ' ').replace(/\b([ei])\.([ge])\./gi, '$1 $2 ');
}
