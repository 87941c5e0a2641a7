import {defineRule} from '../rule.ts';
import {byLine} from '../text/by-line.ts';

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
  *check(document) {
    const {text, source} = document;
    // The zeros of UTF-16 are told by `valid-utf8`.
    if (source.invalidAt !== undefined) return;
    const found = Array.from(text.matchAll(CONTROLS), ({0: kind, index}) => ({
      start: index,
      end: index + 1,
      kind,
    }));
    yield* byLine(
      document,
      found,
      ({kind}, count) => {
        const code = `U+${kind.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
        const more = count > 1 ? `, the first of ${count} in its line` : '';
        return {message: `Control character ${code}${more}, expected it deleted`};
      },
      (lines) => ({message: `Control characters in ${lines} more places, expected them deleted`}),
    );
  },
});
