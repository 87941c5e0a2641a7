import type {PhrasingContent} from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import {unified} from 'unified';
import {parse} from './document.ts';
import {sourceOf} from './source.ts';

const printer = unified()
  .use(remarkGfm)
  .use(remarkStringify, {bullet: '-', emphasis: '_', listItemIndent: 'one'})
  .freeze();

/** One line of Markdown for nodes we made. */
export function printInline(nodes: readonly PhrasingContent[]): string {
  const paragraph = {type: 'paragraph' as const, children: [...nodes]};
  return printer.stringify({type: 'root', children: [paragraph]}).trimEnd();
}

/** A path or name between backticks, however many it holds itself. */
export function printCode(value: string): string {
  return printInline([{type: 'inlineCode', value}]);
}

/**
 * Plain words as Markdown that reads as exactly these words.
 *
 * They are escaped only where the parser would otherwise see markup, so `snake_case` stays as it is.
 */
export function printText(value: string): string {
  const words = value.replace(/[\s\u0000-\u001F\u007F]+/g, ' ').trim();
  return readsAs(words, words) ? words : printInline([{type: 'text', value: words}]);
}

function readsAs(markdown: string, words: string): boolean {
  const [block, ...others] = parse(sourceOf('', `x ${markdown}`)).root.children;
  if (block?.type !== 'paragraph' || others.length > 0) return false;
  const [only, ...rest] = block.children;
  return rest.length === 0 && only?.type === 'text' && only.value === `x ${words}`;
}
