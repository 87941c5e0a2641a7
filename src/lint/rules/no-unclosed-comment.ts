import {rangeOf} from '../../markdown/node.ts';
import {missingClose} from '../../markdown/open-block.ts';
import {lineEnd} from '../../markdown/place.ts';
import {printCode} from '../../markdown/print.ts';
import {defineRule} from '../rule.ts';

/** What opens a block that ends where it says: https://spec.commonmark.org/0.31.2/#html-blocks, kinds 1 to 5. */
const OPENS = /<(?:[!?]|script|pre|style|textarea)/i;

export const noUnclosedComment = defineRule({
  id: 'no-unclosed-comment',
  severity: 'error',
  on: 'document',
  fixable: false,
  family: 'text',
  summary: 'every comment, and every HTML block that needs an end, is closed',
  *check(document) {
    const {text} = document;
    if (!OPENS.test(text)) return;
    // Only the last block can be open: it reaches to the end of the file.
    const last = document.root.children.at(-1);
    const close = last?.type === 'html' ? missingClose(text, last) : undefined;
    if (!last || close === undefined) return;
    const {start} = rangeOf(last);
    const what = close === '-->' ? 'Comment' : 'HTML block';
    yield {
      range: {start, end: lineEnd(text, start)},
      message: `${what} is never closed and hides the rest of the file, expected ${printCode(close)}`,
    };
  },
});
