import fc from 'fast-check';

/** What a line may begin with before anything else. */
const LEADS = [
  ...[
    '',
    '',
    '',
    '',
    '',
    '',
    ' ',
    '  ',
    '  ',
    '   ',
    '    ',
    '    ',
    '      ',
    '        ',
    '\t',
    ' \t',
    '\t\t',
  ],
  ...['> ', '>', '  > ', '- ', '1. ', '> - ', '- - ', '- > '],
];

/** Lines that begin, end or go on with every kind of block, and those a prototype read wrong. */
const LINES = [
  ...[
    '',
    '',
    '',
    ' ',
    '   ',
    '      ',
    'a',
    'a b',
    'b c  ',
    'a\\',
    'a  ',
    'a\t',
    '&amp; b',
    'www.x.y',
    'a **b** `x`',
  ],
  ...['# H', '## H ##', '#', '####### x', '===', '=', '--', '-----  ', '---', '***', '- - -'],
  ...[
    '- a',
    '* a',
    '+ a',
    '1. a',
    '2. a',
    '10. a',
    '3) b',
    '-',
    '1.',
    '*',
    '2.',
    '- ',
    '-  a',
    '-   a',
    '1.  a',
    '-\ta',
  ],
  ...['- [ ] t', '- [x] **t**', '- [ ]  t', '- [ ]', '- [x] `c`', '[ ] u', '[x]', '1. [ ] n', '-     code'],
  ...['- # H', '- ```', '- <div>', '- > q', '- | a |', '> q', '>', '> > q', '> # h', '> - i', '>   '],
  ...[
    '```',
    '```',
    '```js',
    '``` js meta  ',
    '````',
    '~~~',
    '~~~ x`y',
    '`` ` ``',
    '  ```',
    '   ```',
    '    code',
    'a `b',
    'c` d',
    'a <x',
    'y> d',
    '\tcode',
  ],
  ...[
    '<div>',
    '</div>',
    '<b>',
    '<b x="1">',
    '</b>',
    '<!-- c',
    'c -->',
    '<!-- c -->',
    '<!---->',
    '<pre>',
    '</pre>',
  ],
  ...['<?p', '?>', '<!D', '<br/>', '<x y=z/>', '<x', 'a <b>', '<x a=b=c>', '<x a=/>', '<![CDATA[', ']]>'],
  ...[
    '| a | b |',
    '|---|---|',
    '|:-|-:|',
    'a | b',
    '--|--',
    ':-',
    '|-|',
    '| c',
    'c |',
    '|',
    '||',
    '| a \\| b |',
  ],
  ...['| `a\\|b` | c', 'x | y | z', '| a || b |', '[a]: b', '[^1]: f', '[a] b', '[a'],
];

const line = fc
  .tuple(fc.constantFrom(...LEADS), fc.constantFrom('', '', '', ...LEADS), fc.constantFrom(...LINES))
  .map((parts) => parts.join(''));
const ending = fc.constantFrom('\n', '\n', '\n', '\r\n', '\r');

/** Two to twelve of these lines. */
export const lineDocuments: fc.Arbitrary<string> = fc
  .tuple(fc.array(line, {minLength: 2, maxLength: 12}), ending, fc.boolean())
  .map(([lines, end, isEnded]) => lines.join(end) + (isEnded ? end : ''));

/** A text with some of its lines dropped, doubled, swapped, indented, or with others between. */
export function mutated(text: string): fc.Arbitrary<string> {
  const lines = text.split('\n');
  const at = fc.nat({max: lines.length - 1});
  const change = fc.record({
    kind: fc.constantFrom('drop', 'double', 'swap', 'indent', 'dedent', 'add', 'mark'),
    at,
    other: at,
    lead: fc.constantFrom(...LEADS),
    line,
    mark: fc.constantFrom('  ', '\\', ' |', '`', ' #'),
  });
  return fc
    .array(change, {minLength: 1, maxLength: 6})
    .map((changes) => changes.reduce(changed, lines).join('\n'));
}

interface Change {
  readonly kind: string;
  readonly at: number;
  readonly other: number;
  readonly lead: string;
  readonly line: string;
  readonly mark: string;
}

function changed(
  lines: readonly string[],
  {kind, at, other, lead, line: added, mark}: Change,
): readonly string[] {
  const [one = '', two = ''] = [lines[at], lines[other]];
  switch (kind) {
    case 'drop':
      return lines.toSpliced(at, 1);
    case 'double':
      return lines.toSpliced(other, 0, one);
    case 'swap':
      return lines.toSpliced(at, 1, two).toSpliced(other, 1, one);
    case 'indent':
      return lines.toSpliced(at, 1, lead + one);
    case 'dedent':
      return lines.toSpliced(at, 1, one.trimStart());
    case 'add':
      return lines.toSpliced(at, 0, added);
    default:
      return lines.toSpliced(at, 1, one + mark);
  }
}
