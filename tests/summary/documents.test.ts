import {expect, test} from 'vitest';
import type {SectionId} from '../../src/summary/form.ts';
import {factsOf, linesOf, textsOf} from './facts.ts';

const design = (text: string, id: SectionId) => textsOf(factsOf({'design.md': `# Design\n\n${text}\n`}), id);
const proposal = (text: string, id: SectionId) =>
  textsOf(factsOf({'proposal.md': `# Add cart\n\n${text}\n`}), id);

test.each([
  ['## Decisions\n\n### Decision 1: Use X\n\nWe use it. It is quick.', ['Use X — We use it.']],
  ['## Decisions\n\n### D2. Use X\n- Choice: take X, v2.0.\n- Rationale: quick', ['Use X — take X, v2.0.']],
  [
    '## Key Decisions:\n\n1. **Use X**: it is quick. And small.\n2. Keep Y',
    ['**Use X**: it is quick.', 'Keep Y'],
  ],
  [
    '## Decisions\n\n**Use X**\n\nIt is quick.\n\n**Alternatives considered:**\n\n- Y',
    ['Use X — It is quick.'],
  ],
  ['## Decisions\n\nWe keep Y. It works.\n\nAlternative: Z', ['We keep Y.']],
  [
    '## Decisions\n\n### Use X\n\n**Decision**: take\nit `a. b` whole. More.',
    ['Use X — take it `a. b` whole.'],
  ],
  ['## Decisions\n\n### Use X\n\n#### Alternatives\n\nY', ['Use X']],
  [
    '## Decisions\n\n### Use X\n\nWe take one that\n\n- holds\n- sums up.',
    ['Use X — We take one that holds; sums up'],
  ],
  [
    '## Decisions\n\n### Use X\n\nIt comes with:\n\n1. a cart\n2. a sum',
    ['Use X — It comes with: a cart; a sum'],
  ],
  [
    '## Decisions\n\n### Use X\n\nThe page returns\n\n- a cart\n- a sum',
    ['Use X — The page returns: a cart; a sum'],
  ],
  ['## Decisions\n\n### Use X\n\nWe keep it\n\n- Rationale: quick', ['Use X — We keep it']],
  ['## Decisions\n\n### Use X\n\n**Decision:**\n\n- a cart\n- a sum', ['Use X — a cart; a sum']],
  ['## Decisions\n\n### Use X\n\nIt is quick. It has:\n\n- a cart', ['Use X — It is quick.']],
  [
    '## Decisions\n\n### Use X\n\nWe keep all of it here\n**Rationale:**\n- quick',
    ['Use X — We keep all of it here'],
  ],
  ['## Decisions\n\n### Use X\n\nWe keep it\n**Rationale:**\n- quick', ['Use X — We keep it']],
  ['## Decisions\n\n### Use X\n\nWe take this with:\n\n```\na\n```', ['Use X']],
  [
    '## Decisions\n\n- **Use X**: it comes with\n  - a cart\n  - a sum',
    ['**Use X**: it comes with a cart; a sum'],
  ],
  ['## Decisions\n\n- **Use X**: it comes with:\n\n  ```\n  a\n  ```', ['**Use X**']],
  ['## Decisions\n\nWe keep the one that\n\n```\na\n```', ['No decisions recorded']],
  ['## Decision 1: Use X\n\n**Approach**: by hand. Then more.', ['Use X — by hand.']],
  ['## 技术决策 Decisions\n\nX', ['No decisions recorded']],
  ['## Decisions\n\n<!-- TODO: what was decided? -->', ['No decisions recorded']],
  ['## Alternatives\n\n### Use Z', ['No decisions recorded']],
])('of %j the decisions are %j', (text, expected) => {
  expect(design(text, 'architecture-decisions')).toEqual(expected);
});

test.each([
  [
    '## What Changes\n\nThese:\n\n- Add a cart\n- Sum up:\n  - prices\n  - taxes.',
    ['Add a cart', 'Sum up: prices; taxes'],
  ],
  ['## What Changes\n\n- Add a cart\n  - in blue', ['Add a cart']],
  ['## What changes\n\nA cart. It is blue.', ['A cart. It is blue.']],
  [
    '## What Changes\n\n### Shop\n\nA cart. It is blue.\n\n### Mail\n\n- A letter',
    ['Shop — A cart.', 'A letter'],
  ],
  ['## Scope\n\n**In scope:**\n\n- A cart\n\n**Out of scope:**\n\n- Mail', ['A cart']],
  ['## What Changes\n\n- TODO\n- None', ['No approach recorded']],
  ['## What Changes\n\n- A cart that\n  - holds\n  - sums', ['A cart that holds; sums']],
  ['## What Changes\n\n- # A cart\n- > A letter', ['A cart', 'A letter']],
  ['## What Changes\n\n- 1. one\n  2. two\n- three', ['one', 'two', 'three']],
  ['## What Changes\n\n- ```\n  code\n  ```\n- ```\n  code\n  ```\n  A cart', ['A cart']],
  ['## What Changes\n\n- [ ] \n- [ ] A cart\n- [x]', ['A cart']],
  ['## Proposed Solution\n\n| Part | How |\n|---|---|\n| Cart | a `b\\|c` |', ['Cart — a `b|c`']],
])('of %j the approach is %j', (text, expected) => {
  expect(proposal(text, 'implementation-approach')).toEqual(expected);
});

test.each([
  ['## Risks / Trade-offs\n\n- It is slow → measure it', ['It is slow → measure it']],
  ['## Risks\n\n- It is slow.\n  - Mitigation: measure it.', ['It is slow — Mitigation: measure it']],
  [
    '## Goals / Non-Goals\n\n**Goals:**\n- A cart\n\n**Non-Goals:**\n- Mail\n- No tax',
    ['Not a goal: Mail', 'No tax'],
  ],
  ['## What Changes\n\n- **BREAKING** No basket\n- A cart', ['**BREAKING** No basket']],
  ['## Constraints\n\nNone. All is well.', ['No constraints recorded']],
])('of %j the constraints are %j', (text, expected) => {
  expect(design(text, 'constraints-and-gotchas')).toEqual(expected);
});

test.each([
  ['- Which tax?', ['Which tax? — open']],
  ['- Which tax? We lean to none.', ['Which tax? — open']],
  ['- Which tax? → VAT.', ['Which tax? — VAT']],
  ['- **Q1**: Which tax?\n  - **A**: VAT. It is the law.', ['Which tax? — VAT']],
  ['**Q: Which tax?**\n**A:** VAT.', ['Which tax? — VAT']],
  ['**Q: Which tax?**\n\n**Answer:** VAT.', ['Which tax? — VAT']],
  ['- ~~Which tax?~~ VAT', ['Which tax? — VAT']],
  ['- [x] Which tax?\n- [ ] Which ship?', ['Which tax? — resolved', 'Which ship? — open']],
  ['1. Which tax? **Resolved**: VAT', ['Which tax? — VAT']],
  ['### Q1: Which tax?\n\nThere are two.\n\nDecision: VAT.', ['Which tax? — VAT']],
  ['None — all is said.', ['No clarifications needed']],
  ['- No open questions remain.', ['No clarifications needed']],
])('of %j the questions are %j', (text, expected) => {
  expect(design(`## Open Questions\n\n${text}`, 'qa-history')).toEqual(expected);
});

test('what is resolved is not open', () => {
  expect(design('## Resolved Questions\n\n- VAT it is', 'qa-history')).toEqual(['VAT it is']);
});

test('tests are the tasks below their headings, and those that name them', () => {
  const tasks =
    '# Tests for tests\n\n## 1. Work\n\n- [x] 1.1 Add a cart\n- [ ] 1.2 Write unit tests for it\n\n' +
    '## 2. Verification\n\n- [ ] **2.1** Run `npm test`\n- [ ] See it work\n';
  const facts = factsOf({'tasks.md': tasks, 'design.md': '# D\n\n## Testing Strategy\n\n- By hand\n'});
  expect(linesOf(facts, 'testing-strategy').map(({key, text}) => [key, text])).toEqual([
    ['By hand', 'By hand'],
    ['1.2', 'Write unit tests for it'],
    ['2.1', 'Run `npm test`'],
    ['See it work', 'See it work'],
  ]);
});

test('a line says where its words stand, and one that found nothing where it looked', () => {
  const facts = factsOf({'proposal.md': '# Add cart\n\n## What Changes\n\n- Same\n- Same\n- **Same**\n'});
  const path = 'openspec/changes/add-cart/proposal.md';
  expect(linesOf(facts, 'implementation-approach')).toEqual([
    {
      key: 'Same',
      text: 'Same',
      sources: [
        {kind: 'document', path, line: 5},
        {kind: 'document', path, line: 6},
      ],
    },
    {key: '**Same**', text: '**Same**', sources: [{kind: 'document', path, line: 7}]},
  ]);
  expect(linesOf(facts, 'architecture-decisions')).toEqual([
    {
      key: 'none',
      text: 'No decisions recorded',
      sources: [{kind: 'absent', lookedIn: 'the Decisions of design.md and proposal.md'}],
    },
  ]);
  expect(linesOf(facts, 'openspec-references').map(({text}) => text)).toEqual([`proposal.md: ${path}`]);
});

test('of several specs the references name the capabilities', () => {
  const spec = '## ADDED Requirements\n';
  const facts = factsOf({
    'specs/pay/spec.md': spec,
    'specs/shop/cart/spec.md': spec,
    'tasks.md': '- [ ] 1\n',
  });
  expect(textsOf(facts, 'openspec-references')).toEqual([
    'tasks.md: openspec/changes/add-cart/tasks.md',
    'spec.md (pay): openspec/changes/add-cart/specs/pay/spec.md',
    'spec.md (shop/cart): openspec/changes/add-cart/specs/shop/cart/spec.md',
  ]);
});

test('a long line is not cut within quotes, nor between a question and its answer', () => {
  const long = 'It is said here at such a length that the whole is more than is read at a glance. '
    .repeat(3)
    .trim();
  const facts = factsOf({
    'proposal.md': `# Cart\n\n## What Changes\n\n- The rule "Nothing SHALL be kept. It goes" is replaced. ${long}\n- Delete it in the cart? No: in the till. ${long}\n`,
  });
  const [quoted, asked] = textsOf(facts, 'implementation-approach');
  expect(quoted).toMatch(/^The rule "Nothing SHALL be kept\. It goes" is replaced\./);
  expect(asked).toMatch(/^Delete it in the cart\? No: in the till\./);
});
