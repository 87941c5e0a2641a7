import {readFileSync} from 'node:fs';
import type {Code} from 'mdast';
import {describe, expect, test} from 'vitest';
import {parse} from '../src/markdown/document.ts';
import {sourceOf} from '../src/markdown/source.ts';

const page = readFileSync(new URL('../docs/parallel.md', import.meta.url), 'utf8');
const examples = parse(sourceOf('parallel.md', page)).root.children.filter(
  (node): node is Code => node.type === 'code' && node.lang === 'console',
);

describe('the page about parallel changes', () => {
  test.each(examples.map(({meta, value}) => [meta ?? '', value] as const))(
    'shows what happens in %s',
    (name, value) => {
      const output = readFileSync(new URL(`cli/parallel/${name}/output.txt`, import.meta.url), 'utf8');
      expect(output.replace(/^! /gm, '')).toContain(`${value}\n`);
    },
  );

  test('has examples', () => {
    expect(examples.length).toBeGreaterThan(3);
  });
});

test('two changes leave the same bytes, whichever is archived first', () => {
  const specAfter = (name: string) =>
    readFileSync(new URL(`cli/parallel/${name}/out/openspec/specs/lending/spec.md`, import.meta.url), 'utf8');
  expect(specAfter('two-changes-turned')).toBe(specAfter('two-changes'));
  expect(specAfter('two-changes-at-once')).toBe(specAfter('two-changes'));
});
