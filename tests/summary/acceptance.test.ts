import {expect, test} from 'vitest';
import {factsFor, factsOf, linesOf, textsOf} from './facts.ts';

const scenario = (body: string) => {
  const text = `## ADDED Requirements\n\n### Requirement: Cart\n\nIt SHALL hold. Much.\n\n#### Scenario: Add\n\n${body}\n`;
  return textsOf(factsOf({'specs/shop/spec.md': text}), 'acceptance-criteria');
};

test.each([
  ['- **WHEN** a is added\n- **THEN** it is held\n- **AND** it is seen', 'Add: it is held; it is seen'],
  ['- **GIVEN** a cart\n- **AND** a user\n- **WHEN** a is added\n- **THEN** it is held.', 'Add: it is held'],
  ['- WHEN a is added\n- THEN it\n  is held and seen', 'Add: it is held and seen'],
  ['**When:** a\n**Then:** it is `held; THEN` kept\n**And** seen', 'Add: it is `held; THEN` kept; seen'],
  ['Given a cart\nWhen a is added\nThen it is held\nAnd seen', 'Add: it is held; seen'],
  ['WHEN a is added THEN it is held', 'Add: it is held'],
  ['When a is added, then it is held.', 'Add: it is held'],
  ['- **WHEN** a\n- **THEN** it holds:\n  - one\n  - two', 'Add: it holds: one; two'],
  ['- **WHEN** a\n- **WHEN** c\n- **THEN** d', 'Add: d'],
  ['- **WHEN** a\n- **THEN** b\n- **WHEN** c', 'Add: b'],
  ['- **WHEN** a\n- **THEN** it prints:\n\n  ```\n  one\n  ```\n', 'Add: it prints: `one`'],
  ['- **WHEN** a\n- **THEN** it prints:\n\n  ```\n  one\n  two\n  ```\n', 'Add'],
  ['- **WHEN** a\n- **THEN** it prints:\n\n  ```\n  1\n  2\n  ```\n- **AND** it ends', 'Add: it ends'],
  ['- **WHEN** a\n- **THEN** it holds:\n- **AND** one\n- **AND** two', 'Add: it holds: one; two'],
  ['- **WHEN** a\n- **THEN** use bold WHEN/THEN/AND words', 'Add: use bold WHEN/THEN/AND words'],
  ['- **WHEN** a\n- **THEN**\n  ```json\n  {}\n  ```', 'Add'],
  ['It is held.', 'Add'],
  ['- GIVEN a cart', 'Add'],
])('of the scenario %j the summary says %j', (body, expected) => {
  expect(scenario(body)).toEqual([expected]);
});

test.each([
  [
    '- **WHEN** a\n- **AND** b\n- **THEN** c\n- **WHEN** d\n- **THEN** e\n- **AND** f',
    [
      ['shop / Cart / Add / when a; b', 'Add (when a; b): c'],
      ['shop / Cart / Add / when d', 'Add (when d): e; f'],
    ],
  ],
  [
    '- **WHEN** a\n- **THEN** c\n- **AND IF** d\n- **THEN** e',
    [
      ['shop / Cart / Add / when a', 'Add (when a): c'],
      ['shop / Cart / Add / when d', 'Add (when d): e'],
    ],
  ],
  [
    '- **GIVEN** a\n- **WHEN** b\n- **THEN** c\n- **GIVEN** d\n- **WHEN** b\n- **THEN** e',
    [
      ['shop / Cart / Add / given a, when b', 'Add (given a, when b): c'],
      ['shop / Cart / Add / given d, when b', 'Add (given d, when b): e'],
    ],
  ],
])('of the scenario %j each WHEN is a line', (body, expected) => {
  const text = `## ADDED Requirements\n\n### Requirement: Cart\n\nIt SHALL hold.\n\n#### Scenario: Add\n\n${body}\n`;
  const lines = linesOf(factsOf({'specs/shop/spec.md': text}), 'acceptance-criteria');
  expect(lines.map((line) => [line.key, line.text])).toEqual(expected);
});

const SPEC =
  '# shop\n\n## Purpose\n\nSell.\n\n## Requirements\n\n### Requirement: Cart\n\nIt SHALL hold.\n\n' +
  '#### Scenario: Add\n\n- **WHEN** a\n- **THEN** b\n\n#### Scenario: Drop\n\n- **WHEN** c\n- **THEN** d\n';
const DELTA =
  '## MODIFIED Requirements\n\n### Requirement: Cart\n\nIt SHALL hold all. And more.\n\n' +
  '#### Scenario: Add\n\n- **WHEN** a\n- **THEN** b\n\n#### Scenario: Drop\n\n- **WHEN** c\n- **THEN** e\n';
const others = {'openspec/specs/shop/spec.md': SPEC};

test('what the living spec says word for word is not new, but of an archived change', () => {
  const facts = factsOf(
    {'specs/shop/spec.md': DELTA},
    {},
    {
      ...others,
      'openspec/changes/archive/2026-01-02-old/specs/shop/spec.md': DELTA,
    },
  );
  expect(linesOf(facts, 'acceptance-criteria').map(({key, text}) => [key, text])).toEqual([
    ['shop / Cart / Drop', 'Drop: e'],
  ]);
  const archived = factsFor(facts.project, facts.project.archive[0] ?? facts.change);
  expect(textsOf(archived, 'acceptance-criteria')).toEqual(['Add: b', 'Drop: e']);
});

test('a requirement without a new scenario is accepted by what it states', () => {
  const delta = DELTA.replace('**THEN** e', '**THEN** d');
  expect(textsOf(factsOf({'specs/shop/spec.md': delta}, {}, others), 'acceptance-criteria')).toEqual([
    'Cart: It SHALL hold all.',
  ]);
});

test('what is removed or renamed is said, with the reason', () => {
  const delta =
    '## REMOVED Requirements\n\n### Requirement: Basket\n\n**Reason**: the cart\nholds all. Truly.\n**Migration**: none\n\n' +
    '### Requirement: Bag\n\n- **Reason**: unused\n- **Migration**: none\n\n### Requirement: Box\n\n' +
    '## RENAMED Requirements\n\n- FROM: `### Requirement: Old`\n- TO: `### Requirement: New`\n';
  expect(
    linesOf(factsOf({'specs/shop/spec.md': delta}), 'acceptance-criteria').map(({key, text}) => [key, text]),
  ).toEqual([
    ['shop / Basket', 'Basket is gone: the cart holds all'],
    ['shop / Bag', 'Bag is gone: unused'],
    ['shop / Box', 'Box is gone'],
    ['shop / New / Old', 'Old is now called New'],
  ]);
});

test('what two capabilities ask for in the same words is one line', () => {
  const facts = factsOf({'specs/mail/spec.md': DELTA, 'specs/shop/spec.md': DELTA}, {}, others);
  expect(linesOf(facts, 'acceptance-criteria').map(({key, sources}) => [key, sources.length])).toEqual([
    ['mail / Cart / Add', 1],
    ['mail / Cart / Drop', 2],
  ]);
});

test('a feature delta is accepted by its verification, a proposal by its criteria', () => {
  const facts = factsOf({
    'specs/cart.md': '# ADDED: Cart\n\n## Summary\n\nA cart.\n\n## Verification\n\n- `npm test` passes\n',
    'proposal.md': '# Add cart\n\n## Success Criteria\n\n- [ ] Carts are held\n',
  });
  expect(linesOf(facts, 'acceptance-criteria').map(({key, text}) => [key, text])).toEqual([
    ['Cart / `npm test` passes', '`npm test` passes'],
    ['Carts are held', 'Carts are held'],
  ]);
});

test('as many scenarios are as many lines', () => {
  const many = Array.from(
    {length: 300},
    (_, index) => `#### Scenario: S${index % 7}\n\n- **WHEN** a\n- **THEN** b${index}\n`,
  );
  const text = `## ADDED Requirements\n\n### Requirement: Cart\n\nIt SHALL hold.\n\n${many.join('\n')}`;
  const lines = linesOf(factsOf({'specs/shop/spec.md': text}), 'acceptance-criteria');
  expect(new Set(lines.map(({key}) => key)).size).toBe(300);
});
