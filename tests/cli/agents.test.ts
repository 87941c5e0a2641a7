import {existsSync, lstatSync, mkdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {expect, test} from 'vitest';
import {temporaryFolder} from '../support/repo.ts';
import {runCli} from '../support/run-cli.ts';

const CONFIG = 'guidelines: [AGENTS.md, CLAUDE.md, .github/copilot-instructions.md]\n';

function folderWith(
  files: Readonly<Record<string, string>>,
  links: Readonly<Record<string, string>> = {},
): string {
  const root = temporaryFolder();
  const all = Object.entries({'openspec/config.yaml': CONFIG, ...files});
  for (const path of [...all.map(([path]) => path), ...Object.keys(links)])
    mkdirSync(dirname(join(root, path)), {recursive: true});
  for (const [path, text] of all) writeFileSync(join(root, path), text);
  for (const [path, target] of Object.entries(links)) symlinkSync(target, join(root, path));
  return root;
}

const init = (cwd: string, ...words: string[]) => runCli(['init', '--agents', ...words], {cwd});

test('a link to another of the files is left alone, and said', async () => {
  const root = folderWith(
    {'AGENTS.md': '# A\n'},
    {'CLAUDE.md': 'AGENTS.md', '.github/copilot-instructions.md': '../CLAUDE.md'},
  );
  const {code, stdout} = await init(root, '--json');
  expect(code).toBe(0);
  expect(JSON.parse(stdout).agents).toEqual([
    {path: 'AGENTS.md', state: 'updated'},
    {path: 'CLAUDE.md', state: 'linked'},
    {path: '.github/copilot-instructions.md', state: 'linked'},
  ]);
  expect(lstatSync(join(root, 'CLAUDE.md')).isSymbolicLink()).toBe(true);
  expect((await init(root)).stderr).toContain('CLAUDE.md is a link to AGENTS.md');
});

test.each([
  ['a link to another file', {'CLAUDE.md': 'docs/style.md'}, /CLAUDE\.md is a link to .*docs\/style\.md/],
  ['a link that leads nowhere', {'CLAUDE.md': 'gone.md'}, /CLAUDE\.md is a link that leads nowhere/],
  ['a linked folder', {'.github': 'docs'}, /\.github is a link, expected a folder/],
])('%s is refused, and nothing is written', async (_, links, message) => {
  const root = folderWith({'AGENTS.md': '# A\n', 'docs/style.md': '# Style\n'}, links);
  const {code, stderr} = await init(root);
  expect(stderr).toMatch(message);
  expect(code).toBe(2);
  expect(readFileSync(join(root, 'AGENTS.md'), 'utf8')).toBe('# A\n');
  expect(existsSync(join(root, 'openspec/changes'))).toBe(false);
});

test('what is no text is refused', async () => {
  const root = folderWith({'AGENTS.md': '# A\n'});
  writeFileSync(join(root, 'CLAUDE.md'), Buffer.from('# Gr\xFC\xDFe\n', 'latin1'));
  mkdirSync(join(root, '.github/copilot-instructions.md'), {recursive: true});
  const {code, stderr} = await init(root, '--dry-run');
  expect(code).toBe(2);
  expect(stderr).toContain('CLAUDE.md is not UTF-8');
  expect(stderr).toContain('copilot-instructions.md: it is a folder');
});

test('a file that is named nowhere is not touched, and none is where none is named', async () => {
  const root = folderWith({'openspec/config.yaml': 'guidelines: []\n', 'AGENTS.md': '# A\n'});
  expect((await init(root)).stderr).toContain('no-guidelines');
  expect(readFileSync(join(root, 'AGENTS.md'), 'utf8')).toBe('# A\n');
});
