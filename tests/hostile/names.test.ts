import {execFileSync} from 'node:child_process';
import {mkdirSync, renameSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, onTestFinished, test} from 'vitest';
import {newRepo, temporaryFolder} from '../support/repo.ts';
import {type Ran, runCli} from '../support/run-cli.ts';
import {changeFiles, smallProject, specText} from '../support/small-project.ts';
import {treeOf, writeTree} from '../support/tree.ts';

function projectWith(files: Readonly<Record<string, string>>): string {
  const cwd = temporaryFolder();
  writeTree(cwd, smallProject);
  writeTree(cwd, files);
  return cwd;
}

const lint = (cwd: string): Promise<Ran> => runCli(['lint'], {cwd});
const NFC = 'caf\u00E9';
const NFD = 'cafe\u0301';

describe('a change with a strange name', () => {
  test.each([
    '-rf',
    '--help',
    '--output=x',
    ':(top)x',
    '@{-1}',
    'a\nb',
    '# x\n\n## y',
    'tab\tx',
    '\u202Ex',
    '\u001B[1m',
    'trail.',
    'trail ',
    '.x',
    'con',
    "it's",
  ])('%j is linted, listed, shown and archived as any other', async (name) => {
    const cwd = temporaryFolder();
    writeTree(cwd, smallProject);
    renameSync(join(cwd, 'openspec/changes/add-a'), join(cwd, 'openspec/changes', name));
    if (name.startsWith('.')) return expect((await lint(cwd)).code).not.toBe(3);
    expect((await lint(cwd)).stdout).toContain('warning  change-name\n');
    expect((await runCli(['show', '--', name], {cwd})).stdout).toContain('# Title of add-a');
    const {code, stderr} = await runCli(['archive', '--', name], {cwd});
    expect({code, stderr}).toMatchObject({code: 0});
    expect(treeOf(cwd)).toHaveProperty([`openspec/changes/archive/2026-03-01-${name}/proposal.md`]);
    return expect(treeOf(cwd)['openspec/specs/add-a/spec.md']).toContain('### Requirement: Do add-a');
  });

  test('cannot write lines of its own into the changelog', async () => {
    const name = 'x\n\n## Forged\n\n| a | b |';
    const readme =
      '# Changes\n\n## Active Changes\n\n- `add-b/`\n\n## Changelog\n\n| Date | Change | Type | Status |\n|---|---|---|---|\n';
    const cwd = projectWith({...changeFiles('add-c'), 'openspec/changes/README.md': readme});
    renameSync(join(cwd, 'openspec/changes/add-c'), join(cwd, 'openspec/changes', name));
    await runCli(['changelog', '--write'], {cwd});
    expect(treeOf(cwd)['openspec/changes/README.md']).not.toContain('Forged');
    expect(treeOf(cwd)['openspec/changes/README.md']).toContain('- `add-a/`');
    expect((await runCli(['changelog', '--check'], {cwd})).code).toBe(0);
  });

  test('too long to be archived stays where it is', async () => {
    const name = 'l'.repeat(255);
    const cwd = temporaryFolder();
    writeTree(cwd, {...smallProject, ...changeFiles(name, 'add-c')});
    const before = treeOf(cwd);
    const {code, stderr} = await runCli(['archive', name], {cwd});
    expect(stderr).toContain('its name is too long for this file system (cannot-write)');
    expect(code).toBe(2);
    expect(treeOf(cwd)).toEqual(before);
    expect((await runCli(['show', `${name}${name}`], {cwd})).code).toBe(2);
    expect((await runCli(['lint', `openspec/${name}${name}`], {cwd})).code).toBe(2);
  });
});

describe('a new change', () => {
  test.each([
    'con',
    'nul',
    'aux',
    'com1',
    'LPT9',
    'lpt9.spec',
    'aux.md',
    'a<b',
    'a:b',
    'a"b',
    'a|b',
    'a?b',
    'a*b',
    'a\\b',
    'x.',
    'x ',
    '.git',
    '-rf',
    '--',
    'a\nb',
    '\u202Ex',
  ])('is not named %j, nor its capability', async (name) => {
    const cwd = temporaryFolder();
    writeTree(cwd, smallProject);
    const before = treeOf(cwd);
    const refused = await runCli(['new', '--', name], {cwd});
    expect(refused).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/\((?:bad-change-name|no-name)\)\n {2}Try: openspec new \S+\n/),
    });
    for (const id of [name, `billing/${name}`])
      expect(await runCli(['new', 'add-x', `--capability=${id}`], {cwd})).toMatchObject({
        code: 2,
        stderr: expect.stringMatching(/\(bad-capability\)\n {2}Try: openspec new add-x --capability \S+\n/),
      });
    expect(treeOf(cwd)).toEqual(before);
  });

  test('is not begun where one of another case is', async () => {
    const cwd = projectWith(changeFiles('Add-X'));
    const {code, stderr} = await runCli(['new', 'add-x'], {cwd});
    expect(stderr).toBe(
      'openspec: The change Add-X is already there (change-exists)\n  Try: openspec show Add-X\n',
    );
    expect(code).toBe(2);
  });
});

describe('names that are one on macOS or Windows', () => {
  test.each([
    ['openspec/changes', 'Add-X', 'add-x'],
    ['openspec/changes', NFC, NFD],
    ['openspec/changes', 'add-x.', 'add-x'],
    ['openspec/specs', 'Auth', 'auth'],
    ['openspec/specs', NFC, NFD],
    ['openspec/changes/add-a/specs', `${NFC}.md`, `${NFD}.md`],
  ])('in %s, %j and %j, are reported', async (folder, one, other) => {
    const cwd = projectWith({
      [`${folder}/${one}/spec.md`]: specText,
      [`${folder}/${other}/spec.md`]: specText,
    });
    const {code, stdout} = await lint(cwd);
    expect(
      stdout.match(/error {2}no-name-clash\n.* are one name on macOS or Windows, expected one of them/g),
    ).toHaveLength(1);
    expect(code).toBe(1);
  });

  test('are told apart where they are not', async () => {
    const cwd = projectWith({...changeFiles(NFC, 'composed'), ...changeFiles(NFD, 'decomposed')});
    await runCli(['archive', NFD, '--no-validate'], {cwd});
    const left = Object.keys(treeOf(cwd));
    expect(left).toContain(`openspec/changes/${NFC}/proposal.md`);
    expect(left).toContain(`openspec/changes/archive/2026-03-01-${NFD}/proposal.md`);
    expect(left).toContain('openspec/specs/decomposed/spec.md');
  });

  test('keep a change out of the archive', async () => {
    const cwd = projectWith({'openspec/changes/archive/2026-03-01-ADD-A/proposal.md': '# A\n'});
    const {code, stderr} = await runCli(['archive', 'add-a'], {cwd});
    expect(stderr).toContain('openspec/changes/archive/2026-03-01-ADD-A is already there (already-archived)');
    expect(code).toBe(2);
  });

  test('keep a second living spec from being made', async () => {
    const cwd = projectWith({'openspec/specs/Add-A/spec.md': specText});
    const before = treeOf(cwd);
    const {code, stderr} = await runCli(['archive', 'add-a'], {cwd});
    expect(stderr).toContain('`Add-A`');
    expect(code).toBe(2);
    expect(treeOf(cwd)).toEqual(before);
  });
});

test('files git knows under strange names are listed, and taken for no options', async () => {
  const repo = newRepo();
  const folder = 'openspec/changes/add-x';
  repo.commit('Begin', {'a.txt': 'a\n'});
  repo.commit('feat: do', {
    [`${folder}/specs/x.md`]:
      '# ADDED: X\n\n## Summary\n\nA.\n\n## Files Changed\n\n- `-rf` - B\n- `:(top)a.txt` - C\n- `--output=x` - D\n',
    '-rf': '1\n',
    ':(top)a.txt': '2\n',
    '--output=x': '3\n',
    '--help': '4\n',
  });
  const before = treeOf(repo.root);
  expect(await runCli(['files', '--check'], {cwd: repo.root})).toMatchObject({
    code: 1,
    stdout: `${folder}/specs/x.md: missing --help\n`,
  });
  expect(treeOf(repo.root)).toEqual(before);
});

test('folders below folders, as deep as a disk allows, end in a finding', async () => {
  const cwd = temporaryFolder();
  // Node cannot remove what it cannot name.
  onTestFinished(() => void execFileSync('rm', ['-rf', cwd]));
  writeTree(cwd, smallProject);
  const home = process.cwd();
  try {
    for (const start of ['openspec/changes/add-b/specs', 'openspec/specs']) {
      process.chdir(join(cwd, start));
      for (let depth = 0; depth < 1000; depth++) {
        mkdirSync('deep-deep');
        process.chdir('deep-deep');
      }
    }
  } finally {
    process.chdir(home);
  }
  const {code, stdout} = await lint(cwd);
  expect(stdout).toMatch(
    /^openspec\/specs\/(?:deep-deep\/){300,}deep-deep {2}error {2}readable-files\n {2}Cannot read `deep-deep`: its name is too long/m,
  );
  expect(code).toBe(1);
  for (const words of [['list', '--specs'], ['validate'], ['status'], ['archive', 'add-a']])
    expect((await runCli(words, {cwd})).code).toBeLessThan(2);
});
