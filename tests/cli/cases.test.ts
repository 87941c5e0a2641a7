import {execFileSync, spawnSync} from 'node:child_process';
import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, describe, expect, test} from 'vitest';
import {type Ran, runCli} from '../support/run-cli.ts';
import {replaceTree, treeOf, writeTree} from '../support/tree.ts';

/**
 * A case is a folder: `cmd` (one command line a line, of `openspec`, perhaps with ` < file` behind it, or of `git`),
 * `in/` (the tree before), `out/` (the tree after, where it differs), `output.txt` (what the person sees) and perhaps
 * `commits.json` (what git knows). `UPDATE=1` rewrites the expectations.
 */
const folders = readdirSync(import.meta.dirname, {recursive: true, encoding: 'utf8'})
  .filter((path) => path.endsWith('cmd'))
  .map((path) => path.slice(0, -'/cmd'.length))
  .toSorted();
const isUpdate = process.env['UPDATE'] === '1';
const scratch: string[] = [];

afterEach(() => {
  for (const folder of scratch.splice(0)) rmSync(folder, {recursive: true, force: true});
});

describe('cases', () => {
  test.each(folders)('%s', async (name) => {
    const folder = join(import.meta.dirname, name);
    const work = mkdtempSync(join(tmpdir(), 'openspec-case-'));
    scratch.push(work);
    const before = existsSync(join(folder, 'in')) ? treeOf(join(folder, 'in')) : {};
    writeTree(work, before);
    commitAll(work, join(folder, 'commits.json'));
    const output = await transcript(work, readFileSync(join(folder, 'cmd'), 'utf8'));
    const after = treeOf(work);
    if (isUpdate) record(folder, output, before, after);
    expect(output).toBe(readFileSync(join(folder, 'output.txt'), 'utf8'));
    expect(after).toEqual(existsSync(join(folder, 'out')) ? treeOf(join(folder, 'out')) : before);
  });
});

/** Command lines as a person types them, and what comes back: stderr marked, exit codes other than 0 shown. */
async function transcript(cwd: string, lines: string): Promise<string> {
  let shown = '';
  for (const line of lines.split('\n').filter(Boolean)) {
    const [words = '', file] = line.split(' < ');
    const argv = [...words.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
    const stdin = file === undefined ? {} : {stdin: readFileSync(join(cwd, file))};
    const {code, stdout, stderr} =
      argv[0] === 'git'
        ? runGit(cwd, argv.slice(1))
        : await runCli(argv.slice(1), {cwd, width: 100, ...stdin});
    const marked = stderr.replaceAll(cwd, '<project>').replace(/^(?=.)/gm, '! ');
    shown += `$ ${line}\n${stdout.replaceAll(cwd, '<project>')}${marked}${code === 0 ? '' : `[exit ${code}]\n`}\n`;
  }
  return shown;
}

/** What a person does with git between two commands, all of it on the day the commands run. */
function runGit(cwd: string, words: readonly string[]): Ran {
  env['GIT_AUTHOR_DATE'] = env['GIT_COMMITTER_DATE'] = '2026-03-01T12:00:00Z';
  const {status, stdout, stderr} = spawnSync('git', words, {cwd, env, encoding: 'utf8'});
  return {code: status ?? 1, stdout, stderr};
}

interface CaseCommit {
  readonly message: string;
  readonly add?: readonly string[];
  readonly write?: Readonly<Record<string, string>>;
  readonly move?: Readonly<Record<string, string>>;
  readonly remove?: readonly string[];
}

/** Replay the commits of a case, each with a day of its own. Without the file there is no repository. */
function commitAll(cwd: string, file: string): void {
  if (!existsSync(file)) return;
  const commits: readonly CaseCommit[] = JSON.parse(readFileSync(file, 'utf8'));
  const git = (...args: readonly string[]) => execFileSync('git', args, {cwd, env, stdio: 'pipe'});
  git('init', '--quiet', '--initial-branch=main');
  for (const [index, {message, add = [], write = {}, move = {}, remove = []}] of commits.entries()) {
    env['GIT_AUTHOR_DATE'] = env['GIT_COMMITTER_DATE'] =
      `2026-02-${String(index + 1).padStart(2, '0')}T12:00:00Z`;
    writeTree(cwd, write);
    for (const [from, to] of Object.entries(move)) git('mv', '--', from, to);
    for (const path of remove) git('rm', '--quiet', '--', path);
    if (add.length + Object.keys(write).length > 0) git('add', '--', ...add, ...Object.keys(write));
    git('commit', '--quiet', '--allow-empty', '-m', message);
  }
}

const env: NodeJS.ProcessEnv = {
  ...process.env,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@example.org',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@example.org',
};

function record(
  folder: string,
  output: string,
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): void {
  writeFileSync(join(folder, 'output.txt'), output);
  if (JSON.stringify(before) === JSON.stringify(after))
    rmSync(join(folder, 'out'), {recursive: true, force: true});
  else replaceTree(join(folder, 'out'), after);
}
