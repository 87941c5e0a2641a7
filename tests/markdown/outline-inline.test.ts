import {describe, expect, test} from 'vitest';
import {phrasingOf} from '../../src/markdown/outline/inline/phrasing.ts';
import {lineStartsOf, pointAt} from '../../src/markdown/place.ts';
import {corpusFiles, hasCorpus} from '../support/corpus.ts';
import {compareBlocks, newTally} from '../support/phrasing.ts';

const isWhole = process.env['OPENSPEC_OUTLINE'] !== undefined;

describe.skipIf(!hasCorpus)('inline content of real files', () => {
  test('is what remark has, and nearly all of it is read', () => {
    const tally = newTally();
    const files = corpusFiles(isWhole ? Number.POSITIVE_INFINITY : 100_000);
    const refused = files.filter(({bytes}) => !compareBlocks(new TextDecoder().decode(bytes), tally));
    expect(tally.differences.slice(0, 5)).toEqual([]);
    const count = [...tally.refused.values()].reduce((sum, one) => sum + one, 0);
    if (isWhole) console.info({...tally, files: files.length, filesRefused: refused.length});
    expect(count / tally.blocks).toBeLessThan(0.01);
    expect(refused.length / files.length).toBeLessThan(0.1);
  }, 600_000);
});

test.each([
  'plain words\n  on two lines',
  '**a** _b_ *c* __d__ ~~e~~ ***f*** snake_case_name `g` [h](i "j") ![k *l*](m) <n> <https://o.p>',
  'a  \nb\\\nc \nd',
  '- `a\n  b` and ``` c `` d ```\n  e',
  // An end of line that was read in vain before ends behind the containers of the next line, else before them.
  '- a ``\n  `b`',
  '- a\n  `b`',
  '- a <b\n  *c*',
  '- a [b][c\n  *d*',
  // What is left of a mark may pair with others within another pair.
  '*a **b*c** d*',
  '*a ~b* c~ ~d *e~ f*',
  '[a ~b* c~ d*](e)',
  'www.a.b/c). and https://d.e/f?g=h, or i.j+k@l-m.no. [www.p',
  '# a <!--> b <!-- c --> <? d ?> <!e> <![CDATA[f]]> </g >',
])('reads %j as remark does', (text) => {
  const tally = newTally();
  expect(compareBlocks(text, tally)).toBe(true);
  expect(tally.differences).toEqual([]);
  expect(tally.blocks).toBe(1);
});

test.each(['a &amp; b', '[a](b&amp;c)', '[^a]', '*'.repeat(500), '['.repeat(300), 'a\0b'])(
  'leaves %j to remark',
  (text) => {
    expect(phrasingOf(text, [{start: 0, end: text.length}], placesOf(text))).toBeUndefined();
  },
);

const NASTY = [
  ...[
    '*a_ ',
    '[',
    '![',
    '](a',
    '[a](b ',
    '[a](b "',
    '[a](b (',
    '[a][',
    '<',
    '<a ',
    '<a b="',
    '<!-- ',
    '<?',
    '`` ` ',
    '\\*',
  ],
  ...[
    '&',
    '&a',
    'http://a.',
    'http://a..',
    'www.a ',
    'a@b.c ',
    'a@b ',
    '~a~ ',
    '    ',
    'a    \n',
    '`a\n',
    '<a\n',
    ')',
    ']',
    '@',
  ],
];

test.each(NASTY)('takes no more than linear time for many of %j', (part) => {
  const text = `a${part.repeat(40_000)}b`;
  const places = placesOf(text);
  const chunks = places.starts.map((start, index) => ({
    start,
    end: (places.starts[index + 1] ?? text.length + 1) - 1,
  }));
  // The square of this length would take a minute.
  phrasingOf(text, chunks, places);
});

function placesOf(text: string) {
  const starts = lineStartsOf(text);
  return {starts, pointAt: (offset: number) => pointAt(starts, offset)};
}
