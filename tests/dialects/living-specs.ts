import fc from 'fast-check';
import {decode} from '../../src/markdown/source.ts';
import {corpusFiles} from '../support/corpus.ts';

const BLOCKS = [
  'Words.',
  'Words [x] `#### Scenario: no`.',
  'Words [in].\n\n[in]: https://example.org/in/',
  'Words [in].\n\n[in]: https://example.org/other/',
  'Words [in] and more.[^n]',
  'Words.[^n]\n\n[^n]: See [in].',
  '```\n### Requirement: Quoted\n```',
  '| a | b |\n|---|---|\n| c | d |',
  '> ### Requirement: Quoted',
  '<details>\n<summary>More</summary>\n\nWords.\n\n</details>',
  '    indented code\n\n\n    with a gap',
  '- a\n\n  b\n- c',
  'Hard break  \nhere.',
  '',
] as const;
const BETWEEN = [
  '\n',
  '\n',
  '\n\n\n',
  '',
  '\n---\n\n',
  '\n<!-- owner:\n\n\n me -->\n\n',
  '\n[x]: https://example.org/\n\n',
] as const;
const HEADINGS = [
  '### Requirement: ',
  '### Requirement: ',
  '###\trequirement:  ',
  '   ### Requirement:',
  '### Requirement : ',
];
const NAMES = [
  'Login',
  'Log out',
  'A `b` c',
  '登录',
  'x $& $1',
  '*Star*',
  'C#',
  'Caf\u00E9',
  'A -> B',
  'Long '.repeat(30),
];

const scenarios = fc.constantFrom(
  '',
  '\n#### Scenario: One\n- **WHEN** a\n- **THEN** b\n',
  '\n#### Two ##\n\n1. a\n   ```\n   c\n   ```\n',
);
const requirement = fc
  .tuple(fc.constantFrom(...HEADINGS), fc.constantFrom(...BLOCKS), scenarios, fc.constantFrom(...BETWEEN))
  .map(
    ([heading, block, rest, between]) =>
      (name: string) =>
        `${heading}${name}\n${block}\n${rest}${between}`,
  );

/** Specs put together from what living specs are made of. */
const generated: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom('', '---\na: b\n---\n\n', '# Title\n\n', '# Title\n\n\n\nWords.\n\n'),
    fc.constantFrom('## Purpose\n\nWords.\n\n', '', 'Purpose\n-------\nWords.\n\n'),
    fc.constantFrom(
      '## Requirements\n\n',
      '## Requirements\n',
      'Requirements\n------------\n\nWords.\n\n',
      '## requirements: ##\n\n',
    ),
    fc.uniqueArray(fc.constantFrom(...NAMES), {minLength: 1, maxLength: 6}),
    fc.array(requirement, {minLength: 6, maxLength: 6}),
    fc.constantFrom(
      '',
      '\n## Notes\n\n\n\nWords.  \n\n',
      '\n   ## Notes\n',
      'Notes\n-----\n',
      '\n[y]: z\n',
      '\n\n\n',
    ),
  )
  .map(([top, purpose, heading, names, makers, tail]) => {
    const blocks = names.map((name, index) => makers[index]?.(name.trim()) ?? '');
    return `${top}${purpose}${heading}${blocks.join('')}${tail}`;
  });

/** The living specs of the corpora, the large ones only with `OPENSPEC_CORPUS=all`. */
function realSpecs(): readonly string[] {
  const largest = process.env['OPENSPEC_CORPUS'] === 'all' ? Number.POSITIVE_INFINITY : 15_000;
  return corpusFiles(Number.POSITIVE_INFINITY)
    .filter(({path}) => /\/openspec\/specs\/.*\/spec\.md$/.test(path))
    .map(({path, bytes}) => decode(path, bytes))
    .filter(({invalidAt, text}) => invalidAt === undefined && text.length < largest)
    .map(({text}) => text);
}

/** The same text with other bytes between its lines. */
const variants: Readonly<Record<string, (text: string) => string>> = {
  lf: (text) => text,
  crlf: (text) => text.replace(/\r?\n/g, '\r\n'),
  bom: (text) => `\uFEFF${text}`,
  'bom and crlf': (text) => `\uFEFF${text.replace(/\r?\n/g, '\r\n')}`,
  mixed: (text) => {
    let line = 0;
    return text.replace(/\r?\n/g, () => (line++ % 3 === 0 ? '\r\n' : '\n'));
  },
  'no final newline': (text) => text.trimEnd(),
};

const real = realSpecs();

export const variantNames = Object.keys(variants);

/** A living spec, real or put together, in one variant. */
export function livingSpecs(variant: string): fc.Arbitrary<string> {
  const specs = real.length > 0 ? fc.oneof(fc.constantFrom(...real), generated) : generated;
  return specs.map((text) => variants[variant]?.(text) ?? text);
}
