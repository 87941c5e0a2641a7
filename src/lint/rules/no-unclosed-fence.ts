import type {Code} from 'mdast';
import type {Document} from '../../markdown/document.ts';
import type {TextEdit} from '../../markdown/edit.ts';
import {isFenced, nodesOfType, rangeOf} from '../../markdown/node.ts';
import {lineEnd} from '../../markdown/place.ts';
import {printCode} from '../../markdown/print.ts';
import {lineEndingAt} from '../../markdown/source.ts';
import {defineRule} from '../rule.ts';

const LINE = /\r\n|\n|\r/;

export const noUnclosedFence = defineRule({
  id: 'no-unclosed-fence',
  severity: 'error',
  on: 'document',
  fixable: true,
  family: 'text',
  summary: 'every fenced code block is closed',
  *check(document) {
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
  const lines = source.split(LINE);
  const [, fence = ''] = /^(`+|~+)/.exec(source) ?? [];
  const last = (lines.at(-1) ?? '').replace(/^[ \t>]*/, '').trimEnd();
  const isFence =
    lines.length > 1 && last.length >= fence.length && last === fence.charAt(0).repeat(last.length);
  const codeLines = value === '' ? 0 : value.split(LINE).length;
  return isFence && !(lines.length === 1 + codeLines && (value.split(LINE).at(-1) ?? '').trim() === last);
}

/** Behind the last line that is not blank: what the file ends with stays its end. */
function closing({text}: Document, code: Code, fence: string): TextEdit {
  const {start} = rangeOf(code);
  let at = text.length;
  while (at > start && ' \t\r\n'.includes(text.charAt(at - 1))) at--;
  at = Math.max(lineEnd(text, at), lineEnd(text, start));
  return {start: at, end: at, text: lineEndingAt(text, at) + fence};
}
