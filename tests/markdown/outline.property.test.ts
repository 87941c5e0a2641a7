import fc from 'fast-check';
import {expect, test} from 'vitest';
import {decode} from '../../src/markdown/source.ts';
import {corpusFiles, hasCorpus} from '../support/corpus.ts';
import {markdown, noise} from '../support/generate.ts';
import {lineDocuments, mutated} from '../support/outline/generate.ts';
import {compared} from '../support/outline/same.ts';

/** How many documents of each kind; `OPENSPEC_OUTLINE` asks for more of them, and for what was refused. */
const asked = process.env['OPENSPEC_OUTLINE'];
const numRuns = Number(asked ?? 300);
const timeout = Math.max(60_000, numRuns * 50);

const kinds = {
  'documents made of lines': lineDocuments,
  'generated documents': markdown,
  noise,
};

test.each(Object.entries(kinds))(
  'reads %s as remark does',
  (kind, documents) => holds(kind, documents),
  timeout,
);

test.skipIf(!hasCorpus)(
  'reads files that were changed as remark does',
  () => {
    const texts = corpusFiles(200_000).map(({path, bytes}) => decode(path, bytes).text);
    const parts = texts.map((text) => text.split('\n').slice(0, 25).join('\n'));
    holds('changed files', fc.constantFrom(...parts).chain(mutated));
  },
  timeout,
);

function holds(kind: string, documents: fc.Arbitrary<string>): void {
  const counts = new Map<string, number>();
  const property = fc.property(documents, (text) => {
    const {difference, refusal} = compared(text);
    const outcome = refusal ?? 'read';
    counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
    expect(difference).toBeUndefined();
  });
  fc.assert(property, {numRuns});
  if (asked !== undefined) process.stdout.write(`${kind}: ${JSON.stringify([...counts])}\n`);
  expect(counts.get('read')).toBeGreaterThan(numRuns / 3);
}
