import fc from 'fast-check';
import {expect, test} from 'vitest';
import {fileNamedBy} from '../../src/project/file-names.ts';
import {plannedPaths} from '../../src/project/planned-paths.ts';
import {activeChange} from '../../src/project/project.ts';
import {projectOf} from '../support/project.ts';

const FOLDER = 'openspec/changes/add-cart';

function planned(files: Readonly<Record<string, string>>, known?: Parameters<typeof plannedPaths>[1]) {
  const project = projectOf(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [`${FOLDER}/${name}`, text])),
  );
  const change = activeChange(project, 'add-cart');
  return change ? plannedPaths(change, known) : [];
}

const said = (item: string) =>
  planned({'proposal.md': `# Add cart\n\n## Impact\n\n${item}\n`}).map(({path, says, description}) => [
    path,
    says,
    description,
  ]);

test.each([
  ['- `src/cart.ts` — new: the cart', [['src/cart.ts', 'new', 'the cart']]],
  ['- `src/cart.ts` (new) - the cart', [['src/cart.ts', 'new', 'the cart']]],
  ['- `src/cart.ts` — updated: sums', [['src/cart.ts', 'modified', 'sums']]],
  ['- **Modify:** `src/cart.ts` (add a sum)', [['src/cart.ts', 'modified', 'add a sum']]],
  ['- **New:** `src/cart.ts`', [['src/cart.ts', 'new', undefined]]],
  ['- Create `src/cart.ts` with the cart', [['src/cart.ts', 'new', undefined]]],
  ['- [ ] 1.2 Create the cart (`src/cart.ts`)', [['src/cart.ts', 'new', 'Create the cart']]],
  ['- [x] 1.3 Update `src/cart.ts` to sum up', [['src/cart.ts', 'modified', 'sum up']]],
  ['- Delete `src/basket.ts`', [['src/basket.ts', 'deleted', undefined]]],
  ['- Replace `src/basket.ts` (delete)', [['src/basket.ts', 'deleted', undefined]]],
  ['- Sum up in `src/cart.ts`', [['src/cart.ts', undefined, 'Sum up']]],
  [
    '- `src/a.ts`, `src/b.ts`: sum up',
    [
      ['src/a.ts', undefined, 'sum up'],
      ['src/b.ts', undefined, 'sum up'],
    ],
  ],
  ['### New Files\n\n- `src/cart.ts`', [['src/cart.ts', 'new', undefined]]],
  ['- Files to delete:\n  - `src/basket.ts` - unused', [['src/basket.ts', 'deleted', 'unused']]],
  ['| File | Changes |\n|---|---|\n| `src/cart.ts` | new: sums |', [['src/cart.ts', 'new', 'sums']]],
  ['- `config.yaml` — a section', [['config.yaml', undefined, 'a section']]],
  ['- `src/cart.ts:12-20` sums', [['src/cart.ts', undefined, 'sums']]],
  ['- `migrations/` — a table', [['migrations/', undefined, 'a table']]],
  ['- `src/cart.ts` — the cart (new)', [['src/cart.ts', 'new', 'the cart']]],
  ['- `src/cart.ts` — no changes needed', []],
  ['- `src/cart.ts` — a store for', [['src/cart.ts', undefined, undefined]]],
  ['- `src/cart.ts` — signs buyers in', [['src/cart.ts', undefined, 'signs buyers in']]],
  ['- Build a sum that (`src/cart.ts`)', [['src/cart.ts', undefined, undefined]]],
  ['- Update `src/cart.ts` (sums up), new or extended', [['src/cart.ts', 'modified', 'sums up']]],
  ['- `src/cart.ts` — (sums up), new or extended', [['src/cart.ts', undefined, 'sums up']]],
  ['- The tables below `migrations/`', []],
  ['- The command reads `config.yaml`', []],
  ['## Alternatives\n\n- `src/other.ts`', []],
  [
    '- `src/b.ts`: do not change its names, add one',
    [['src/b.ts', undefined, 'do not change its names, add one']],
  ],
  ['- Leave `src/old.ts` alone, sum up in `src/b.ts`', [['src/b.ts', undefined, undefined]]],
])('of %j what is planned is %j', (item, expected) => {
  expect(said(item)).toEqual(expected);
});

test.each([
  '- `src/b.ts`: do not touch',
  '- `src/b.ts`: do not touch it, for others use it',
  '- `src/b.ts` must not be changed',
  '- `src/b.ts` must not change',
  '- `src/b.ts` is unchanged',
  '- `src/b.ts` (unchanged)',
  '- `src/a.ts` and `src/b.ts` stay unchanged',
  '- `src/b.ts` — no change',
  '- Do not edit `src/b.ts`',
  '- Leave `src/b.ts` alone',
  '- Keep `src/b.ts` as it is',
  '- Unlike `src/old.ts`, this is fast',
  '- Sums, as in `src/old.ts`',
  '- It looks **like** `src/old.ts`',
  '- Similar to the `src/old.ts` and `src/older.ts`',
  '- Compare `src/old.ts`',
  '- Inspired by `src/old.ts`',
  '- see `docs/x.md` for why',
  '- A cart (see `docs/x.md`)',
  '| File | Changes |\n|---|---|\n| `src/b.ts` | do not touch |',
])('%j plans nothing', (item) => {
  expect(said(item)).toEqual([]);
});

test.each(
  '/api/x https://a.b/c.ts --file=a.ts src/*.ts {a,b}.ts app.extensions db.Model threading.Lock Node.js v1.2.3 ../a.ts ~/.a.yaml @scope/a.ts a/b application/json example.com/a.ts run() openspec/config.yaml specs/cart/spec.md tasks.md $HOME/a.ts'.split(
    ' ',
  ),
)('%s names no file', (code) => {
  expect(fileNamedBy(code)).toBeUndefined();
});

test('a short name means the longer path that ends in it; else it counts where it is there', () => {
  const proposal = '# Add cart\n\n## Impact\n\n- `src/cart.ts` — the cart\n';
  const tasks = '- [ ] 1.1 Sum up in `cart.ts` and `views/cart.html`, then `README.md` and `other.md`\n';
  const known = {
    paths: ['src/cart.ts', 'web/views/cart.html'],
    isThere: (path: string) => path === 'README.md',
  };
  const found = planned({'proposal.md': proposal, 'tasks.md': tasks}, known);
  expect(found.map(({path, document, line}) => [path, document.slice(FOLDER.length + 1), line])).toEqual([
    ['src/cart.ts', 'proposal.md', 5],
    ['web/views/cart.html', 'tasks.md', 1],
    ['README.md', 'tasks.md', 1],
  ]);
});

test('a name that several longer paths end in means none of them', () => {
  const known = {paths: ['a/index.ts', 'b/index.ts'], isThere: () => false};
  expect(planned({'tasks.md': '- [ ] `index.ts`\n'}, known)).toEqual([]);
});

test('what a delta lists comes first, with its words', () => {
  const delta =
    '# ADDED: Cart\n\n## Summary\n\nA cart.\n\n## Files Changed\n\n- `src/cart.ts` (new) - the cart\n- `old.ts` (deleted)\n';
  const found = planned({'specs/cart.md': delta, 'proposal.md': '# C\n\n- `src/cart.ts` — other words\n'});
  expect(found).toEqual([
    {path: 'src/cart.ts', document: `${FOLDER}/specs/cart.md`, line: 9, description: 'the cart', says: 'new'},
    {path: 'old.ts', document: `${FOLDER}/specs/cart.md`, line: 10, description: undefined, says: 'deleted'},
  ]);
});

test('the prose of a requirement delta names no plans, that of a feature delta does', () => {
  const delta =
    '## ADDED Requirements\n\n### Requirement: A\n\nIt SHALL read `src/a.ts`.\n\n#### Scenario: S\n\n- **THEN** `src/b.ts` is read\n';
  expect(planned({'specs/shop/spec.md': delta})).toEqual([]);
  const feature = '# ADDED: Cart\n\n## Summary\n\nA cart in `src/a.ts`.\n';
  expect(planned({'specs/cart.md': feature}).map(({path}) => path)).toEqual(['src/a.ts']);
});

const piece = fc.constantFrom(
  ...'- |`src/a.ts`|`a.ts`|`b/`|new:|**|(|)| — |Create|update|and|,|\n|\n\n|#|## New Files|[ ] |1.1 |`|>|\\|x'.split(
    '|',
  ),
  '|',
);

test('whatever the text, it is read, and a description is one line', () => {
  fc.assert(
    fc.property(fc.array(piece, {maxLength: 30}), (pieces) => {
      for (const {description = '', path} of planned({'proposal.md': pieces.join(' ')}))
        expect(path + description).not.toMatch(/[\r\n]/);
    }),
    {numRuns: 200},
  );
});

test('paths that leave out the folders of a package mean the files of the repository that end in them', () => {
  const tracked = [
    'pkg/shop/models/cart.ts',
    'pkg/shop/routes/pay.ts',
    'pkg/shop/app.ts',
    'README.md',
    'x/README.md',
  ];
  const folders = new Set(['pkg', 'pkg/shop', 'pkg/shop/models', 'pkg/shop/routes', 'tests']);
  const known = {paths: [], tracked, isThere: (path: string) => tracked.includes(path) || folders.has(path)};
  const text =
    '# Cart\n\n## Impact\n\n- `models/cart.ts`\n- `routes/new.ts`\n- `tests/new.test.ts`\n- `other/new.ts`\n- Sum up in `app.ts`\n- `README.md`\n';
  const paths = planned({'proposal.md': text}, known).map(({path}) => path);
  expect(paths).toEqual([
    'pkg/shop/models/cart.ts',
    'pkg/shop/routes/new.ts',
    'tests/new.test.ts',
    'other/new.ts',
    'pkg/shop/app.ts',
    'README.md',
  ]);
  const several = {...known, tracked: [...tracked, 'old/models/cart.ts', 'old/app.ts']};
  expect(planned({'proposal.md': text}, several).map(({path}) => path)).toEqual([
    'models/cart.ts',
    'routes/new.ts',
    'tests/new.test.ts',
    'other/new.ts',
    'README.md',
  ]);
});

test.each([
  ['Background', []],
  ['Context and motivation', []],
  ['2. Problem statement:', []],
  ['Alternatives considered', []],
  ['Background jobs', ['src/a.ts']],
  ['Context window', ['src/a.ts']],
])('below a heading `%s`, a path is a plan or not', (title, paths) => {
  const found = planned({'proposal.md': `# Cart\n\n## ${title}\n\n- Sum up in \`src/a.ts\`\n`});
  expect(found.map(({path}) => path)).toEqual(paths);
});

test('a design plans what its items are about and what it says is changed, not what it describes', () => {
  const text =
    '# Design\n\n## Decisions\n\nToday `src/a.ts` says so.\n\n- `src/b.ts`: sum up\n- Create `src/c.ts`\n- The sum in `src/d.ts` is late\n';
  expect(planned({'design.md': text}).map(({path}) => path)).toEqual(['src/b.ts', 'src/c.ts']);
});

test('a folder means the one that ends in it and holds what was touched', () => {
  const text = '# Cart\n\n## Impact\n\n- `src/i18n/`: texts\n- `src/none/`: nothing\n';
  const paths = ['packages/web/src/i18n/de.ts', 'packages/web/src/i18n/en.ts', 'src/other/x.ts'];
  const found = planned({'proposal.md': text}, {paths, isThere: () => false});
  expect(found.map(({path}) => path)).toEqual(['packages/web/src/i18n/', 'src/none/']);
});
