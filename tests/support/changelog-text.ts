import fc from 'fast-check';

const word = fc.constantFrom(
  'Search',
  '`code`',
  'a *b* c',
  '[x](https://x.y)',
  'Ünï 漢字',
  '<T>',
  'tail \\',
  '#5',
);
const item = fc
  .tuple(
    word,
    fc.constantFrom('', '\n  - below', '\n  more words', '\n\n  a paragraph', '\n  ```\n  code\n  ```'),
  )
  .map(([words, rest]) => words + rest);
const list = fc
  .tuple(
    fc.constantFrom('- ', '* ', '+ '),
    fc.constantFrom('\n', '\n\n'),
    fc.array(item, {minLength: 1, maxLength: 3}),
  )
  .map(([marker, gap, items]) => items.map((each) => marker + each).join(gap));
const block = fc.oneof(
  {weight: 5, arbitrary: list},
  fc.constantFrom(
    'Prose.',
    '<!-- a note -->',
    '> a quote',
    '```\n## [9.9.9] - 2020-01-01\n```',
    '| a | b |\n|---|---|\n| c | d |',
    '1. numbered',
  ),
);
const section = (depth: number, gap: string) =>
  fc
    .tuple(
      fc.constantFrom(
        'Added',
        'Changed',
        'Fixed',
        'Fixed',
        'Security',
        'Technical Details',
        '🚀 Added',
        'removed',
      ),
      fc.array(block, {maxLength: 2}),
      fc.option(fc.constantFrom('Core', 'More'), {freq: 4}),
    )
    .map(([title, blocks, sub]) =>
      [
        [`${'#'.repeat(depth)} ${title}`, ...blocks.slice(0, 1)].join(gap),
        ...(sub === null ? [] : [`${'#'.repeat(depth + 1)} ${sub}\n\n- of ${sub}`]),
        ...blocks.slice(1),
      ].join('\n\n'),
    );

/** How a generated changelog is written. */
const style = fc.record({
  depth: fc.constantFrom(1, 2, 2, 2),
  gap: fc.constantFrom('\n', '\n\n'),
  heading: fc.constantFrom(
    '[V] - D',
    'V - D',
    'V (D)',
    '[vV] – D',
    'vV',
    '[V](https://x.y/compare/vP...vV) - D',
    'Version V — D',
    '[V] D',
  ),
  unreleased: fc.option(
    fc.constantFrom('[Unreleased]', 'Unreleased', '[unreleased]', '[Unreleased][unreleased]'),
  ),
  separator: fc.constantFrom('', '', '---', '***'),
  links: fc.constantFrom('none', 'tag', 'compare', 'gitlab'),
  ending: fc.constantFrom('\n', '\r\n'),
  end: fc.constantFrom('', '\n', '\n\n'),
});

const VERSIONS = ['1.10.0', '1.2.0', '1.1.0', '1.0.0-rc.1'] as const;
const DAYS = ['2025-04-01', '2025-03-01', '2025-02-01', '2025-01-01'] as const;

const ADDRESS: Readonly<Record<string, (version: string, before: string | undefined) => string>> = {
  tag: (version) => `https://x.y/releases/tag/v${version}`,
  compare: (version, before) =>
    before === undefined
      ? `https://x.y/releases/tag/v${version}`
      : `https://x.y/compare/v${before}...v${version}`,
  gitlab: (version, before) => `https://x.y/-/compare/${before ?? '0'}...${version}`,
};

/** A text of a changelog of releases, and whether its headings can be told from each other. */
export const changelogText: fc.Arbitrary<string> = style.chain((own) =>
  fc
    .record({
      title: fc.constantFrom(
        '',
        '# Changelog\n\n',
        '# Changelog\n\nWords.\n\n',
        '<!-- c -->\n\n# History\n\n',
      ),
      pending: fc.array(section(own.depth + 1, own.gap), {maxLength: 3}),
      versions: fc.array(fc.array(section(own.depth + 1, own.gap), {maxLength: 3}), {maxLength: 4}),
      summary: fc.constantFrom('', 'A summary.'),
    })
    .map(({title, pending, versions, summary}) => {
      const marks = '#'.repeat(own.depth);
      const released = versions.map((sections, index) => {
        const words = own.heading
          .replaceAll('V', VERSIONS[index] ?? '')
          .replaceAll('P', VERSIONS[index + 1] ?? '0.1.0')
          .replaceAll('D', DAYS[index] ?? '');
        return [`${marks} ${words}`, ...(summary === '' ? [] : [summary]), ...sections];
      });
      const first = own.unreleased === null ? [] : [[`${marks} ${own.unreleased}`, ...pending]];
      const parts = [...first, ...released].map((part) => part.join('\n\n'));
      const separator = own.separator === '' ? '\n\n' : `\n\n${own.separator}\n\n`;
      const address = ADDRESS[own.links];
      const definitions = address
        ? versions.map(
            (_, index) => `[${VERSIONS[index]}]: ${address(VERSIONS[index] ?? '', VERSIONS[index + 1])}`,
          )
        : [];
      const moving =
        address && own.unreleased !== null && versions.length > 0
          ? [`[unreleased]: https://x.y/compare/v${VERSIONS[0]}...HEAD`]
          : [];
      const links = [...moving, ...definitions];
      const text = title + parts.join(separator) + (links.length > 0 ? `\n\n${links.join('\n')}` : '');
      return (text + own.end).replaceAll('\n', own.ending);
    }),
);
