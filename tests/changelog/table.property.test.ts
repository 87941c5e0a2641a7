import fc from 'fast-check';
import {expect, test} from 'vitest';
import {stateOf} from '../../src/changelog/entry.ts';
import {table} from '../../src/changelog/formats/table.ts';
import {parse} from '../../src/markdown/document.ts';
import {applyEdits} from '../../src/markdown/edit.ts';
import {sourceOf} from '../../src/markdown/source.ts';
import type {Project} from '../../src/project/project.ts';
import {projectOf} from '../support/project.ts';
import {projection} from '../support/projection.ts';

const name = fc.constantFrom('add-login', 'tune-cache', 'drop-menu', 'a', 'fix-2', 'Odd_Name.v2');
const words = fc.constantFrom(
  'Login',
  'Cache | TTL',
  '`code` here',
  'a `b|c` d',
  'back\\slash\\',
  '*bold* [x]',
  '<T> of List',
  '1. One',
  '- dash',
  'tail \\|',
  '# hash',
  '[x]',
  'auto https://x.y/z',
  '~~gone~~',
  'Ünïcode 漢字',
);
const date = fc.constantFrom('2026-01-01', '2026-01-15', '2026-02-01', '2026-03-09');
const keyword = fc.constantFrom('ADDED', 'MODIFIED', 'REMOVED');
const deltas = fc.array(fc.tuple(keyword, words), {maxLength: 3});
const change = fc.record({name, deltas, title: fc.option(words), requirements: fc.boolean()});
const changes = fc.record({
  active: fc.uniqueArray(change, {maxLength: 3, selector: (one) => one.name}),
  archived: fc.uniqueArray(fc.tuple(date, change), {maxLength: 4, selector: ([day, one]) => day + one.name}),
});

const row = fc.tuple(
  fc.oneof(date, fc.constant(''), fc.constant('soon')),
  fc.oneof(words, name),
  fc.oneof(keyword, fc.constantFrom('N/A', 'Feature')),
  fc.constantFrom('Archived', 'Proposed', 'Complete (pending archive)', 'odd', ''),
);
const tables = fc.record({
  columns: fc.shuffledSubarray(['Date', 'Change', 'Type', 'Status', 'Ticket'], {minLength: 4}),
  rows: fc.array(row, {maxLength: 4}),
  style: fc.constantFrom('piped', 'bare', 'tight', 'aligned'),
});
const item = fc.oneof(
  fc.tuple(name, words).map(([one, text]) => `\`${one}/\` - HAND ${text}`),
  name.map((one) => `[${one}](${one}/) HAND\n  - below HAND`),
  name.map((one) => `**\`${one}\`** HAND\nlazy HAND`),
  fc.constantFrom('plain HAND', 'None', '', '    indented', '```\n  open'),
  fc.tuple(date, name).map(([day, one]) => `\`${day}-${one}/\``),
);
const list = fc
  .tuple(
    fc.constantFrom('- ', '* ', '1. ', '-   ', ' - '),
    fc.constantFrom('\n', '\n\n'),
    fc.array(item, {minLength: 1, maxLength: 3}),
  )
  .map(([marker, gap, items]) =>
    items
      .map(
        (text) =>
          marker + text.split('\n').join(`\n${text.includes('lazy') ? '' : ' '.repeat(marker.length)}`),
      )
      .join(gap),
  );
const block = fc.oneof(
  {weight: 4, arbitrary: list},
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      'No active changes currently.',
      '_None yet._',
      'There are no archived changes.',
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      'Prose HAND.',
      '<!-- comment HAND -->',
      '<!-- open HAND',
      '```\nopen HAND',
      '> quote HAND',
      '---',
      '[ref]: HAND',
      '| a | b |\n|---|---|\n| HAND | `add-login` |',
      'Setext HAND\n---',
    ),
  },
  {weight: 1, arbitrary: name.map((one) => `#### ${one}\n\n- HAND`)},
);
const section = (title: string, gaps: readonly string[]) =>
  fc
    .tuple(
      fc.constantFrom('# ', '### ', '## '),
      fc.constantFrom(...gaps),
      fc.constantFrom(...gaps),
      fc.array(block, {maxLength: 3}),
    )
    .map(([marks, below, between, blocks]) => [`${marks}${title}`, blocks.join(between)].join(below));
const readmesWith = (gaps: readonly string[]) =>
  fc.record({
    table: fc.option(tables),
    active: fc.option(section('Active Changes', gaps)),
    archived: fc.option(section('Archived Changes', gaps)),
    between: fc.constantFrom(...gaps),
    ending: fc.constantFrom('\n', '\r\n', '\r'),
    end: fc.constantFrom('', '\n', '\n\n', '  \n'),
  });

const loose = readmesWith(['\n\n', '\n \n\n']);
const readmes = fc.oneof(loose, readmesWith(['\n', '\n\n']));

type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

function filesOf(folder: string, {deltas: own, title, requirements}: Change): Record<string, string> {
  const features = own.map(([kind, feature], index) => [
    `${folder}/specs/${index}.md`,
    `# ${kind}: ${feature}\n`,
  ]);
  return {
    [`${folder}/proposal.md`]: title === null ? '## Why\n' : `# Proposal: ${title}\n`,
    ...Object.fromEntries(features),
    ...(requirements ? {[`${folder}/specs/x/spec.md`]: '## ADDED Requirements\n'} : {}),
  };
}

function projectFrom({active, archived}: typeof changes extends fc.Arbitrary<infer T> ? T : never): Project {
  const files = [
    ...active.map((one) => filesOf(`openspec/changes/${one.name}`, one)),
    ...archived.map(([day, one]) => filesOf(`openspec/changes/archive/${day}-${one.name}`, one)),
  ];
  return projectOf(Object.assign({}, ...files));
}

function tableText({columns, rows, style}: typeof tables extends fc.Arbitrary<infer T> ? T : never): string {
  const order = ['Date', 'Change', 'Type', 'Status'];
  const cells = [
    columns,
    columns.map(() => '---'),
    ...rows.map((own) =>
      columns.map((column) => (own[order.indexOf(column)] ?? 'HAND').replaceAll(/(?<!\\)\|/g, '\\|')),
    ),
  ];
  const print: Record<string, (own: readonly string[]) => string> = {
    piped: (own) => `| ${own.join(' | ')} |`,
    bare: (own) => own.join(' | '),
    tight: (own) => `|${own.join('|')}|`,
    aligned: (own) => `| ${own.map((cell) => cell.padEnd(26)).join(' | ')} |`,
  };
  return cells.map(print[style] as (own: readonly string[]) => string).join('\n');
}

function readmeText({
  table: own,
  active,
  archived,
  between,
  ending,
  end,
}: typeof readmes extends fc.Arbitrary<infer T> ? T : never): string {
  const parts = [
    '# Words HAND',
    '## Changelog',
    ...(own ? [tableText(own)] : []),
    ...[active, archived].filter((part) => part !== null),
  ];
  return (parts.join(between) + end).replaceAll('\n', ending);
}

const project = (text: string, of: Project) =>
  applyEdits(
    text,
    table.project(parse(sourceOf('README.md', text)), {...projection, state: stateOf(of)}).edits,
  );

test('projecting twice changes nothing more', () => {
  fc.assert(
    fc.property(readmes, changes, (readme, of) => {
      const own = projectFrom(of);
      const once = project(readmeText(readme), own);
      expect(project(once, own)).toBe(once);
    }),
    {numRuns: 250},
  );
});

test('lines a person wrote stay as they are, in their order, in the line ending of the file', () => {
  fc.assert(
    fc.property(loose, changes, (readme, of) => {
      const text = readmeText(readme);
      const once = project(text, projectFrom(of));
      const withoutItems = text
        .split(readme.ending)
        .filter((line) => /HAND/.test(line) && !/^ *(?:[-*]|1\.) +(?:\*\*)?[`[]|below|lazy|\|/.test(line));
      const lines = once.split(readme.ending);
      let at = 0;
      for (const line of withoutItems) {
        at = lines.indexOf(line, at) + 1;
        expect(at, line).toBeGreaterThan(0);
      }
      expect(once.match(/\r\n|\n|\r/g)?.every((ending) => ending === readme.ending) ?? true).toBe(true);
      expect(once.split('HAND').length).toBeGreaterThanOrEqual(
        text.split('HAND').length - (readme.active?.split('HAND').length ?? 0),
      );
    }),
    {numRuns: 150},
  );
});
