import {defineRule} from '../rule.ts';

/** All but the tab, the line breaks and the form feed, which begins a page. */
const CONTROLS = /[\u0000-\u0008\u000B\u000E-\u001F\u007F]/g;

export const noControlCharacters = defineRule({
  id: 'no-control-characters',
  severity: 'warning',
  on: 'document',
  fixable: false,
  fixesUnsafely: true,
  family: 'text',
  summary: 'no file holds control characters, such as U+0000',
  *check({text, source}) {
    // The zeros of UTF-16 are told by `valid-utf8`.
    const found = source.invalidAt === undefined ? [...text.matchAll(CONTROLS)] : [];
    const [first] = found;
    if (!first) return;
    const code = `U+${first[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
    const more = found.length > 1 ? `, the first of ${found.length} in the file` : '';
    const message = `Control character ${code}${more}, expected it deleted`;
    const unsafeFix = found.map(({index}) => ({start: index, end: index + 1, text: ''}));
    yield {range: {start: first.index, end: first.index + 1}, message, unsafeFix};
  },
});
