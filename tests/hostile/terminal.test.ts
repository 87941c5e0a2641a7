import {execFileSync} from 'node:child_process';
import {closeSync, openSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {commands} from '../../cli/commands/index.ts';
import {ACTING, actingIn, COMMANDING, writeHostile} from '../support/hostile.ts';
import {newRepo, type Repo} from '../support/repo.ts';
import {packageRoot, type Ran, runCli, type World} from '../support/run-cli.ts';

/** The words each command is tried with, `CHANGE` for the name that acts; the others are given that name. */
const TRIED: Readonly<Record<string, readonly (readonly string[])[]>> = {
  archive: [
    ['CHANGE', '--dry-run', '--yes', '--no-validate'],
    ['CHANGE', '--yes'],
    ['CHANGE', '--yes', '--no-validate'],
  ],
  changelog: [[], ['--check'], ['--write'], ['show', 'unreleased'], ['show', 'CHANGE'], ['--resolve']],
  release: [['auto', '--dry-run'], ['CHANGE'], ['1.1.0'], ['1.1.0', '--yank'], ['1.2.0', '--view', 'CHANGE']],
  completion: [['CHANGE'], ['fish', '--', 'openspec', 'show', '']],
  conflicts: [[], ['CHANGE'], ['--against', 'CHANGE'], ['--against', 'HEAD']],
  diff: [['add-plain'], ['CHANGE']],
  explain: [['CHANGE']],
  files: [[], ['--check'], ['--write'], ['CHANGE']],
  init: [['--dry-run'], [], ['--agents']],
  lint: [
    [],
    ['CHANGE'],
    ['--rule', 'CHANGE=off'],
    ['--rule', 'no-bom=CHANGE'],
    ['--baseline', 'openspec/CHANGE.json'],
    ['--update-baseline', '--dry-run'],
    ['--prune-baseline', '--baseline', 'openspec/CHANGE.json'],
    ['--fix', '--dry-run'],
    ['--fix'],
    ['--format', 'CHANGE'],
    ['no/CHANGE'],
    ...['sarif', 'gitlab', 'junit', 'checkstyle'].map((format) => ['--format', format]),
    ['--staged'],
    ['--since', 'CHANGE'],
    ['--against', 'CHANGE'],
    ['--stdin-filename', 'CHANGE'],
  ],
  list: [[], ['--specs'], ['--archived'], ['--sort', 'CHANGE']],
  'merge-reports': [['CHANGE'], ['no/CHANGE', '--format', 'CHANGE']],
  'merge-file': [['CHANGE', 'CHANGE', 'CHANGE', 'CHANGE']],
  new: [['CHANGE'], ['add-y', '--added', 'CHANGE'], ['add-y', '--title', 'CHANGE']],
  rebase: [['CHANGE', '--check'], ['CHANGE', '--dry-run'], ['CHANGE'], ['CHANGE', '--undo'], ['no/CHANGE']],
  show: [['CHANGE'], ['add-plain', '--diff'], ['auth'], ['auth', '--requirement', 'CHANGE'], ['no CHANGE']],
  status: [[], ['CHANGE']],
  summary: [['CHANGE'], ['CHANGE', '--evidence'], ['CHANGE', '--check'], ['CHANGE', '--accept', 'CHANGE']],
  validate: [[], ['--archived'], ['CHANGE'], ['auth']],
};

function changeIn(repo: Repo): string {
  const lines = repo.git('ls-files', '-z', 'openspec/changes').split('\0');
  return lines.find((line) => line.endsWith('/design.md'))?.split('/')[2] ?? '';
}

async function tryAll(name: string, acting: string, world: Omit<World, 'cwd'>): Promise<readonly Ran[]> {
  const ran: Ran[] = [];
  const repo = newRepo();
  writeHostile(repo, acting);
  for (const words of TRIED[name] ?? [['CHANGE']]) {
    const given = words.map((word) => word.replace('CHANGE', changeIn(repo)));
    for (const extra of [[], ['--json']])
      ran.push(await runCli([name, '--verbose', ...given, ...extra], {...world, cwd: repo.root}));
  }
  return ran;
}

const said = (ran: readonly Ran[]) => ran.map(({stdout, stderr}) => stdout + stderr).join('');

describe.each(commands.map(({name}) => name))('openspec %s', (name) => {
  test('shows a person nothing that acts', async () => {
    const ran = await tryAll(name, ACTING, {hasColor: true, reader: 'person'});
    expect(actingIn(said(ran))).toEqual([]);
    expect(said(ran)).toMatch(name === 'init' ? /openspec/ : /\\u202egnp/);
    expect(ran.map(({code}) => code)).not.toContain(3);
  });

  test('writes no command into a CI log', async () => {
    const ran = await tryAll(name, COMMANDING, {hasColor: true, reader: 'log'});
    expect(said(ran).match(/^\s*::.*|.*##\w*\[.*/gm) ?? []).toEqual([]);
    expect(said(ran)).toMatch(name === 'init' ? /openspec/ : /:error file=x::pwned/);
    expect(ran.map(({code}) => code)).not.toContain(3);
  });
});

describe('the bin in CI', () => {
  test('takes a pipe for the log, and a file for a program', () => {
    const repo = newRepo();
    writeHostile(repo, COMMANDING);
    const bin = join(packageRoot, 'dist/openspec.cjs');
    const show = (stdout: 'pipe' | number) =>
      execFileSync(process.execPath, [bin, 'show', 'auth'], {
        cwd: repo.root,
        encoding: 'utf8',
        env: {...process.env, GITHUB_ACTIONS: 'true'},
        stdio: ['ignore', stdout, 'pipe'],
      });
    expect(show('pipe')).toContain('\n\\u003a:error file=x::pwned\n');
    const file = join(repo.root, 'copy.md');
    const descriptor = openSync(file, 'w');
    show(descriptor);
    closeSync(descriptor);
    expect(readFileSync(file, 'utf8')).toContain('\n::error file=x::pwned\n');
  });
});

describe('a program', () => {
  test('is given documents as they are', async () => {
    const repo = newRepo();
    writeHostile(repo);
    const {stdout} = await runCli(['show', 'auth'], {cwd: repo.root});
    expect(stdout).toContain('\u202Egnp\u200B');
  });

  test('is given patches that apply', async () => {
    const repo = newRepo();
    const path = `openspec/changes/add-x/specs/a${ACTING}.md`;
    repo.commit('Begin', {[path]: `# ADDED: ${ACTING}\n\n## Files Changed\n\n- src/a.ts - ${ACTING}\n`});
    const {stdout} = await runCli(['lint', '--fix', '--dry-run'], {cwd: repo.root});
    repo.write({'.git/patch.diff': stdout});
    repo.git('apply', '.git/patch.diff');
    expect(repo.git('status', '--porcelain', '-z')).toBe(` M ${path}\0`);
  });

  test('is given names and messages as a person is', async () => {
    const repo = newRepo();
    writeHostile(repo);
    for (const words of [['list'], ['lint'], ['status'], ['validate'], ['show', 'no\u001B[1m']]) {
      const {stdout, stderr} = await runCli(words, {cwd: repo.root});
      expect(actingIn(stdout + stderr)).toEqual([]);
    }
  });
});
