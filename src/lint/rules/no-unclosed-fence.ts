import type {Code} from 'mdast';
import type {Document} from '../../markdown/document.ts';
import type {TextEdit} from '../../markdown/edit.ts';
import {isFenced, nodesOfType, rangeOf} from '../../markdown/node.ts';
import {lineEnd} from '../../markdown/place.ts';
import {printCode} from '../../markdown/print.ts';
import {lineEndingAt} from '../../markdown/source.ts';
import {defineRule} from '../rule.ts';

const LINE_BREAKS = /\r\n|\n|\r/g;

export const noUnclosedFence = defineRule({
  id: 'no-unclosed-fence',
  severity: 'error',
  on: 'document',
  fixable: true,
  family: 'text',
  summary: 'every fenced code block is closed',
  *check(document) {
    if (!/```|~~~/.test(document.text)) return;
    for (const code of nodesOfType(document.root, 'code')) {
      const {start, end} = rangeOf(code);
      const source = document.text.slice(start, end);
      if (!isFenced(document.text, {start, end}) || isClosed(source, code.value)) continue;
      const fence = /^(?:`+|~+)/.exec(source)?.[0] ?? '';
      const problem = {
        range: {start, end: lineEnd(document.text, start)},
        message: `Code block is never closed, expected ${printCode(fence)} on a line of its own`,
      };
      // In a list or a quote the block ends with it, and where it was meant to end is not known.
      yield document.root.children.includes(code)
        ? {...problem, fix: [closing(document, code, fence)]}
        : problem;
    }
  },
});

/** The last line closes the block when it is such a line and no line of the code. */
function isClosed(source: string, value: string): boolean {
  const [, fence = ''] = /^(`+|~+)/.exec(source) ?? [];
  const last = lastLine(source)
    .replace(/^[ \t>]*/, '')
    .trimEnd();
  const isFence =
    last.length >= fence.length &&
    last === fence.charAt(0).repeat(last.length) &&
    lastLine(source).length < source.length;
  if (!isFence || lastLine(value).trim() !== last) return isFence;
  const codeLines = value === '' ? 0 : 1 + breaksIn(value);
  return breaksIn(source) !== codeLines;
}

function lastLine(text: string): string {
  return text.slice(Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1);
}

function breaksIn(text: string): number {
  return text.match(LINE_BREAKS)?.length ?? 0;
}

/** Behind the last line that is not blank: what the file ends with stays its end. */
function closing({text}: Document, code: Code, fence: string): TextEdit {
  const {start} = rangeOf(code);
  let at = text.length;
  while (at > start && ' \t\r\n'.includes(text.charAt(at - 1))) at--;
  at = Math.max(lineEnd(text, at), lineEnd(text, start));
  return {start: at, end: at, text: lineEndingAt(text, at) + fence};
}
