import {invisibleIn} from '../invisible.ts';
import {defineRule} from '../rule.ts';

export const noInvisibleCharacters = defineRule({
  id: 'no-invisible-characters',
  severity: 'warning',
  on: 'document',
  fixable: false,
  fixesUnsafely: true,
  family: 'text',
  summary: 'no character that nobody sees parts words, or turns the direction in which they are shown',
  *check({text, source}) {
    const found = source.invalidAt === undefined ? [...invisibleIn(text)] : [];
    const [first] = found;
    if (!first) return;
    const code = `U+${text.charCodeAt(first.start).toString(16).toUpperCase()}`;
    const more = found.length > 1 ? `, the first of ${found.length} in the file` : '';
    yield {
      range: {start: first.start, end: first.end},
      message: `Invisible character ${code}, ${first.what}${more}, expected it deleted`,
      unsafeFix: found.map(({start, end}) => ({start, end, text: ''})),
    };
  },
});
