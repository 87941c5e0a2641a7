import type {RootContent} from 'mdast';
import {rangeOf} from './node.ts';
import {lineStart} from './place.ts';

/** HTML that holds no Markdown; the end tag of any of the four ends the block. */
const RAW = /^<(script|pre|style|textarea)(?=[\s>]|$)/i;
const RAW_END = /<\/(?:script|pre|style|textarea)>/i;

/** The HTML blocks of CommonMark that end by a word of theirs, not by a blank line: how they begin, what ends them. */
const HTML_BLOCKS: readonly (readonly [begin: RegExp, end: (match: readonly string[]) => string])[] = [
  [RAW, ([, name]) => `</${name}>`],
  [/^<!--/, () => '-->'],
  [/^<\?/, () => '?>'],
  [/^<![a-z]/i, () => '>'],
  [/^<!\[CDATA\[/, () => ']]>'],
];

/**
 * The line an unclosed fence or HTML block lacks, or nothing for a block that is closed.
 *
 * Such a block reaches to the end of the file and takes in whatever is written behind it; adding this line first
 * changes nothing of what it holds.
 */
export function missingClose(text: string, block: RootContent): string | undefined {
  const {start, end} = rangeOf(block);
  if (block.type === 'code') return missingFence(text, start, end);
  if (block.type !== 'html') return undefined;
  const source = text.slice(start, end);
  for (const [begin, endOf] of HTML_BLOCKS) {
    const match = begin.exec(source);
    const close = match && endOf(match);
    const isClosed = begin === RAW ? RAW_END.test(source) : source.includes(close ?? '');
    if (close) return isClosed ? undefined : close;
  }
  return undefined;
}

function missingFence(text: string, start: number, end: number): string | undefined {
  const [fence] = /^(?:`{3,}|~{3,})/.exec(text.slice(start, end)) ?? [];
  const lastLine = lineStart(text, end);
  if (!fence) return undefined;
  const last = text.slice(lastLine, end).trim();
  const isClosed =
    lastLine > start && last.length >= fence.length && last === fence.charAt(0).repeat(last.length);
  return isClosed ? undefined : fence;
}
