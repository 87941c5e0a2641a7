import type {Root} from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import {unified} from 'unified';

const printer = unified()
  .use(remarkGfm)
  .use(remarkStringify, {bullet: '-', emphasis: '_', listItemIndent: 'one'})
  .freeze();

/** The Markdown of a tree we made. */
export function printTree(root: Root): string {
  return printer.stringify(root);
}
