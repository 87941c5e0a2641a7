import {spawnSync} from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import {packageRoot} from '../support/run-cli.ts';
import {writeTree} from '../support/tree.ts';

const BIN = join(packageRoot, 'dist', 'openspec.cjs');
const DELTA = 'openspec/changes/add-door/specs/door.md';

/** What takes milliseconds to load, and no short run needs. */
const SLOW = ['child_process', 'crypto', 'tty', 'net', 'stream', 'worker_threads', 'dns', 'readline'];

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'openspec-start-'));
  writeTree(cwd, {
    'openspec/changes/add-door/proposal.md': '# Door\n\n## Why\n\nSo.\n\n## What Changes\n\n- A door.\n',
    [DELTA]:
      '# ADDED: Door\n\n## Summary\n\nA.\n\n## Specification\n\n- It opens.\n\n## Files Changed\n\n- `door.py` - B\n\n## Verification\n\nC.\n',
    'loaded.cjs':
      "process.on('exit', () => require('node:fs').writeFileSync('loaded.json', JSON.stringify([process.moduleLoadList, Object.keys(require.cache)])));\n",
  });
});
afterEach(() => rmSync(cwd, {recursive: true, force: true}));

function openspec(argv: readonly string[], {env = {}, words = []}: Partial<Run> = {}) {
  return spawnSync(process.execPath, [...words, BIN, ...argv], {
    cwd,
    encoding: 'utf8',
    env: {PATH: process.env['PATH'], HOME: join(cwd, 'home'), ...env},
  });
}

interface Run {
  readonly env: Readonly<Record<string, string>>;
  readonly words: readonly string[];
}

describe('what a short run loads', () => {
  test.each([[['--version']], [['lint', DELTA]]])('%j: nothing that is slow', (argv) => {
    const {status} = openspec(argv, {words: ['--require', './loaded.cjs']});
    expect(status).toBe(0);
    const [loaded]: string[][] = JSON.parse(readFileSync(join(cwd, 'loaded.json'), 'utf8'));
    const names = (loaded ?? []).map((each) => each.replace(/^NativeModule /, ''));
    expect(names.filter((name) => SLOW.includes(name))).toEqual([]);
  });

  test('lint of a file without findings: the files that lint needs, and no others', () => {
    expect(openspec(['lint', DELTA]).stderr).toBe('No findings.\n');
    expect(new Set(keptNames().map((name) => name.replace(/-lint$/, '')))).toEqual(new Set(['base', 'hot']));
  });
});

describe('output', () => {
  test.each(['explain', '--help'])(
    'all of `%s` arrives in a file, and by a pipe that is read late',
    (word) => {
      const {stdout} = openspec([word]);
      const run = (line: string) =>
        spawnSync('sh', ['-c', line, 'sh', process.execPath, BIN, word], {cwd, encoding: 'utf8'});
      expect(run('"$1" "$2" "$3" > out.txt').status).toBe(0);
      expect(readFileSync(join(cwd, 'out.txt'), 'utf8')).toBe(stdout);
      expect(run('"$1" "$2" "$3" | { sleep 0.2; cat; }').stdout).toBe(stdout);
    },
  );

  test('a reader that goes away is no error', () => {
    const line = '{ "$1" "$2" explain; echo "$?" >&2; } | true';
    const {stderr} = spawnSync('sh', ['-c', line, 'sh', process.execPath, BIN], {cwd, encoding: 'utf8'});
    expect(stderr).toMatch(/\n0\n$/);
  });

  test.skipIf(!existsSync('/dev/full'))('a disk that is full is told', () => {
    const line = '"$1" "$2" --version > /dev/full';
    const {stderr, status} = spawnSync('sh', ['-c', line, 'sh', process.execPath, BIN], {
      cwd,
      encoding: 'utf8',
    });
    expect(stderr).toMatch(/^openspec: Cannot write the result: ENOSPC/);
    expect(status).toBe(2);
  });
});

describe.skipIf(process.platform === 'win32')('the code that is kept', () => {
  const lint = (env: Readonly<Record<string, string>> = {}) => {
    const {status, stderr} = openspec(['lint', DELTA], {env});
    expect({status, stderr}).toEqual({status: 0, stderr: 'No findings.\n'});
  };

  test('is kept for nobody else, and used again', () => {
    lint();
    const [folder = ''] = keptFor();
    for (const path of [kept(), join(kept(), folder)]) expect(statSync(path).mode & 0o777).toBe(0o700);
    const before = contents();
    expect(before.size).toBeGreaterThan(0);
    for (const name of before.keys()) expect(statSync(join(kept(), folder, name)).mode & 0o777).toBe(0o600);
    lint();
    expect(contents()).toEqual(before);
  });

  test('is made anew where it is torn or is no code', () => {
    lint();
    const before = contents();
    const [folder = ''] = keptFor();
    for (const [index, name] of [...before.keys()].entries()) {
      const file = join(kept(), folder, name);
      if (index % 2 === 0) truncateSync(file, 1000);
      else writeFileSync(file, 'x'.repeat(5000));
    }
    lint();
    expect([...contents().keys()]).toEqual([...before.keys()]);
    for (const bytes of contents().values()) expect(bytes.length).toBeGreaterThan(5000);
  });

  test.each([0o755, 0o770])('is neither read nor written where others may look, %i', (mode) => {
    mkdirSync(kept(), {recursive: true});
    chmodSync(kept(), mode);
    lint();
    expect(readdirSync(kept())).toEqual([]);
  });

  test('is not put behind a link', () => {
    mkdirSync(join(cwd, 'elsewhere'), {mode: 0o700});
    mkdirSync(join(cwd, 'home/.cache'), {recursive: true});
    symlinkSync(join(cwd, 'elsewhere'), kept());
    lint();
    expect(readdirSync(join(cwd, 'elsewhere'))).toEqual([]);
  });

  test('is not asked for where a person says so, or there is no home', () => {
    lint({OPENSPEC_CODE_CACHE: '0'});
    lint({HOME: ''});
    lint({HOME: '/dev/null'});
    lint({XDG_CACHE_HOME: 'relative'});
    expect(existsSync(kept()) ? keptFor().length : 0).toBeLessThan(2);
  });

  test('is nothing to git where a home is a repository', () => {
    const git = (...words: readonly string[]) =>
      spawnSync('git', words, {cwd: join(cwd, 'home'), encoding: 'utf8'}).stdout;
    mkdirSync(join(cwd, 'home'));
    git('init', '--quiet');
    lint();
    expect(contents().size).toBeGreaterThan(0);
    expect(git('status', '--porcelain')).toBe('');
  });

  test('of older programs goes', () => {
    mkdirSync(kept(), {recursive: true, mode: 0o700});
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f'])
      mkdirSync(join(kept(), name), {recursive: true, mode: 0o700});
    chmodSync(kept(), 0o700);
    lint();
    expect(keptFor()).toHaveLength(4);
    expect(contents().size).toBeGreaterThan(0);
  });
});

function kept(): string {
  return join(cwd, 'home/.cache/openspec');
}

/** The programs that code is kept for. */
function keptFor(): readonly string[] {
  return readdirSync(kept()).filter((name) => name !== '.gitignore');
}

function keptNames(): readonly string[] {
  return [...contents().keys()];
}

/** What is kept of the program as it is built now. */
function contents(): ReadonlyMap<string, Uint8Array> {
  const folder = readdirSync(kept()).find((name) => /^[0-9a-f]{16}-/.test(name)) ?? '';
  const names = readdirSync(join(kept(), folder)).toSorted();
  return new Map(names.map((name) => [name, readFileSync(join(kept(), folder, name))]));
}
