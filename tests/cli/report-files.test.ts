import {execFileSync} from 'node:child_process';
import {chmodSync, lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import {readCommand} from '../report/findings/runner-command.ts';
import {COMMANDING, writeHostile} from '../support/hostile.ts';
import {newRepo} from '../support/repo.ts';
import {runCli, type World} from '../support/run-cli.ts';
import {writeTree} from '../support/tree.ts';

const TASKS = 'openspec/changes/add-x/tasks.md';
const CONFIG = 'guidelines: [docs/WORK.md]\n';

let top = '';
beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), 'openspec-reports-'));
  writeTree(join(top, 'packages/api'), {[TASKS]: '- [y] 1.1 One\n', 'openspec/config.yaml': CONFIG});
});
afterEach(() => rmSync(top, {recursive: true, force: true}));

const lint = (words: readonly string[], world: Partial<World> = {}) =>
  runCli(['lint', ...words], {cwd: join(top, 'packages/api'), ...world});

/** Every name below a folder, with the contents of files. */
function everythingIn(folder: string): readonly (readonly string[])[] {
  return readdirSync(folder, {recursive: true, withFileTypes: true})
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
    .map((path) => [path, lstatSync(path).isFile() ? readFileSync(path, 'latin1') : '']);
}

test('files are made with their folders, relative to where one stands, and replaced by the next run', async () => {
  const cwd = join(top, 'packages');
  const words = ['--root', 'api', '--format', 'gitlab=out/deep/report.json'];
  await lint(words, {cwd});
  const before = readFileSync(join(cwd, 'out/deep/report.json'), 'utf8');
  writeTree(join(cwd, 'api'), {[TASKS]: '- [ ] 1.1 One\n'});
  expect((await lint(words, {cwd})).stdout).toBe('');
  const after = readFileSync(join(cwd, 'out/deep/report.json'), 'utf8');
  expect(JSON.parse(after).length).toBeLessThan(JSON.parse(before).length);
});

test('paths begin at the top of the repository', async () => {
  const read = async () => JSON.parse((await lint(['--format', 'gitlab'])).stdout)[0].location.path;
  expect(await read()).toMatch(/^openspec\//);
  execFileSync('git', ['init', '--quiet'], {cwd: top});
  expect(await read()).toMatch(/^packages\/api\/openspec\//);
});

describe('a report is not written', () => {
  beforeEach(() => {
    writeTree(join(top, 'packages/api'), {
      'package.json': '{"name": "api"}\n',
      'report.json': '[]\n',
      'notes/mine.txt': 'mine\n',
      '.git/HEAD': '',
    });
    symlinkSync('report.json', join(top, 'packages/api/link.json'));
    symlinkSync('openspec', join(top, 'packages/api/other'));
    symlinkSync('nowhere', join(top, 'packages/api/broken.json'));
  });

  test.each([
    'openspec/lint.json',
    'OpenSpec/lint.json',
    'other/lint.json',
    'openspec',
    'openspec/../openspec/deep/er/lint.json',
    'docs/WORK.md',
    'README.MD',
    'CHANGELOG.md',
    '.git/hooks/pre-commit',
    'link.json',
    'broken.json',
    'package.json',
    'notes',
    'notes/mine.txt',
    'notes/mine.txt/report.json',
    '.',
    'a\0b',
  ])('to %j', async (file) => {
    const before = everythingIn(top);
    const {code, stderr} = await lint(['--fix', '--format', `gitlab=${file}`]);
    expect(code, stderr).toBe(2);
    expect(stderr).toMatch(/Try: /);
    expect(everythingIn(top)).toEqual(before);
  });

  test('to a file that is named twice, however it is written', async () => {
    const words = ['--format', 'gitlab=report.json', '--format', 'json=./notes/../report.json'];
    const {stderr} = await lint(words);
    expect(stderr).toContain('is named twice');
    expect(stderr).toContain(
      'Try: openspec lint --format gitlab=report.json --format json=openspec-lint.json\n',
    );
  });

  test('to what is printed to', async () => {
    for (const file of ['/dev/stdout', '/dev/fd/1', '/proc/self/fd/1'])
      expect((await lint(['--format', `json=${file}`])).stderr).toContain(
        'Try: openspec lint --format json\n',
      );
    const both = ['--format', 'stylish', '--format', 'sarif=a.sarif', '--format', 'json=/dev/stdout'];
    expect((await lint(both)).stderr).toContain('Try: openspec lint --format json --format sarif=a.sarif\n');
  });

  test.each([
    ['package.json', 'holds something else than a json report of openspec', ''],
    ['link.json', 'is a link', ''],
    ['notes', 'is a folder', ''],
    ['.git/lint.json', 'is in a folder of git', ''],
    ['notes/mine.txt/report.json', 'is to be in what is no folder', ''],
    ['a.json', 'is where people write', '../'],
  ])('to %s, and the same command with another file is', async (file, problem, above) => {
    writeTree(join(top, 'packages/api'), {'openspec-lint.json': 'mine\n'});
    const world = above === '' ? {} : {cwd: join(top, 'packages/api/openspec')};
    const {stderr} = await lint(['--format', `json=${file}`, '--format', 'stylish'], world);
    expect(stderr).toContain(problem);
    const hint = `openspec lint --format json=${above}openspec-lint-2.json --format stylish`;
    expect(stderr).toContain(`Try: ${hint}\n`);
    const pasted = await lint(hint.split(' ').slice(2), world);
    expect(pasted.stderr).toContain('wrote ');
    expect(pasted.code).toBe(1);
  });

  test('to a file that is read-only', async () => {
    const file = join(top, 'packages/api/report.json');
    chmodSync(file, 0o444);
    const {code, stderr} = await lint(['--format', 'gitlab=report.json']);
    expect([code, readFileSync(file, 'utf8')]).toEqual([2, '[]\n']);
    expect(stderr).toContain('read-only');
  });
});

test('a CI log gets annotations, and no command that somebody wrote', async () => {
  const repo = newRepo();
  writeHostile(repo, COMMANDING);
  const {stdout} = await runCli(['lint', '--format', 'github'], {cwd: repo.root, reader: 'log'});
  const commands = stdout.split('\n').slice(0, -1).map(readCommand);
  expect(commands.length).toBeGreaterThan(5);
  expect(new Set(commands.map((command) => command?.name))).toEqual(new Set(['error', 'warning', 'notice']));
  expect(commands.every((command) => command?.properties['title']?.startsWith('openspec '))).toBe(true);
  expect(stdout).not.toMatch(/##\w*\[/);
});
