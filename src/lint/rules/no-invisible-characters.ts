import {defineRule} from '../rule.ts';
import {byLine} from '../text/by-line.ts';
import {invisibleIn} from '../text/invisible.ts';

export const noInvisibleCharacters = defineRule({
  id: 'no-invisible-characters',
  severity: 'warning',
  on: 'document',
  fixable: false,
  fixesUnsafely: true,
  family: 'text',
  summary: 'no character that nobody sees parts words, or turns the direction in which they are shown',
  *check(document) {
    if (document.source.invalidAt !== undefined) return;
    const found = Array.from(invisibleIn(document.text), (each) => ({...each, kind: each.what}));
    yield* byLine(
      document,
      found,
      ({code, what, isHyphen}, count) => ({
        message: `Invisible character ${code}, ${what}${count > 1 ? `, the first of ${count} in its line` : ''}, expected it deleted`,
        // It breaks a search, and misleads nobody.
        ...(isHyphen && {severity: 'info'}),
      }),
      (lines, rest) => ({
        message: `Invisible characters in ${lines} more places, expected them deleted`,
        ...(rest.every(({isHyphen}) => isHyphen) && {severity: 'info'}),
      }),
    );
  },
});
