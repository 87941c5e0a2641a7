import fc from 'fast-check';
import {expect, test} from 'vitest';
import {parse} from '../../src/markdown/document.ts';
import {escapeHtml} from '../../src/markdown/escape-html.ts';
import {nodesOfType} from '../../src/markdown/node.ts';
import {sourceOf} from '../../src/markdown/source.ts';

test.each([
  ['<details>', '\\<details>'],
  ['`<details>` and *this*', '`<details>` and *this*'],
  ['*A* <b title="<i>">c</b>', '*A* \\<b title="\\<i>">c\\</b>'],
  ['a <!-- b --> c', 'a \\<!-- b --> c'],
  ['a < b <https://x.y>', 'a < b <https://x.y>'],
  ['\\<b> \\\\<b>', '\\<b> \\\\\\<b>'],
])('%s becomes %s', (line, escaped) => {
  expect(escapeHtml(line)).toBe(escaped);
});

test('nothing is HTML behind it, whatever the line, and a second time nothing changes', () => {
  const piece = fc.constantFrom(
    '<',
    '>',
    'b',
    '/',
    '!--',
    '--',
    '`',
    '"',
    '=',
    '\\',
    '*',
    ' ',
    '<b>',
    '](',
    '[',
  );
  fc.assert(
    fc.property(fc.array(piece, {maxLength: 14}), (pieces) => {
      const escaped = escapeHtml(pieces.join(''));
      expect(nodesOfType(parse(sourceOf('', `x ${escaped}`)).root, 'html')).toEqual([]);
      expect(escapeHtml(escaped)).toBe(escaped);
    }),
  );
});
