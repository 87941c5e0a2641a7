import {spawnSync} from 'node:child_process';
import {existsSync, mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {basename, join} from 'node:path';
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

  test.each([
    [['--version'], ['openspec']],
    [
      ['lint', DELTA],
      ['base', 'hot', 'openspec'],
    ],
  ])('%j: the files that it needs, and no others', (argv, needed) => {
    expect(openspec(argv, {words: ['--require', './loaded.cjs']}).status).toBe(0);
    const [, files = []]: string[][] = JSON.parse(readFileSync(join(cwd, 'loaded.json'), 'utf8'));
    const own = files.filter((file) => file.startsWith(packageRoot)).map((file) => basename(file, '.cjs'));
    expect(own.toSorted()).toEqual(needed);
  });

  test.each(['settings', 'of-others'])('plain settings are read without a parser: %s', (name) => {
    const text = readFileSync(join(packageRoot, 'tests/project/plain-yaml', `${name}.yaml`), 'utf8');
    // A known finding would have to be read first.
    writeTree(cwd, {'openspec/config.yaml': text.replace(/^ *baseline: .*\n/m, '')});
    expect(openspec(['lint', DELTA], {words: ['--require', './loaded.cjs']}).stderr).toBe('No findings.\n');
    const [, files = []]: string[][] = JSON.parse(readFileSync(join(cwd, 'loaded.json'), 'utf8'));
    expect(files.map((file) => basename(file))).not.toContain('yaml.cjs');
  });

  test('a home is left as it is', () => {
    openspec(['lint']);
    expect(existsSync(join(cwd, 'home'))).toBe(false);
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
