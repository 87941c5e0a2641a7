import fc from 'fast-check';

/** How the lines of a generated text end. */
export type Endings = '\n' | '\r\n' | '\r' | 'mixed';

export const endings: fc.Arbitrary<Endings> = fc.constantFrom('\n', '\r\n', '\r', 'mixed');

const WORDS = [
  'alpha',
  'Beta',
  'snake_case',
  '2024-01-31',
  'x',
  'naïve',
  '日本',
  '😀',
  'a`b`',
  '**bold**',
  '_it_',
  '[l](u)',
  '<b>',
  '&amp;',
  'a\\|b',
  '\u00a0',
  'www.a.bc',
  '/a@b.cd',
  '\u0000',
  '#',
  '-',
  'to:',
  '\t',
];

/** A few words, markup among them; never blank. */
export const words: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...WORDS), {minLength: 1, maxLength: 4})
  .map((list) => `w ${list.join(' ')}`);

/** Words that are words in every place: letters, digits, spaces. */
export const plainWords: fc.Arbitrary<string> = fc
  .array(fc.constantFrom('alpha', 'beta', 'Gamma', 'x1', 'naïve', '日本', '😀'), {minLength: 1, maxLength: 3})
  .map((list) => list.join(' '));

/** Characters that mean something to a Markdown parser, in any order. */
export const noise: fc.Arbitrary<string> = fc.string({
  unit: fc.constantFrom(...'#-*+>|`~_[]()<>!&\\:= \t\n\r01.ax\u0000\uFEFF\u2028é😀'),
  maxLength: 60,
});

type Lines = readonly string[];

const indentation = fc.constantFrom('', '', '', ' ', '   ');
const blanks = fc.constantFrom('', '', ' ', '   ', '\t');

const atxHeading = fc
  .record({
    depth: fc.integer({min: 1, max: 6}),
    title: words,
    before: indentation,
    close: fc.constantFrom('', '', ' #', ' ######'),
    after: blanks,
  })
  .map(({depth, title, before, close, after}) => [`${before}${'#'.repeat(depth)} ${title}${close}${after}`]);
const setextHeading = fc
  .record({title: words, line: fc.constantFrom('===', '---', '=', '------   ')})
  .map(({title, line}) => [title, line]);
const paragraph = fc.array(
  fc.tuple(words, blanks).map((parts) => parts.join('')),
  {minLength: 1, maxLength: 3},
);
const marker = fc.constantFrom('-', '*', '+', '1.', '7)', '-  ', '- [ ]', '- [x]', '- [X]');
const list = fc
  .record({
    marker,
    items: fc.array(words, {minLength: 1, maxLength: 4}),
    isLoose: fc.boolean(),
    nested: fc.option(words, {nil: undefined}),
  })
  .map(({marker: mark, items, isLoose, nested}) =>
    items.flatMap((item, index) => [
      ...(isLoose && index > 0 ? [''] : []),
      `${mark} ${item}`,
      ...(nested ? [`    - ${nested}`] : []),
    ]),
  );
const table = fc
  .record({
    columns: fc.integer({min: 1, max: 4}),
    rows: fc.array(fc.array(plainWords, {minLength: 4, maxLength: 4}), {maxLength: 4}),
    hasPipes: fc.boolean(),
  })
  .map(({columns, rows, hasPipes}) => {
    const line = (cells: Lines) =>
      hasPipes || columns === 1 ? `| ${cells.join(' | ')} |` : cells.join(' | ');
    const header = ['h1', 'h2', 'h3', 'h4'].slice(0, columns);
    return [line(header), line(header.map(() => '---')), ...rows.map((row) => line(row.slice(0, columns)))];
  });
const fence = fc
  .record({
    mark: fc.constantFrom('```', '~~~', '`````'),
    info: fc.constantFrom('', 'md', ' ts x'),
    inner: fc.array(fc.constantFrom('# not a heading', '- x', '', '> q', '| a |')),
    isOpen: fc.boolean(),
  })
  .map(({mark, info, inner, isOpen}) => [`${mark}${info}`, ...inner, ...(isOpen ? [] : [mark])]);
const comment = fc
  .record({inner: fc.array(fc.constantFrom('# not a heading', '', 'text', '- x')), isOpen: fc.boolean()})
  .map(({inner, isOpen}) => ['<!-- a', ...inner, ...(isOpen ? [] : ['-->'])]);
const html = fc.constantFrom<Lines>(
  ['<div>', '# not a heading', '</div>'],
  ['<br>'],
  ['<pre>', '', '# x', '</pre>'],
);
const quote = fc.oneof(atxHeading, paragraph, list, fence).map((lines) => lines.map((line) => `> ${line}`));
const other = fc.constantFrom<Lines>(
  ['---'],
  ['***'],
  ['    # indented code'],
  ['[l]: https://a.bc'],
  ['[^1]: note'],
  ['- # in a list'],
  [''],
  ['', '', ''],
);

/** One block, as lines. */
export const block: fc.Arbitrary<Lines> = fc.oneof(
  {weight: 4, arbitrary: atxHeading},
  {weight: 1, arbitrary: setextHeading},
  {weight: 3, arbitrary: paragraph},
  {weight: 2, arbitrary: list},
  {weight: 2, arbitrary: table},
  {weight: 1, arbitrary: fence},
  {weight: 1, arbitrary: comment},
  {weight: 1, arbitrary: html},
  {weight: 1, arbitrary: quote},
  {weight: 1, arbitrary: other},
);

const frontMatter = fc.constantFrom<Lines>(
  ...[
    [],
    [],
    [],
    ['---', 'title: x', 'tags:', '- a', '---'],
    ['---', 'title: x'],
    ['---', '', 'words', '', '---'],
    ['---', '# c', 'a: 1', '---   '],
  ],
);

/** A whole file: blocks with or without blank lines between, any line endings, with or without a final one. */
export const markdown: fc.Arbitrary<string> = fc
  .record({
    front: frontMatter,
    blocks: fc.array(fc.tuple(block, fc.constantFrom(0, 1, 1, 1, 2)), {maxLength: 8}),
    ending: endings,
    hasFinal: fc.boolean(),
    seed: fc.nat(),
  })
  .map(({front, blocks, ending, hasFinal, seed}) => {
    const lines = [...front, ...blocks.flatMap(([inner, gap]) => [...inner, ...Array<string>(gap).fill('')])];
    return joined(lines, ending, seed) + (hasFinal && lines.length > 0 ? joined(['', ''], ending, seed) : '');
  });

/** Lines put together; mixed endings are chosen by `seed`. */
export function joined(lines: Lines, ending: Endings, seed = 0): string {
  let text = lines[0] ?? '';
  for (const [index, line] of lines.slice(1).entries()) {
    const chosen = ending === 'mixed' ? (['\n', '\r\n', '\r'][(seed + index) % 3] ?? '\n') : ending;
    // CR, an empty line and LF would be one CRLF.
    text += (chosen === '\n' && text.endsWith('\r') ? '\r\n' : chosen) + line;
  }
  return text;
}
