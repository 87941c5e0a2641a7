import {expect, test} from 'vitest';
import {attributionOf, FOLDER, factsFor, factsOf, linesOf, textsOf} from './facts.ts';

const hash = (letter: string) => letter.repeat(40);
const proposal =
  '# Add cart\n\n## Impact\n\n- `src/cart.ts` — new: the cart\n- `src/later.ts` — new: for later\n- Delete `tests/basket.test.ts`\n';

test('files are what git says, in groups, with the words of the documents; plans are told from facts', () => {
  const attribution = attributionOf([
    {path: 'src/cart.ts', kind: 'added', subject: 'feat: a cart'},
    {path: 'src/gone.ts', kind: 'deleted', subject: 'Drop_it_ all'},
    {path: 'src/new.ts', kind: 'renamed', from: 'src/old.ts', subject: 'add-cart: move'},
    {path: 'src/cart.test.ts', kind: 'added', isUncommitted: true, commits: []},
  ]);
  const facts = factsOf(
    {'proposal.md': proposal, 'tasks.md': '- [ ] Sum up in `src/there.ts`\n'},
    {
      attribution,
      isThere: (path) => path === 'src/there.ts',
    },
  );
  expect(textsOf(facts, 'new-files')).toEqual([
    '`src/cart.ts` — the cart',
    '`src/later.ts` — for later (planned)',
  ]);
  expect(textsOf(facts, 'modified-files')).toEqual([
    '`src/new.ts` (renamed from `src/old.ts`) — Move',
    '`src/there.ts` — Sum up (planned)',
  ]);
  expect(textsOf(facts, 'deleted-files')).toEqual(['`src/gone.ts` — Drop_it_ all']);
  expect(textsOf(facts, 'test-files')).toEqual([
    '`src/cart.test.ts` — Added',
    '`tests/basket.test.ts` (deleted) (planned)',
  ]);
  expect(linesOf(facts, 'new-files')[0]).toEqual({
    key: 'src/cart.ts',
    text: '`src/cart.ts` — the cart',
    sources: [
      {kind: 'document', path: `${FOLDER}/proposal.md`, line: 5},
      {kind: 'commits', hashes: [hash('c')]},
    ],
  });
  expect(linesOf(facts, 'test-files')[0]?.sources).toEqual([{kind: 'work-tree'}]);
  expect(linesOf(facts, 'files-to-modify')).toEqual([]);
});

test('below a folder of the repository, documents may leave that folder out', () => {
  const facts = factsOf(
    {'proposal.md': proposal},
    {
      prefix: 'shop/',
      attribution: attributionOf([{path: 'shop/src/cart.ts', kind: 'added'}]),
    },
  );
  expect(textsOf(facts, 'new-files')).toEqual([
    '`shop/src/cart.ts` — the cart',
    '`shop/src/later.ts` — for later (planned)',
  ]);
});

test('without git nothing is said to be none', () => {
  const facts = factsOf({'proposal.md': '# Add cart\n'});
  const unknown = 'the project is in no git repository';
  expect(textsOf(facts, 'files-to-modify')).toEqual([`No files known: ${unknown}`]);
  expect(textsOf(facts, 'related-files')).toEqual([`Not known: ${unknown}`]);
  expect(textsOf(facts, 'implementation-patterns')).toEqual([`Not known: ${unknown}`]);
});

test('related are files of other changes that were touched twice beside its own', () => {
  const commits = [
    {
      hash: hash('a'),
      paths: ['src/cart.ts', 'src/models/user.ts', 'package.json', 'once.ts', `${FOLDER}/proposal.md`],
    },
    {hash: hash('b'), paths: ['src/cart.ts', 'src/models/user.ts', 'src/models/order.ts', 'README.md']},
    {hash: hash('d'), paths: ['src/cart.ts', 'src/models/user.ts', 'package.json', 'src/models/order.ts']},
    {hash: hash('e'), paths: ['src/cart.ts', 'README.md', 'tests/user.test.ts']},
    {hash: hash('f'), paths: ['tests/user.test.ts']},
  ];
  const facts = factsOf(
    {'proposal.md': proposal},
    {together: {commits, isBounded: false}, unknown: undefined},
  );
  expect(linesOf(facts, 'related-files')).toEqual([
    {
      key: 'Models',
      text: 'Models: `src/models/user.ts`, `src/models/order.ts`',
      sources: [{kind: 'commits', hashes: [hash('a'), hash('b'), hash('d')]}],
    },
    {key: 'Docs', text: 'Docs: `README.md`', sources: [{kind: 'commits', hashes: [hash('b'), hash('e')]}]},
    {
      key: 'Config',
      text: 'Config: `package.json`',
      sources: [{kind: 'commits', hashes: [hash('a'), hash('d')]}],
    },
    {
      key: 'Tests',
      text: 'Tests: `tests/user.test.ts`',
      sources: [{kind: 'commits', hashes: [hash('e'), hash('f')]}],
    },
  ]);
  expect(textsOf(facts, 'implementation-patterns')).toEqual([
    '`src/models/user.ts` changed in 3 of the 4 other commits that touched `src/cart.ts`',
  ]);
  const bounded = factsOf({'proposal.md': proposal}, {together: {commits, isBounded: true}});
  expect(textsOf(bounded, 'implementation-patterns')[0]).toContain('of the newest 4 other commits');
  const none = factsOf({}, {together: {commits: [], isBounded: false}});
  expect(textsOf(none, 'related-files')).toEqual(['No related files']);
});

const delta = (kind: string) =>
  `## ${kind} Requirements\n\n### Requirement: Cart\n\nIt SHALL hold.\n\n#### Scenario: A\n\n- **THEN** b\n`;
const ARCHIVE = 'openspec/changes/archive';

test('history names the finished changes with something in common, the strongest first', () => {
  const others = {
    [`${ARCHIVE}/2026-01-01-old/proposal.md`]: '# Old *news*\n',
    [`${ARCHIVE}/2026-01-02-shop/specs/shop/spec.md`]: delta('ADDED'),
    [`${ARCHIVE}/2026-01-03-far/proposal.md`]: '# Far\n',
  };
  const facts = factsOf(
    {'proposal.md': proposal, 'specs/shop/spec.md': delta('MODIFIED')},
    {
      filesOf: ({name}) => (name === 'old' ? ['src/cart.ts', 'src/later.ts', 'x'] : []),
    },
    others,
  );
  expect(linesOf(facts, 'openspec-history')).toEqual([
    {
      key: '2026-01-02-shop',
      text: '`shop` (2026-01-02): capability `shop`',
      sources: [{kind: 'document', path: `${ARCHIVE}/2026-01-02-shop/specs/shop/spec.md`, line: 1}],
    },
    {
      key: '2026-01-01-old',
      text: '`old` (2026-01-01) — Old news: 2 files in common',
      sources: [{kind: 'document', path: `${ARCHIVE}/2026-01-01-old/proposal.md`, line: 1}],
    },
  ]);
  const [, shop] = facts.project.archive;
  expect(textsOf(factsFor(facts.project, shop ?? facts.change), 'openspec-history')).toEqual([
    'First change to shop capability (new subsystem)',
  ]);
});

test('a capability that has a spec is no new one, whoever wrote it', () => {
  const own = {'specs/shop/spec.md': delta('ADDED')};
  const spec = {'openspec/specs/shop/spec.md': '# shop\n'};
  expect(textsOf(factsOf(own, {}, spec), 'openspec-history')).toEqual(['First change to shop capability']);
  expect(textsOf(factsOf({}), 'openspec-history')).toEqual(['No archived change touched these files']);
});

test('past ten the changes are counted', () => {
  const days = Array.from({length: 13}, (_, index) => String(index + 10));
  const others = Object.fromEntries(days.map((day) => [`${ARCHIVE}/2026-01-${day}-a/proposal.md`, '# A\n']));
  const facts = factsOf({'proposal.md': proposal}, {filesOf: () => ['src/cart.ts']}, others);
  const texts = textsOf(facts, 'openspec-history');
  expect(texts).toHaveLength(11);
  expect([texts[0], texts.at(-1)]).toEqual(['`a` (2026-01-22) — A: 1 file in common', 'And 3 more']);
});

test('dependencies are what the manifests say, and the documents', () => {
  const manifests = [
    {
      path: 'package.json',
      commits: [hash('a')],
      dependencies: [
        {name: 'left-pad', kind: 'added', was: undefined, is: '^1.2'},
        {name: '@a/b', kind: 'changed', was: '~1.0', is: '*'},
        {name: 'old', kind: 'removed', was: '1', is: undefined},
      ],
    },
    {path: 'pom.xml', commits: [], dependencies: undefined},
  ] as const;
  const facts = factsOf({'proposal.md': '# A\n\n## Dependencies\n\n- A clock\n'}, {manifests});
  expect(linesOf(facts, 'dependencies').map(({key, text}) => [key, text])).toEqual([
    ['package.json: left-pad', '`left-pad` ^1.2 — added in `package.json`'],
    ['package.json: @a/b', '`@a/b` \\~1.0 → * — changed in `package.json`'],
    ['package.json: old', '`old` 1 — removed from `package.json`'],
    ['pom.xml', 'changed: `pom.xml`'],
    ['A clock', 'A clock'],
  ]);
  expect(textsOf(factsOf({}, {unknown: undefined}), 'dependencies')).toEqual(['No new dependencies']);
  const why = 'the project is in no git repository';
  expect(textsOf(factsOf({}), 'dependencies')).toEqual([`Not known: ${why}`]);
});

test('protected paths are left alone', () => {
  const facts = factsOf({}, {}, {'AGENTS.md': '# Guide\n\nDo not edit `dist/`.\n'});
  expect(textsOf(facts, 'constraints-and-gotchas')).toEqual(['Leave `dist/` alone (AGENTS.md:3)']);
});
