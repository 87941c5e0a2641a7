import {existsSync, readdirSync, readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {parsed, scanned} from '../../src/markdown/chapter.ts';
import {parse} from '../../src/markdown/document.ts';
import {sourceOf} from '../../src/markdown/source.ts';
import {packageRoot} from '../support/run-cli.ts';

/** The lines of places are those of a part, and what joins the text of two nodes is in no place. */
function plain(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, each) => (key === 'line' || key === 'column' ? undefined : each)),
  );
}

function agree(text: string): void {
  const document = parse(sourceOf('x.md', text));
  expect(plain(scanned(document))).toEqual(plain(parsed(document)));
}

const line = fc.constantFrom(
  '# A',
  '## [1.0.0] - 2026-01-01',
  '## `b` *c*',
  '## [X] (2026)  and',
  '# [1.0.0](x): [y]',
  '## www.a.bc',
  '## [1.0.0][x]',
  '##',
  '### D',
  '## E ##',
  ' ## F',
  '  ## G',
  '\t## H',
  'words',
  '  words',
  '    words',
  '- item',
  '  - item',
  '-',
  '1. item',
  '2. item',
  '> quote',
  '> ## quoted',
  '- ## in an item',
  '```',
  '```js',
  '  ```',
  '    ```',
  '~~~~',
  '``` `',
  '<!-- c',
  '<!-- c -->',
  '-->',
  '<div>',
  '</div>',
  '<pre>',
  '</pre>',
  '<?>',
  '<!A',
  '<https://a.b>',
  '| a | b |',
  '|---|---|',
  '---',
  '===',
  '- - -',
  '[1.0.0]: https://a.b/c',
  '[x]: <y> "z',
  '[^1]: note',
  'see [x] and [1.0.0][]',
  '\\',
  '',
  '',
  ' ',
);
const texts = fc
  .tuple(fc.array(line, {maxLength: 14}), fc.constantFrom('\n', '\r\n', '\r'), fc.boolean())
  .map(([lines, ending, isEnded]) => lines.join(ending) + (isEnded ? ending : ''));

test('chapters found by lines are those of the tree', () => {
  fc.assert(fc.property(texts, agree), {numRuns: 1000});
});

test('front matter holds no chapter', () => {
  agree('---\na: b\n# c\n---\n\n# D\n');
});

const corpus = join(packageRoot, '../shared/corpus');
const real = existsSync(corpus)
  ? readdirSync(corpus, {recursive: true, encoding: 'utf8'}).filter(
      (name) => name.endsWith('.md') && statSync(join(corpus, name)).size < 60_000,
    )
  : [];

describe.runIf(real.length > 0)('real documents', () => {
  test('have the same chapters by lines and by the tree', () => {
    for (const name of real.filter((_, index) => index % 40 === 0))
      agree(readFileSync(join(corpus, name), 'utf8'));
  });
});
