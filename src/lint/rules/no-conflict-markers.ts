import {printable} from '../../project/names.ts';
import {defineRule} from '../rule.ts';
import {outside, verbatimRanges} from '../verbatim.ts';

/** Git writes seven of a kind; which of them parse as what is of no interest. */
const MARKER = /^(?:<{7}(?: [^\r\n]*)?|={7}|>{7}(?: [^\r\n]*)?)(?![^\r\n])/gm;

export const noConflictMarkers = defineRule({
  id: 'no-conflict-markers',
  severity: 'error',
  on: 'document',
  fixable: false,
  family: 'text',
  summary: 'no conflict of a merge is left',
  *check(document) {
    let isSaid = false;
    let isDivided = false;
    const verbatim = () => verbatimRanges(document, ['code', 'inlineCode', 'html']);
    for (const {0: marker, index} of outside(document.text.matchAll(MARKER), verbatim)) {
      const isEnd = marker.startsWith('>');
      // Seven `>` alone are a deep quote, seven `=` alone the line below a title.
      if (marker.startsWith('<') || (isEnd && isDivided && !isSaid)) {
        const range = {start: index, end: index + marker.length};
        yield {
          range,
          message: `Conflict marker \`${printable(marker)}\`, expected the conflict to be resolved`,
        };
      }
      isSaid = marker.startsWith('<') || (isSaid && !isEnd);
      isDivided = !isEnd && (isDivided || marker.startsWith('='));
    }
  },
});
