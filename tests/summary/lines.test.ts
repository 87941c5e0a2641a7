import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {nodeFs} from '../../src/disk/node-fs.ts';
import {openProject} from '../../src/disk/open-project.ts';
import {parse} from '../../src/markdown/document.ts';
import {sourceOf} from '../../src/markdown/source.ts';
import {listText} from '../../src/summary/sources/list-text.ts';
import {summarise} from '../../src/summary/summarise.ts';
import type {SummaryLine} from '../../src/summary/summary.ts';
import {corpusTrees, sampled} from '../project/corpus-trees.ts';
import {factsFor, factsOf} from './facts.ts';

/** Whether lines, printed as a list, are as many items of one paragraph each and nothing else. */
function expectItems(texts: readonly string[]): void {
  const [list, ...others] = parse(sourceOf('', texts.map((text) => `- ${text}\n`).join(''))).root.children;
  expect(others).toEqual([]);
  const items = list?.type === 'list' ? list.children : [];
  expect(items.map(({children, checked}) => [children.map(({type}) => type), checked ?? undefined])).toEqual(
    texts.map(() => [['paragraph'], undefined]),
  );
}

const TEXTS =
  '# a|- a|1. a|2) a|> a|| a ||```js|~~~|<!-- a|<div>|[ ] a|[x] a|***|---|[a]: /b|[^1]: a|+|a\\\nb| a\r\rb|<T>';

test.each(TEXTS.split('|').filter((text) => text.trim() !== ''))('%j is one item', (text) => {
  expectItems(['a', listText(text), 'b']);
});

const piece = fc.constantFrom(
  ...[
    '# ',
    '- ',
    '1. ',
    '> ',
    '|',
    '```',
    '~~~',
    '<!--',
    '-->',
    '<div>',
    '[ ] ',
    '[x]',
    ': ',
    '[a]',
    '[^1]',
    '**',
    '_',
  ],
  ...[
    '\n',
    '\r\n',
    '\t',
    '    ',
    '\\',
    '`',
    'a',
    '.',
    '**WHEN**',
    '**THEN**',
    'TODO',
    '→',
    '—',
    ')',
    '(',
    '&lt;',
    '\u202e',
    '\u2028',
  ],
);
const words = fc.array(piece, {maxLength: 14}).map((pieces) => pieces.join(''));

test('whatever the words, they are one item', () => {
  fc.assert(
    fc.property(words, (text) => {
      const line = listText(text);
      if (line !== '') expectItems([line, 'a', line]);
    }),
    {numRuns: 150},
  );
});

function linesIn(summary: ReturnType<typeof summarise>): readonly SummaryLine[] {
  return summary.sections.flatMap(({lines}) => lines);
}

test('whatever the documents, every line is one item by a key of its own', () => {
  const headings = [
    'What Changes',
    'Decisions',
    'Risks',
    'Open Questions',
    'Testing',
    'Dependencies',
    'Success Criteria',
  ];
  const text = fc
    .array(fc.tuple(fc.constantFrom(...headings), fc.array(words, {maxLength: 3})), {maxLength: 4})
    .map((parts) =>
      parts
        .map(([title, items]) => `## ${title}\n\n${items.map((item) => `- ${item}\n`).join('')}`)
        .join('\n'),
    );
  fc.assert(
    fc.property(text, text, (design, body) => {
      const spec = `## ADDED Requirements\n\n### Requirement: ${body}`;
      const facts = factsOf({
        'proposal.md': body,
        'design.md': design,
        'tasks.md': body,
        'specs/a/spec.md': spec,
      });
      for (const {lines} of summarise(facts).sections) {
        expectItems(lines.map((line) => line.text));
        expect(new Set(lines.map(({key}) => key)).size).toBe(lines.length);
      }
    }),
    {numRuns: 25},
  );
});

const TREES = corpusTrees.filter((tree) =>
  /headspace|agentpack|OpenSpec|octoroute|llm-gateway|auto-reddit/.test(tree),
);

describe.runIf(TREES.length > 0)('of real changes', () => {
  test.each(TREES)('in %s every line says something, by a key of its own, from a source', (tree) => {
    const {project} = openProject(nodeFs, tree);
    for (const change of sampled([...project.changes, ...project.archive], 6)) {
      const summary = summarise(factsFor(project, change));
      for (const {text, sources} of linesIn(summary)) {
        expect(text.trim()).not.toBe('');
        expect(text).not.toMatch(/[\r\n]/);
        expect(sources.length).toBeGreaterThan(0);
      }
      for (const {lines} of summary.sections) {
        expect(new Set(lines.map(({key}) => key)).size).toBe(lines.length);
        if (lines.length > 0) expectItems(lines.map(({text}) => text));
      }
    }
  });
});
