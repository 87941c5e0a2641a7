import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {isMap, isScalar, isSeq, parseDocument} from 'yaml';
import {plainYaml} from '../../src/project/plain-yaml/plain-yaml.ts';
import {dataOf, type YamlNode} from '../../src/project/yaml-node.ts';
import {documents, generated, mutated} from './plain-yaml-texts.ts';

const RUNS = Number(process.env['OPENSPEC_YAML'] ?? 2_500);

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
