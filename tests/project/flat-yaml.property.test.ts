import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {isMap, isScalar, parseDocument} from 'yaml';
import {flatYaml} from '../../src/project/flat-yaml.ts';

/** What a parser of YAML says of a text: keys, values and places; nothing for what is no sound mapping. */
function parsed(text: string) {
  const document = parseDocument(text, {logLevel: 'silent'});
  if (document.errors.length > 0 || document.warnings.length > 0 || !isMap(document.contents))
    return undefined;
  return document.contents.items.map(({key, value}) => ({
    key: isScalar(key) ? key.value : key,
    value: isScalar(value) ? value.value : value,
    start: isScalar(key) ? key.range?.[0] : -1,
    end: isScalar(value) ? value.range?.[1] : -1,
  }));
}

const word = fc.oneof(
  fc.constantFrom(
    'schema',
    'a',
    'true',
    'True',
    'false',
    'null',
    'NULL',
    '~',
    'nan',
    '.inf',
    '1',
    '1.0',
    '0x1',
    '1e3',
  ),
  fc.constantFrom(
    '2026-01-31',
    '2026-01-31 10:00',
    'a b',
    'a # b',
    'a: b',
    '- a',
    'a-b',
    '"q"',
    "'q'",
    '"q',
    '""',
    'a ',
    '*a',
    '&a b',
  ),
  fc.constantFrom(
    '|',
    '>',
    '|-',
    '[a]',
    '{a: b}',
    '!t a',
    'a/b.md',
    '---',
    '...',
    '\u00e9',
    '\t',
    'no',
    'Infinity',
    '<<',
  ),
  fc.string({maxLength: 4}),
);
const sound = fc.constantFrom(
  ...[
    'schema: spec-driven',
    'created: 2026-01-31',
    'skip_specs: true',
    'a: |',
    'b: |',
    'title: "A b (c)"',
    '',
    '# c',
  ],
  ...['  text', '  # text', '    deep: er', ' one'],
);
const odd = fc.oneof(
  fc
    .tuple(fc.constantFrom('', '', ' ', '   '), word, fc.constantFrom(': ', ':', ' : ', ':  '), word)
    .map((parts) => parts.join('')),
  fc.tuple(fc.constantFrom('c', 'd', 'e'), word).map(([key, value]) => `${key}: ${value}`),
  fc.constantFrom(' ', '   ', ' # c', '- item', 'text', '\ttab'),
);
const line = fc.oneof({arbitrary: sound, weight: 5}, {arbitrary: odd, weight: 1});
const texts = fc
  .tuple(fc.array(line, {maxLength: 6}), fc.constantFrom('', '\n', '\n\n'))
  .map(([lines, end]) => lines.join('\n') + end);

describe('lines that need no parser', () => {
  test('say what a parser of YAML reads in them', () => {
    let read = 0;
    fc.assert(
      fc.property(texts, (text) => {
        const flat = flatYaml(text);
        if (!flat) return;
        read++;
        const expected = parsed(text)?.map((entry, index) =>
          flat[index]?.value === undefined ? {...entry, value: undefined, end: flat[index]?.end} : entry,
        );
        expect(flat).toEqual(expected);
      }),
      {numRuns: Number(process.env['OPENSPEC_YAML'] ?? 5_000)},
    );
    expect(read).toBeGreaterThan(300);
  });

  test.each([
    ['schema: spec-driven\ncreated: 2026-01-31\n', 2],
    [
      '# c\n\nschema: spec-driven\n\ncontext: |\n  # not a comment\n\n    deeper\n  end\nskip_specs: true\n',
      3,
    ],
  ])('are read: %j', (text, count) => {
    expect(flatYaml(text)).toHaveLength(count);
  });
});
