import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {isMap, isScalar, isSeq, parseDocument} from 'yaml';
import {plainYaml} from '../../src/project/plain-yaml/plain-yaml.ts';
import {dataOf, type YamlNode} from '../../src/project/yaml-node.ts';

const RUNS = Number(process.env['OPENSPEC_YAML'] ?? 2_500);
const folder = join(import.meta.dirname, 'plain-yaml');
const documents = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));

type Schema = 'core' | 'failsafe';

/** What a parser of YAML says of a text; nothing for what it complains of. */
function parsed(text: string, schema: Schema) {
  // Silent, it would pass over a second document.
  const document = parseDocument(text, {logLevel: 'error', schema});
  return document.errors.length + document.warnings.length > 0 ? undefined : document;
}

/** A node of the parser as `shapeOf` has one; without its end where `plain` leaves that open. */
function parsedShape(node: unknown, plain: YamlNode | undefined): unknown {
  if (isScalar(node)) return {value: node.value, start: node.range?.[0], end: node.range?.[1]};
  if (isMap(node)) {
    const below = plain?.kind === 'mapping' ? plain.entries : [];
    const entries = node.items.map(({key, value}, index) => [
      parsedShape(key, undefined),
      parsedShape(value, below[index]?.value),
    ]);
    return {entries, start: node.range?.[0], end: plain?.end && node.range?.[1]};
  }
  const below = plain?.kind === 'list' ? plain.items : [];
  const items = isSeq(node) ? node.items.map((item, index) => parsedShape(item, below[index])) : node;
  return {
    items,
    start: isSeq(node) ? node.range?.[0] : -1,
    end: plain?.end && isSeq(node) && node.range?.[1],
  };
}

function shapeOf(node: YamlNode, schema: Schema): unknown {
  const {start, end} = node;
  if (node.kind === 'scalar') return {value: schema === 'core' ? node.value : node.text, start, end};
  if (node.kind === 'list') return {items: node.items.map((item) => shapeOf(item, schema)), start, end};
  const entries = node.entries.map(({key, value, ...place}) => [
    {value: key, ...place},
    shapeOf(value, schema),
  ]);
  return {entries, start, end};
}

/** Hold what is read without a parser against what the parser reads; whether it is read. */
function holds(text: string): boolean {
  const plain = plainYaml(text);
  if (!plain) return false;
  for (const schema of ['core', 'failsafe'] as const) {
    const document = parsed(text, schema);
    expect(document).toBeDefined();
    const data = dataOf(plain, schema);
    expect(data).toEqual(document?.toJS() ?? (schema === 'core' ? null : ''));
    expect(JSON.stringify(data)).toBe(JSON.stringify(document?.toJS() ?? data));
    if (document?.contents) expect(shapeOf(plain, schema)).toEqual(parsedShape(document.contents, plain));
  }
  return true;
}

const bits = fc.constantFrom(
  ...[' ', '  ', '\n', ':', ': ', ' :', '#', ' #', '# ', '-', '- ', '- - ', '|', '>', '|-', '|+', '|2', '>-'],
  ...['"', "'", "''", '[', ']', '{', '}', ',', ', ', '&a ', '*a', '!t ', '!!str ', '%', '@', '`', '\t', '\r'],
  ...['\r\n', '---', '...', '---\n', '\n...\n', '? ', '<<: ', '~', 'null', 'true', 'yes', '1', '0x1', '1e3'],
  ...['.inf', '2026-01-01', '__proto__', 'é', '\u00A0', '本', '📦', '\uD800', '\\', '\u0085', '\uFEFF', 'a'],
  ...['key: ', '- v\n', '\n\n', '   \n', '  # c\n', ': |\n', ': >\n\n', '{a: b, a: c}', '"q"', "'a': "],
);
const words = fc.oneof(
  bits,
  fc.constantFrom(
    ...['v', 'v ', '', 'v # c', ' # c', '"a b"', "'it''s'", '"\\n"', '-x', ':x', '?x', 'a]', 'a,b', 'x:y'],
    ...['[a, "b", {c: 1}]', '[ a ]', '[a,]', '[]', '{ a: b }', '{"a":b}', '[-a]', 'http://a.b', 'v{x}'],
    ...['1.', '1.2.3', '+1', '-0', '012', 'Null', 'FALSE', 'nULL', 'off', '0o7', '.e1', '..', '.NaN', '-.5'],
  ),
  fc.string({maxLength: 4}),
);
const indent = fc.constantFrom('', '', '', '', '  ', '  ', '  ', '    ', ' ', '   ');
const key = fc.oneof({arbitrary: fc.constantFrom(...'abcdefgh'), weight: 9}, {arbitrary: words, weight: 1});
const line = fc.oneof(
  fc.tuple(indent, key, fc.constantFrom(': ', ': ', ': ', ':', ':  '), words),
  fc.tuple(indent, key, fc.constantFrom(':', ': |', ': |-', ': >', ': # c')),
  fc.tuple(indent, fc.constantFrom('- ', '- ', '-', '-  ', '- - '), words),
  fc.tuple(indent, fc.constantFrom('- '), key, fc.constantFrom(': ', ':'), words),
  fc.tuple(indent, fc.constantFrom('', '# c', 'text', 'text # c', '-', '- |')),
);
const generated = fc
  .tuple(fc.array(line, {maxLength: 7}), fc.constantFrom('', '\n', '\n\n', '\n  \n'))
  .map(([lines, end]) => lines.map((parts) => parts.join('')).join('\n') + end);

/** How a text is changed: what stands at a place, as a share of the whole, gives way to something. */
const change = fc.record({at: fc.double({min: 0, max: 1, noNaN: true}), gone: fc.nat({max: 3}), put: bits});
const mutated = fc
  .tuple(fc.constantFrom(...documents), fc.array(change, {maxLength: 3}), fc.boolean())
  .map(([document, changes, isOfWindows]) => {
    const text = changes.reduce((before, {at, gone, put}) => {
      const place = Math.floor(at * before.length);
      return before.slice(0, place) + put + before.slice(place + gone);
    }, document);
    return isOfWindows ? text.replaceAll('\n', '\r\n') : text;
  });

describe('what needs no parser', () => {
  test.each([
    ['lines', generated],
    ['documents with slips', mutated],
  ])('says what a parser of YAML reads in it: %s', (_, texts) => {
    let read = 0;
    fc.assert(
      fc.property(texts, (text) => {
        if (holds(text)) read++;
      }),
      {numRuns: RUNS},
    );
    expect(read).toBeGreaterThan(RUNS / 10);
  });

  test.each(documents)('is read: %s', (text) => {
    expect(holds(text)).toBe(true);
  });

  test.each(['', '\n', '# nothing\n\n  # at all'])('may be nothing: %j', (text) => {
    expect(plainYaml(text)).toMatchObject({value: null, text: ''});
  });

  test.each([
    ['keys', Array.from({length: 6_000}, (_, index) => `k${index}: v`).join('\n')],
    ['collections', `a: >\n ${'['.repeat(6_000)}`],
    [
      'collections within each other',
      Array.from({length: 40}, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
    ],
    ['lists within each other', `a: ${'['.repeat(20)}${']'.repeat(20)}`],
  ])('is no text of too many %s', (_, text) => {
    expect(plainYaml(text)).toBeUndefined();
  });

  test.each([
    '- ',
    '[',
    '{a: ',
    'a:\n',
    ' ',
    '# c\n',
    "'",
    '"',
    ': ',
    ' #',
    'a: |\n b\n',
    '\n',
    '\r\n',
    'a: b',
    ' x\n',
  ])(
    'is told from what does in time in line with its length: %j',
    (bit) => {
      for (const begin of ['', 'a: ', 'a: |\n ', '- ']) plainYaml(begin + bit.repeat(300_000 / bit.length));
    },
    2_000,
  );
});
