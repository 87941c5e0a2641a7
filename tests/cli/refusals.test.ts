import {spawnSync} from 'node:child_process';
import {chmodSync, chownSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import {packageRoot, runCli} from '../support/run-cli.ts';
import {treeOf, writeTree} from '../support/tree.ts';

const change = 'openspec/changes/add-health-check';
const sound = {
  [`${change}/proposal.md`]: '# Add it\n\n## Why\n\nSo.\n\n## What Changes\n\n- This.\n',
  [`${change}/tasks.md`]: '- [x] 1.1 Do it\n',
  [`${change}/specs/health.md`]:
    '# ADDED: Health\n\n## Summary\n\nA.\n\n## Specification\n\nB.\n\n## Files Changed\n\n- `a.py` - C\n\n## Verification\n\nD.\n',
  'openspec/changes/README.md':
    '# Changes\n\n## Changelog\n\n| Date | Change | Type | Status |\n|---|---|---|---|\n',
};
const archive = ['archive', 'add-health-check'];

let cwd = '';
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'openspec-refusal-'));
  writeTree(cwd, sound);
});
afterEach(() => rmSync(cwd, {recursive: true, force: true}));

/** Runs a command that must be refused: code, one sentence, a command to paste, exit 2, nothing written. */
async function refusal(argv: readonly string[]): Promise<string> {
  const before = treeOf(cwd);
  const {code, stdout, stderr} = await runCli(argv, {cwd});
  expect(treeOf(cwd)).toEqual(before);
  expect(code).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toMatch(/^openspec: [^\n]+ \([a-z0-9-]+\)\n {2}Try: [^\n]+\n$/m);
  const json = JSON.parse((await runCli([argv[0] ?? '', '--json', ...argv.slice(1)], {cwd})).stdout);
  expect(json).toMatchObject({
    version: 1,
    error: {code: expect.any(String), message: expect.any(String), hint: expect.any(String)},
  });
  return json.error.code;
}

describe('bad input is refused', () => {
  test('a change nobody knows', async () => {
    expect(await refusal(['archive', 'add-helth-check'])).toBe('unknown-change');
    expect(await refusal(['show', 'x\u001b[31m\nx'])).toBe('unknown-change');
  });

  test.each([['..'], ['../x'], ['x/../../y'], ['/etc'], ['.'], ['']])('a name such as %j', async (name) => {
    expect(await refusal(['archive', name])).toBe('unknown-change');
    expect(await refusal(['new', '--', name])).toMatch(/bad-change-name/);
  });

  test.each(['X\n## y', 'a\u2028b', 'a\u0000b', '\u001b[31mred', '\u202Edeb'])(
    'a feature such as %j',
    async (name) => {
      expect(await refusal(['new', 'add-x', '--added', name])).toBe('bad-name');
      expect(await refusal(['new', 'add-x', '--capability', 'auth', '--added', name])).toBe('bad-name');
    },
  );

  test('no project above', async () => {
    rmSync(join(cwd, 'openspec'), {recursive: true});
    expect(await refusal(archive)).toBe('no-project');
    expect(await refusal(['lint', '--root', '.'])).toBe('no-project');
  });

  test('a root that is no folder, which must not lead to the project above', async () => {
    expect(await refusal(['lint', '--root', 'nowhere'])).toBe('no-folder');
    expect(await refusal(['new', 'add-x', '--root', change.concat('/tasks.md')])).toBe('no-folder');
  });

  test('a value for a flag that takes none', async () => {
    expect(await refusal(['lint', '--fix=true'])).toBe('usage');
    const {stderr} = await runCli(['lint', '--fix=true'], {cwd});
    expect(stderr).toBe('openspec: `--fix` takes no value (usage)\n  Try: openspec lint --fix\n');
  });

  test.each([
    [['--no-cache', 'lint'], 'lint --no-cache'],
    [['--format', 'json', 'lint', 'x'], 'lint --format json x'],
    [['--format=json', 'lint'], 'lint --format=json'],
    [['--rule', 'list', 'lint'], 'lint --rule list'],
    [['--no-cach', 'lint'], 'lint --no-cache'],
    [['-y', 'archive', 'x'], 'archive -y x'],
    [['lint', '--added', 'new'], 'lint --help'],
    [['-q', '--since', 'main', 'lint'], 'lint -q --since main'],
  ])('flags before their command: %j', async (argv, meant) => {
    const {code, stderr, stdout} = await runCli(argv, {cwd});
    expect(code).toBe(2);
    const said = stderr === '' ? `Try: ${JSON.parse(stdout).error.hint}\n` : stderr;
    expect(said).toContain(`Try: openspec ${meant}\n`);
  });

  test('a baseline that is not there, by the path from where a person stands', async () => {
    const {stderr} = await runCli(['lint', '--baseline', 'known.json'], {cwd: join(cwd, 'openspec')});
    expect(stderr).toContain('Try: openspec lint --baseline known.json --update-baseline\n');
    expect(await refusal(['lint', '--baseline', 'openspec/openspec/known.json'])).toBe('bad-baseline');
  });

  test('a file that is not UTF-8', async () => {
    writeFileSync(
      join(cwd, change, 'proposal.md'),
      Buffer.from('# Caf\xe9\n\n## Why\n\nSo.\n\n## What Changes\n\n- It.\n', 'latin1'),
    );
    expect(await refusal(archive)).toBe('lint-errors');
    expect(await refusal([...archive, '--no-such-flag'])).toBe('usage');
    expect(await refusal(['lnit'])).toBe('usage');
  });

  test('a changelog that is not UTF-8', async () => {
    const text = `${sound['openspec/changes/README.md']}| 2026-01-01 | Caf\xe9 | ADDED | Archived |\n`;
    writeFileSync(join(cwd, 'openspec/changes/README.md'), Buffer.from(text, 'latin1'));
    expect(await refusal(archive)).toBe('changelog-unreadable');
  });

  test.each(['proposal.md', 'tasks.md', 'specs/health.md'])('a folder where %s should be', async (file) => {
    rmSync(join(cwd, change, file));
    mkdirSync(join(cwd, change, file));
    expect(await refusal(archive)).toBe('lint-errors');
  });

  test('no git where git is what was asked for', async () => {
    expect(await refusal(['files', 'add-health-check'])).toBe('no-git');
  });
});

describe('a folder that cannot be written', () => {
  /** Root may write anywhere, so as root the command runs as nobody. */
  function runAsSomebody(...argv: readonly string[]) {
    const isRoot = process.getuid?.() === 0;
    return spawnSync(process.execPath, [join(packageRoot, 'dist/openspec.cjs'), ...argv], {
      cwd,
      encoding: 'utf8',
      ...(isRoot ? {uid: 65534, gid: 65534} : {}),
    });
  }

  function setModes(folder: string, mode: number): void {
    for (const entry of readdirSync(folder, {withFileTypes: true})) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) setModes(path, mode);
      if (process.getuid?.() === 0) chownSync(path, 65534, 65534);
    }
    chmodSync(folder, mode);
  }

  test.skipIf(process.platform === 'win32')('is refused, and nothing is written', () => {
    setModes(cwd, 0o555);
    const before = treeOf(cwd);
    for (const argv of [archive, ['new', 'add-more'], ['lint', '--fix'], ['changelog', '--write']]) {
      const {status, stderr} = runAsSomebody(...argv);
      if (status === 0) continue;
      expect(stderr).toMatch(/^openspec: Cannot write .*: permission is denied \(cannot-write\)\n {2}Try: /m);
      expect(status).toBe(2);
    }
    expect(runAsSomebody(...archive).status).toBe(2);
    expect(treeOf(cwd)).toEqual(before);
    setModes(cwd, 0o755);
  });
});
