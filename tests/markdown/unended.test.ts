import fc from 'fast-check';
import {expect, test} from 'vitest';
import {unendedIn} from '../../src/markdown/unended.ts';

const ENDS = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
  ['<!', '>'],
] as const;

const marks = fc
  .array(fc.constantFrom('`', '``', ...ENDS.flat(), 'a', ' ', '\n', '\n\n', '\n> \n'), {maxLength: 30})
  .map((units) => units.join(''));

/** Looked for from each offset anew. */
function restBy(text: string, offset: number): number {
  const blank = text.slice(offset).search(/(?:\r\n|\n|\r)[ \t>]*(?=[\r\n]|$)/);
  const rest = text.slice(offset, blank < 0 ? undefined : offset + blank);
  const [run = ''] = /^`*/.exec(rest) ?? [];
  if (run) return rest.slice(run.length).match(/`+/g)?.includes(run) ? 0 : rest.length;
  const [begin = '', end = ''] = ENDS.find(([sign]) => rest.startsWith(sign)) ?? [];
  return rest.includes(end, begin.length) ? 0 : rest.length;
}

test('tells how far it is to the end of the paragraph', () => {
  fc.assert(
    fc.property(marks, (text) => {
      const restAt = unendedIn(text);
      const offsets = [...text.matchAll(/(?<!`)`|</g)].map(({index}) => index);
      expect(offsets.map(restAt)).toEqual(offsets.map((offset) => restBy(text, offset)));
    }),
    {numRuns: 500},
  );
});
