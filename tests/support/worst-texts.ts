/** A text of about so many characters that is made to take long. */
export type Worst = (size: number) => string;

const repeated =
  (unit: string, end = ''): Worst =>
  (size) =>
    unit.repeat(Math.max(1, Math.floor((size - end.length) / unit.length))) + end;

const numbered =
  (unitOf: (index: number) => string): Worst =>
  (size) => {
    const units: string[] = [];
    for (let length = 0; length < size; length += units.at(-1)?.length ?? 1) units.push(unitOf(units.length));
    return units.join('');
  };

/** Code spans that never close, each opened by a run of another length. */
const backticks: Worst = (size) =>
  Array.from({length: Math.floor(Math.sqrt(2 * size))}, (_, index) => `${'`'.repeat(index + 1)} `).join('');

/** Each line one container deeper than the one above. */
const stairs =
  (step: string, marker: string): Worst =>
  (size) =>
    Array.from(
      {length: Math.floor(Math.sqrt((2 * size) / step.length))},
      (_, index) => step.repeat(index) + marker,
    ).join('\n');

const columns: Worst = (size) => {
  const count = Math.floor(size / 8);
  return `${'|a'.repeat(count)}|\n${'|-'.repeat(count)}|\n${'|b'.repeat(count)}|\n`;
};

/** As many columns as rows, each row short. */
const shortRows: Worst = (size) => {
  const count = Math.floor(size / 8);
  return `${'|a'.repeat(count)}|\n${'|-'.repeat(count)}|\n${'|b\n'.repeat(count)}`;
};

/** Markdown that a parser could be made to read again and again, by what it is made of. */
export const worstTexts: Readonly<Record<string, Worst>> = {
  words: repeated('word '),
  'one word': repeated('a'),
  '>': repeated('>'),
  '> ': repeated('> '),
  '> a lines': repeated('> a\n'),
  '>>>> lines of 90': repeated(`${'>'.repeat(90)} a\n`),
  '- ': repeated('- '),
  '* * ': repeated('* '),
  '1. ': repeated('1. '),
  '- - - a lines of 90': repeated(`${'- '.repeat(90)}a\n`),
  '- then deep indents': (size) => `- a\n${repeated(`${' '.repeat(190)}- a\n`)(size)}`,
  'nested list line by line': stairs('  ', '- a'),
  'nested quotes line by line': stairs('>', '> a'),
  'quotes in lists line by line': stairs('  ', '- > a'),
  'list items': repeated('- a\n'),
  'loose list items': repeated('- a\n\n'),
  'lists of one item': numbered((index) => `${index % 2 === 0 ? '-' : '*'} a\n`),
  'lists below headings': repeated('## a\n\n- b\n\n'),
  'lists in quotes': repeated('> - a\n\n'),
  'blocks in one item': repeated('  a\n\n', ''),
  'paragraphs in an item': (size) => `- a\n\n${repeated('  b\n\n')(size)}`,
  'lazy lines': (size) => `> a\n${repeated('b\n')(size)}`,
  '*a ': repeated('*a '),
  '_a ': repeated('_a '),
  '*a_ ': repeated('*a_ '),
  '*a_b ': repeated('*a_b '),
  '**a ': repeated('**a '),
  'a**b': repeated('a**b'),
  '*a **b ': repeated('*a **b '),
  '***a* ': repeated('***a* '),
  '**x* ': repeated('**x* '),
  '*a* ': repeated('*a* '),
  '~~a ': repeated('~~a '),
  '~a~ ': repeated('~a~ '),
  '~ ~~': repeated('a~ ~~'),
  asterisks: repeated('*', 'a'),
  'asterisks and a': repeated('*', 'a'),
  'nested emphasis': (size) => '*a '.repeat(size / 6) + ' a*'.repeat(size / 6),
  'nested strong': (size) => '**a '.repeat(size / 8) + ' a**'.repeat(size / 8),
  '[': repeated('['),
  '[a': repeated('[a'),
  ']': repeated(']'),
  '[a]': repeated('[a]'),
  '[a](': repeated('[a]('),
  '[a](b': repeated('[a](b'),
  '[a](<b': repeated('[a](<b'),
  '[a](b "': repeated('[a](b "'),
  '](': repeated(']('),
  '![': repeated('!['),
  '![![]()': repeated('![![]()'),
  'nested brackets': (size) => '['.repeat(size / 2) + ']'.repeat(size / 2),
  'nested images': (size) => '!['.repeat(size / 8) + '](a)'.repeat(size / 8),
  'nested links': (size) => '['.repeat(size / 8) + '](a)'.repeat(size / 8),
  '[^a]': repeated('[^a]'),
  '[^': repeated('[^'),
  links: repeated('[a](b) '),
  'definitions of one name': repeated('[a]: b\n'),
  definitions: numbered((index) => `[a${index}]: b\n`),
  'definitions and references': (size) =>
    numbered((index) => `[a${index}]: b\n`)(size / 2) + numbered((index) => `[a${index}] `)(size / 2),
  'definition without end': (size) => `[a]: b "${repeated('c\n')(size)}`,
  'definitions that are none': repeated('[a\n'),
  'label without end': repeated('[a]: \n'),
  'footnote definitions': numbered((index) => `[^a${index}]: b\n`),
  'footnotes of many lines': (size) => `[^a]: b\n${repeated('    c\n\n')(size)}`,
  backticks,
  'backticks, one run': repeated('`'),
  '`a': repeated('`a'),
  '` ``': repeated('` `` '),
  '<a': repeated('<a'),
  '<a ': repeated('<a '),
  '<a b="': repeated('<a b="'),
  '<!--': repeated('<!--'),
  'a<!--': repeated('a<!--'),
  'a<!--a-': repeated('a <!-- a-'),
  'a<![CDATA[': repeated('a<![CDATA['),
  'a<?': repeated('a<?'),
  'a<!a': repeated('a<!a '),
  '<!A': repeated('<!A\n'),
  'html blocks': repeated('<div>\n\n'),
  '<script> without end': (size) => `<script>\n${repeated('a\n')(size)}`,
  '&': repeated('&'),
  '&a': repeated('&a'),
  '&amp;': repeated('&amp;'),
  '&#': repeated('&#1'),
  '\\': repeated('\\'),
  '\\*': repeated('\\*'),
  columns,
  'short rows': shortRows,
  rows: (size) => `|a|b|\n|-|-|\n${repeated('|c|d|\n')(size)}`,
  'rows without pipes': (size) => `a|b\n-|-\n${repeated('c\n')(size)}`,
  tables: repeated('|a|\n|-|\n|b|\n\n'),
  'delimiter rows': repeated('|-|\n'),
  pipes: repeated('|'),
  'lines of pipes': repeated('|||||\n'),
  'a | lines': repeated('a | b\n'),
  'setext =': repeated('='),
  'setext lines': repeated('a\n=\n'),
  'setext of many lines': repeated('a\n', '==='),
  headings: repeated('# a\n'),
  'requirement headings': numbered((index) => `### Requirement: Name ${index}\n\nIt SHALL.\n\n`),
  'heading of hashes': (size) => `# a${'#'.repeat(size)}b`,
  'heading of spaces': (size) => `# a${' '.repeat(size)}b`,
  rules: repeated('- - -\n'),
  dashes: repeated('-'),
  'spaced dashes': repeated('- ', 'a'),
  spaces: repeated(' '),
  'spaces before a': repeated(' ', 'a'),
  'spaces in a line': (size) => `a${' '.repeat(size)}b`,
  'lines of spaces': repeated('          \n'),
  tabs: repeated('\t'),
  'tabs and a': repeated('\ta'),
  'lines of tabs': repeated('\t\ta\n'),
  'indented code and blanks': repeated('    a\n\n\n\n'),
  '~~~': repeated('~~~\n'),
  '~': repeated('~'),
  'open fence': (size) => `\`\`\`\n${repeated('a\n')(size)}`,
  'fences that grow': numbered((index) => `${'~'.repeat((index % 90) + 3)}\na\n`),
  'open fences in items': repeated('- ```\n'),
  newlines: repeated('\n'),
  'carriage returns': repeated('\r'),
  'hard breaks': repeated('a  \n'),
  'one-letter lines': repeated('a\n'),
  NUL: repeated('\u0000'),
  'NUL and a': repeated('a\u0000'),
  'byte order marks': repeated('\uFEFF'),
  'front matter without end': (size) => `---\n${repeated('a: b\n')(size)}`,
  'front matter': (size) => `---\n${repeated('a: b\n')(size)}---\n# T\n`,
  'www.': repeated('www.'),
  'www.a.b ': repeated('www.a.b '),
  'www.a(': repeated('www.a.b('),
  'www.a)': (size) => `www.a.b${')'.repeat(size)}`,
  'www.a&amp;': (size) => `www.a.b${'&a;'.repeat(size / 3)}`,
  'http://': repeated('http://'),
  'http://a.b?': (size) => `http://a.b/${'?!.'.repeat(size / 3)}`,
  'a@': repeated('a@'),
  'a@b.c': repeated('a@b.c'),
  'a.b.c@': repeated('a.b-c_'),
  'a@b-': (size) => `a@${'b-.'.repeat(size / 3)}`,
  '-[ ] ': repeated('- [ ] a\n'),
  'tasks in one line': repeated('[ ] '),
  everything: repeated('*a _b [c `d <e ![f &g ~~h |i\n'),
  'everything closed': repeated('*a* _b_ [c](d) `e` <f> ![g](h) ~~i~~ **j**\n'),
};
