import fc from 'fast-check';
import {expect, test} from 'vitest';
import {corpusFiles} from '../support/corpus.ts';
import {compareBlocks, newTally, type Tally} from '../support/phrasing.ts';

/** How many texts are made; `OPENSPEC_OUTLINE` is another number, and they are then told. */
const asked = process.env['OPENSPEC_OUTLINE'];
const RUNS = asked ? Number(asked) : 2400;
const SEED = Number(process.env['OPENSPEC_SEED'] ?? 20_261_122);
const LONGEST = 3_600_000;

const word = fc.constantFrom(
  ...['a', 'foo', 'b c', 'Ä', 'é', '字', '𝒳', '😀', '1', '42', 'x_y', 'h', 'w', 'http', 'www', 'it', 's'],
);
const space = fc.constantFrom(
  ...[' ', ' ', ' ', '  ', '\t', '\u00a0', '\u2003', '\u3000', '\f', '\v', '\ufeff'],
);
const mark = fc.constantFrom(
  ...[
    '*',
    '**',
    '***',
    '****',
    '_',
    '__',
    '___',
    '~',
    '~~',
    '~~~',
    '`',
    '``',
    '```',
    '[',
    ']',
    '(',
    ')',
    '![',
    '](',
    '!',
  ],
  ...[
    '<',
    '>',
    '\\',
    '\\\\',
    '&',
    '@',
    ':',
    '://',
    '/',
    '.',
    ',',
    '-',
    '+',
    '#',
    '|',
    '"',
    "'",
    '=',
    '?',
    ';',
    '{',
    '}',
    '^',
    '$',
  ],
);
const punctuation = fc.constantFrom(
  ...['„', '“', '—', '…', '«', '»', '€', '©', '→', '✓', '、', '¡', '\ud83d', '\ude00', '\u00ad', '\u200b'],
);
const code = fc.constantFrom(
  ...['`a`', '`` a`b ``', '` a `', '`  `', '` `', '`*`', '`<a>`', '`a', '`[`', '`]`', '`a\\`', '``` `` ```'],
);
const link = fc.constantFrom(
  ...[
    '[a](b)',
    '[a](<b c> "t")',
    "[a](b 't')",
    '[a](b (t))',
    '[a]( b )',
    '[a]()',
    '[a](<>)',
    '[a](b "")',
    '![a](b)',
    '![a *b*](c "d")',
  ],
  ...[
    '[a',
    '](b)',
    '](b "c")',
    '](<',
    '](b (',
    '[]',
    '[x]',
    '[ ]',
    '[^a]',
    '[a](b(c)d)',
    '[a](b\\)c)',
    '[a](b&c=1)',
    '[a](b&amp;c)',
  ],
  ...[
    '![',
    '[![a](b)](c)',
    '[a *b](c) d*',
    '*[a](b*',
    '[*a](b)*',
    '[a](b c)',
    '[a](b "c\\"d")',
    '[`a](b)`',
    '[<a](b)>',
    '[a](\\*)',
  ],
);
const html = fc.constantFrom(
  ...[
    '<a>',
    '</a>',
    '<a/>',
    '<a b>',
    '<a b=c>',
    '<a b="c">',
    "<a b='c' d>",
    '<a b = c >',
    '<a b="c"d>',
    '<a b=/>',
    '<a b=">',
    '<!-- a -->',
  ],
  ...[
    '<!-->',
    '<!--->',
    '<!--',
    '-->',
    '<!a>',
    '<?a?>',
    '<?>',
    '<![CDATA[a]]>',
    '<![CDATA[',
    ']]>',
    '<a-b>',
    '<a_b>',
    '<1>',
    '< a>',
    '</ a>',
    '</a b>',
  ],
  ...[
    '<a :b>',
    '<a *>',
    '<a b=*c*>',
    '<your name>',
    '<name>',
    '<a@b.c>',
    '<http://a>',
    '<http://a b>',
    '<a:b>',
    '<ab:>',
    '<a+b:c>',
    '<mailto:a@b>',
    '<a.b@c-d.e>',
  ],
);
const address = fc.constantFrom(
  ...[
    'http://a.b',
    'https://a.b/c?d=e&f',
    'HTTP://a',
    'http://',
    'http://a_b.c',
    'http://a.b_c',
    'http://a.b.',
    'http://a.b)',
    'http://a.b/(c)',
    'http://a.b/c).',
  ],
  ...[
    'www.a.b',
    'WWW.a',
    'www.',
    'wwww.a',
    'www.a_b.c',
    'xhttp://a',
    '1http://a',
    'a@b.c',
    'a.b+c@d-e.f',
    'a@b',
    'a@b.1',
    'a@b.c_d',
    '_a@b.c',
    '/a@b.c',
    'a@b.c.',
  ],
  ...[
    'http://a.b&amp;',
    'http://a.b&amp',
    'http://a.b/*c*',
    'http://a.b/`c`',
    'http://a]',
    'http://a](b)',
    'https://😀.c',
    'http://字',
    'ftp://a.b',
    'mailto:a@b.c',
    'http://a.b<c',
  ],
);
const escaped = fc.constantFrom(
  ...[
    '\\*',
    '\\_',
    '\\`',
    '\\[',
    '\\]',
    '\\<',
    '\\&',
    '\\~',
    '\\a',
    '\\ ',
    '\\\\',
    '\\!',
    '\\@',
    '\\-',
    '&amp;',
    '&#35;',
    '&#x22;',
    '&a',
    '&copy',
    '&nope;',
    '& ',
  ],
);
const piece = fc.oneof(
  {weight: 5, arbitrary: word},
  {weight: 4, arbitrary: space},
  {weight: 5, arbitrary: mark},
  {weight: 1, arbitrary: punctuation},
  ...[code, link, html, address, escaped].map((arbitrary) => ({weight: 1, arbitrary})),
);
const noisy = fc.array(piece, {minLength: 1, maxLength: 14}).map((pieces) => pieces.join(''));
const emphatic = fc
  .array(fc.constantFrom('*', '**', '***', '_', '__', '~', '~~', 'a', 'b', ' ', '.', '[', '](c)', '`d`'), {
    minLength: 2,
    maxLength: 24,
  })
  .map((pieces) => pieces.join(''));
const tail = fc.constantFrom('', '', '', ' ', '  ', '   ', '\t', ' \t ', '\\');
const indent = fc.constantFrom('', '', '', '', ' ', '  ', '   ', '    ', '      ', '\t');
const line = fc
  .tuple(indent, fc.oneof(noisy, noisy, emphatic), tail)
  .map(([before, words, after]) => [before, words, after] as const);
const frame = fc.constantFrom(
  ['', ''],
  ['', ''],
  ['', ''],
  ['- ', '  '],
  ['1. ', '   '],
  ['> ', '> '],
  ['- - ', '    '],
  ['# ', ''],
);
const paragraph = fc
  .tuple(fc.array(line, {minLength: 1, maxLength: 4}), frame, fc.constantFrom('\n', '\n', '\n', '\r\n', '\r'))
  .map(([lines, [first, others], end]) =>
    lines
      .map(([before, words, after], index) => (index === 0 ? first : `${others}${before}`) + words + after)
      .join(end),
  );

test(
  'generated blocks are what remark has',
  () => {
    const tally = newTally();
    fc.assert(
      fc.property(paragraph, (text) => {
        compareBlocks(text, tally);
        expect(tally.differences.splice(0)).toEqual([]);
      }),
      {numRuns: RUNS, seed: SEED},
    );
    tell(tally);
  },
  LONGEST,
);

test(
  'mutated real blocks are what remark has',
  () => {
    const texts = corpusFiles(100_000)
      .flatMap(({bytes}) => new TextDecoder().decode(bytes).split(/\n{2,}/))
      .filter((block) => /[*_`[<~\\@&]|:\/\//.test(block) && block.length < 1500);
    if (texts.length === 0) return;
    const tally = newTally();
    const cut = fc.tuple(fc.constantFrom(...texts), fc.nat(), fc.nat(8), fc.oneof(piece, fc.constant('\n')));
    fc.assert(
      fc.property(cut, ([text, at, size, words]) => {
        const from = at % text.length;
        compareBlocks(text.slice(0, from) + words + text.slice(from + size), tally);
        expect(tally.differences.splice(0)).toEqual([]);
      }),
      {numRuns: Math.ceil(RUNS / 4), seed: SEED},
    );
    tell(tally);
  },
  LONGEST,
);

function tell(tally: Tally): void {
  if (asked) console.info(tally);
}
