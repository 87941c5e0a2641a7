import {printable} from '../../project/names.ts';
import {outside, verbatimRanges} from '../deltas/verbatim.ts';
import {defineRule} from '../rule.ts';
import {mojibakeIn} from '../text/mojibake.ts';

export const noMojibake = defineRule({
  id: 'no-mojibake',
  severity: 'warning',
  on: 'document',
  fixable: true,
  family: 'text',
  summary: 'no text is garbled, as `â†’` for `→`: UTF-8 that was read as Windows-1252',
  *check(document) {
    const {text} = document;
    const code = () => verbatimRanges(document, ['code', 'inlineCode']);
    for (const {start, end, meant} of outside(mojibakeIn(text), code)) {
      const expected = meant === '' ? 'nothing' : `\`${printable(meant)}\``;
      const message = `Garbled \`${printable(text.slice(start, end))}\`, expected ${expected}`;
      yield {range: {start, end}, message, fix: [{start, end, text: meant}]};
    }
  },
});
