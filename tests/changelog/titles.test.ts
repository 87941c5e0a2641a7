import {expect, test} from 'vitest';
import {parse} from '../../src/markdown/document.ts';
import {nodesOfType} from '../../src/markdown/node.ts';
import {sourceOf} from '../../src/markdown/source.ts';
import {cellTexts} from '../../src/markdown/table.ts';
import {temporaryFolder} from '../support/repo.ts';
import {runCli} from '../support/run-cli.ts';
import {treeOf, writeTree} from '../support/tree.ts';

const README = 'openspec/changes/README.md';
const folder = 'openspec/changes/add-x';
const readme =
  '# Changes\n\n## Active Changes\n\n- `add-x/`\n\n## Archived Changes\n\n- `add-w/` - W\n\n## Changelog\n\n| Date | Change | Type | Status |\n|---|---|---|---|\n| 2026-01-01 | W | ADDED | Archived |\n\nThe end.\n';

/** Titles, and what a reader of the row sees of each. */
const TITLES = [
  ['a | b', 'a | b'],
  ['`code | more`', 'code | more'],
  ['one ` tick', 'one ` tick'],
  ['<script>alert(1)</script> x', '<script>alert(1)</script> x'],
  ['<img src=x onerror=y>', '<img src=x onerror=y>'],
  ['end --> of', 'end --> of'],
  ['begin <!-- of', 'begin <!-- of'],
  ['x <!-- hidden --> y', 'x y'],
  ['back \\\\', 'back \\'],
  ['| a | b |', '| a | b |'],
  ['[x](javascript:y) z', 'x z'],
] as const;

test.each(TITLES)('a delta titled %j gets one row and nothing more', async (title, shown) => {
  await expectOneRow({[`${folder}/specs/x.md`]: `# ADDED: ${title}\n`}, shown);
});

test.each(TITLES)('a change titled %j gets one row and one item', async (title, shown) => {
  await expectOneRow({[`${folder}/proposal.md`]: `# ${title}\n`}, shown);
});

test('a title of two lines is one row', async () => {
  await expectOneRow({[`${folder}/proposal.md`]: 'One\n| two | three |\n===\n'}, 'One | two | three |');
});

async function expectOneRow(files: Readonly<Record<string, string>>, shown: string): Promise<void> {
  const cwd = temporaryFolder();
  writeTree(cwd, {
    [README]: readme,
    'openspec/changes/archive/2026-01-01-add-w/specs/w.md': '# ADDED: W\n',
    ...files,
  });
  expect(await runCli(['archive', 'add-x', '--no-validate'], {cwd})).toMatchObject({code: 0});
  const {root} = parse(sourceOf(README, treeOf(cwd)[README] ?? ''));
  const [table, ...others] = nodesOfType(root, 'table');
  expect(others).toEqual([]);
  expect(table?.children.map(({children}) => children.length)).toEqual([4, 4, 4]);
  expect(table?.children.map(cellTexts).at(-1)?.[1]?.replace(/\s+/g, ' ')).toBe(shown);
  expect(nodesOfType(root, 'html')).toEqual([]);
  expect(nodesOfType(root, 'heading')).toHaveLength(4);
  expect(treeOf(cwd)[README]).toMatch(/\n\nThe end\.\n$/);
}
