import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {commands} from '../../cli/commands/index.ts';
import {parse} from '../../src/markdown/document.ts';
import {decode, encode, type Source, sourceOf} from '../../src/markdown/source.ts';
import {blockContent, planGuidelines} from '../../src/plan/keep-guidelines.ts';
import {textAfter} from '../../src/plan/plan.ts';
import {BLOCK_END, BLOCK_START, managedBlock} from '../../src/project/managed-block.ts';
import {Refusal} from '../../src/refusal.ts';
import {endings, joined, markdown} from '../support/generate.ts';
import {packageRoot} from '../support/run-cli.ts';

const content = '## Changes\n\n1. `openspec list`\n2. `openspec lint`';
const block = `${BLOCK_START}\n${content}\n${BLOCK_END}`;

function keptIn(source: Source, words = content): {readonly state: string; readonly after: Source} {
  const {state, operation} = planGuidelines({kind: 'file', source}, words);
  const text = operation?.kind === 'write' ? textAfter(operation) : source.text;
  return {state, after: decode(source.path, encode(source, text))};
}

const kept = (text: string, words = content) => keptIn(sourceOf('AGENTS.md', text), words).after.text;

function refusalOf(text: string): Refusal | undefined {
  try {
    kept(text);
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

test.each([
  ['', `${block}\n`],
  ['\n', `${block}\n`],
  ['# Guide\n', `# Guide\n\n${block}\n`],
  ['# Guide', `# Guide\n\n${block}`],
  ['# Guide\n\n\n', `# Guide\n\n${block}\n\n\n`],
  ['\uFEFF\uFEFF# Guide\n', `\uFEFF# Guide\n\n${block}\n`],
  ['- a\n  ```\n  open\n', `- a\n  \`\`\`\n  open\n\n${block}\n`],
  ['<div>\nopen\n', `<div>\nopen\n\n${block}\n`],
  ['```\nopen\n', `${block}\n\n\`\`\`\nopen\n`],
  ['# Guide\n\n<!-- open\n', `${block}\n\n# Guide\n\n<!-- open\n`],
  ['---\na: 1\n---\n\n<script>\n', `---\na: 1\n---\n\n${block}\n\n<script>\n`],
  [`a\n\n\`${BLOCK_START}\`\n`, `a\n\n\`${BLOCK_START}\`\n\n${block}\n`],
  [`> ${BLOCK_START}\n`, `> ${BLOCK_START}\n\n${block}\n`],
  [`- ${BLOCK_END}\n`, `- ${BLOCK_END}\n\n${block}\n`],
  [`\`\`\`html\n${BLOCK_START}\n\`\`\`\n`, `\`\`\`html\n${BLOCK_START}\n\`\`\`\n\n${block}\n`],
  [`<div>\n${BLOCK_START}\n</div>\n`, `<div>\n${BLOCK_START}\n</div>\n\n${block}\n`],
  [`${BLOCK_START} text\n`, `${BLOCK_START} text\n\n${block}\n`],
  [`a\n${BLOCK_START}\nold\n${BLOCK_END}\nb\n`, `a\n${BLOCK_START}\n${content}\n${BLOCK_END}\nb\n`],
  [`  ${BLOCK_START}  \n  ${BLOCK_END}\t\nb`, `  ${BLOCK_START}  \n${content}\n  ${BLOCK_END}\t\nb`],
])('%j becomes %j', (text, expected) => {
  const {after} = keptIn(sourceOf('AGENTS.md', text));
  expect(after.text).toBe(expected);
  expect(keptIn(after).state).toBe('unchanged');
});

test('new text takes the line ending of its neighbourhood, and the byte order mark stays', () => {
  const crlf = block.replaceAll('\n', '\r\n');
  expect(kept('# a\r\n\r\nb\r\n')).toBe(`# a\r\n\r\nb\r\n\r\n${crlf}\r\n`);
  expect(kept('a\n\nb\r\nc')).toBe(`a\n\nb\r\nc\r\n\r\n${crlf}`);
  expect(kept(`a\n${BLOCK_START}\r\n${BLOCK_END}\n`)).toBe(
    `a\n${BLOCK_START}\r\n${content.replaceAll('\n', '\r\n')}\r\n${BLOCK_END}\n`,
  );
  const bytes = new TextEncoder().encode('\uFEFF# a\n');
  expect(keptIn(decode('AGENTS.md', bytes)).after.hasBom).toBe(true);
});

test.each([
  `${BLOCK_START}\n\n${content.replaceAll('\n', '  \n')}\n\n${BLOCK_END}\n`,
  `${block}\n`.replaceAll('\n', '\r\n'),
])('a block that differs in blanks alone stays', (text) => {
  expect(keptIn(sourceOf('AGENTS.md', text)).state).toBe('unchanged');
});

test.each([
  [`${block}\n\n${block}\n`, 'lines 1 (start), 6 (end), 8 (start), 13 (end)'],
  [`# a\n\n${BLOCK_START}\n`, 'line 3 (start)'],
  [`a\n${BLOCK_END}\n`, 'line 2 (end)'],
  [`${BLOCK_END}\n${BLOCK_START}\n`, 'lines 1 (end), 2 (start)'],
  [`${BLOCK_START}\n\`\`\`\n${BLOCK_END}\n`, 'line 1 (start)'],
])('%j is refused, with the lines', (text, lines) => {
  expect(refusalOf(text)?.message).toContain(lines);
  expect(refusalOf(text)?.hint).toBe('grep -n openspec-changes: AGENTS.md');
});

test('where no block would be read as one, nothing is planned', () => {
  expect(refusalOf(`${'> '.repeat(120)}a\n`)?.code).toBe('no-place-for-block');
  expect(() => kept('# a\n', '```\nnever closed')).toThrow(/templates\/guidelines\.md/);
  expect(() => planGuidelines({kind: 'missing', path: 'AGENTS.md'}, '<!--')).toThrow(Refusal);
});

const odd = fc.constantFrom(
  ...[BLOCK_START, BLOCK_END].flatMap((mark) => [
    [mark],
    [`  ${mark} `],
    [`\`${mark}\``],
    [`> ${mark}`],
    [`- ${mark}`],
    [`    ${mark}`],
    ['```', mark, '```'],
    ['<div>', mark, '</div>'],
    ['<!--', mark],
    [`text ${mark}`],
    [`${mark} text`],
    ['| a |', '|---|', `| ${mark} |`],
  ]),
);

const withMarks = fc
  .tuple(markdown, fc.array(odd, {maxLength: 3}), markdown, endings, fc.nat())
  .map(([before, marks, after, ending, seed]) =>
    [before, ...marks.map((lines) => joined(lines, ending, seed)), after].join('\n\n'),
  );

test('of any document, nothing but the block changes, and a second run changes nothing', () => {
  fc.assert(
    fc.property(withMarks, (text) => {
      const before = sourceOf('AGENTS.md', text);
      const isBroken = managedBlock(parse(before)).kind === 'broken';
      const refusal = refusalOf(before.text);
      expect(refusal?.code).toBe(isBroken ? 'broken-block' : undefined);
      if (refusal) return;
      const {after} = keptIn(before);
      expectOnlyBlock(before, after);
      expect(keptIn(after).state).toBe('unchanged');
    }),
    {numRuns: 200},
  );
});

/** What stands before and after the block was there before, in one piece, or around the block that was. */
function expectOnlyBlock(before: Source, after: Source): void {
  const [old, now] = [before, after].map((source) => managedBlock(parse(source)));
  if (now?.kind !== 'block') throw new Error(`The block is ${now?.kind}`);
  if (old?.kind === 'block') {
    expect(after.text.slice(0, now.start.end)).toBe(before.text.slice(0, old.start.end));
    expect(after.text.slice(now.end.start)).toBe(before.text.slice(old.end.start));
    return;
  }
  const head = after.text.slice(0, now.start.start).trimEnd();
  const tail = after.text.slice(now.end.end).trimStart();
  expect(before.text.startsWith(head)).toBe(true);
  expect(before.text.endsWith(tail)).toBe(true);
  expect(before.text.replace(/\s/g, '')).toBe((head + tail).replace(/\s/g, ''));
}

describe('the block we write', () => {
  const template = readFileSync(join(packageRoot, 'templates/guidelines.md'), 'utf8');

  test.each(['feature', 'requirement'] as const)('names commands there are (%s)', (dialect) => {
    const written = blockContent(template, dialect);
    const named = [...written.matchAll(/`openspec ([a-z]+)/g)].map(([, name]) => name);
    const known = [...commands.map(({name}) => name), 'summary'];
    expect(named.length).toBeGreaterThan(7);
    expect(named.filter((name) => !known.includes(name ?? ''))).toEqual([]);
    expect(written).not.toContain('{{');
    expect(written.split('\n').length).toBeLessThanOrEqual(15);
  });
});

const agents = join(packageRoot, '../shared/corpus/_agents');

describe.runIf(existsSync(agents))('real guidelines', () => {
  const names = existsSync(agents) ? readdirSync(agents) : [];
  // Half of them, every other with another line ending: the longest take a second each.
  const some = names.filter((_, index) => index % 2 === 0 || process.env['OPENSPEC_CORPUS'] === 'all');

  test.each(some)('%s: the first run inserts, the second does nothing', (name) => {
    const read = decode(name, readFileSync(join(agents, name)));
    const crlf = sourceOf(name, read.text.replace(/\r?\n/g, '\r\n'));
    const source = some.indexOf(name) % 2 === 0 ? read : crlf;
    const {state, after} = keptIn(source);
    expect(state).toBe('updated');
    expectOnlyBlock(source, after);
    expect(keptIn(after).state).toBe('unchanged');
  });
});
