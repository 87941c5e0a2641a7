import {expect, test} from 'vitest';
import {attributionOf, factsOf, linesOf, textsOf} from './facts.ts';

const ARCHIVE = 'openspec/changes/archive';
const BROKEN = ['src/a\uFFFD.ts', 'src/a\nb.ts'];

test('paths that no list can hold are left out', () => {
  const hashes = ['a', 'b', 'd'].map((letter) => letter.repeat(40));
  const commits = hashes.map((hash) => ({hash, paths: ['src/cart.ts', ...BROKEN]}));
  const files = [{path: 'src/cart.ts', from: 'src/c\tart.ts', kind: 'renamed' as const}];
  const attribution = attributionOf([...files, {path: 'src/b\uFFFD.ts'}]);
  const facts = factsOf({}, {attribution, unknown: undefined, together: {commits, isBounded: false}});
  expect(textsOf(facts, 'modified-files')).toEqual(['`src/cart.ts` — Renamed']);
  expect(textsOf(facts, 'related-files')).toEqual(['No related files']);
  expect(textsOf(facts, 'implementation-patterns')).toEqual(['No pattern found']);
  const alone = factsOf({}, {attribution: attributionOf([{path: 'src/b\uFFFD.ts'}]), unknown: undefined});
  expect(textsOf(alone, 'files-to-modify')).toEqual(['No files known']);
});

test('a pattern that the guidelines require is no file', () => {
  const guidelines =
    '# Work\n\n## Required changes\n\n1. Tell of it\n   - File: `docs/journal/*`\n2. Log it\n   - File: `docs/log.md`\n';
  const facts = factsOf({'proposal.md': '# Add cart\n'}, {}, {'AGENTS.md': guidelines});
  expect(linesOf(facts, 'new-files').map(({key}) => key)).toEqual(['docs/log.md']);
});

test('what the constraints of the guidelines forbid is said once', () => {
  const guidelines =
    '# Work\n\n## Constraints\n\n- Do not edit `dist/`.\n\n## Notes\n\nDo not edit `old/`.\n';
  const facts = factsOf({}, {}, {'AGENTS.md': guidelines});
  expect(textsOf(facts, 'constraints-and-gotchas')).toEqual([
    'Do not edit `dist/`.',
    'Leave `old/` alone (AGENTS.md:9)',
  ]);
});

test.each(['Proposal', 'Change', 'Change Proposal'])('the heading %j is no title', (heading) => {
  const facts = factsOf(
    {'specs/shop/spec.md': '## ADDED Requirements\n'},
    {},
    {
      [`${ARCHIVE}/2026-01-02-shop/specs/shop/spec.md`]: '## ADDED Requirements\n',
      [`${ARCHIVE}/2026-01-02-shop/proposal.md`]: `# ${heading}\n`,
    },
  );
  expect(textsOf(facts, 'openspec-history').at(-1)).toBe('`shop` (2026-01-02): capability `shop`');
});
