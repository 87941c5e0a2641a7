import type {PhrasingContent} from 'mdast';
import {parse} from './document.ts';
import {printTree} from './print-tree.ts';
import {sourceOf} from './source.ts';

/** One line of Markdown for nodes we made. */
export function printInline(nodes: readonly PhrasingContent[]): string {
  const paragraph = {type: 'paragraph' as const, children: [...nodes]};
  return printTree({type: 'root', children: [paragraph]}).replace(/\n$/, '');
}

/** A path or name between backticks, however many it holds itself. It must hold no line break. */
export function printCode(value: string): string {
  return printInline([{type: 'inlineCode', value}]);
}

/**
 * Plain words as Markdown that reads as exactly these words, behind other words of a line and before others.
 *
 * White space is folded. Words are escaped only where the parser would otherwise see markup, so `snake_case` stays
 * as it is. What only a link definition of the file makes a link (`[label]`) is not known here.
 */
export function printText(value: string): string {
  const words = value.replace(/[\s\u0000-\u001F\u007F]+/g, ' ').trim();
  if (isPlain(words)) return words;
  return printInline([{type: 'text', value: words}]).replace(/(?<!\\)((?:\\\\)*)\\$/, '$1\\\\');
}

/** Whether words stay words even where later ones of the line could end markup that these begin. */
function isPlain(words: string): boolean {
  // Nothing is marked up by these characters behind other words, but an address that begins with `www.`.
  if (/^[\p{L}\p{N} ,.()#'"/+?-]*$/u.test(words) && !/www/i.test(words)) return true;
  return !/`|\\$/.test(words) && readsAsText(`x ${words}`) && readsAsText(`x ${words} y* y_ y~ y](z) y> y`);
}

function readsAsText(markdown: string): boolean {
  const [block, ...others] = parse(sourceOf('', markdown)).root.children;
  if (block?.type !== 'paragraph' || others.length > 0) return false;
  const [only, ...rest] = block.children;
  return rest.length === 0 && only?.type === 'text' && only.value === markdown;
}
