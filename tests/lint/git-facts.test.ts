import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {newRepo, type Repo, repoAt, temporaryFolder} from '../support/repo.ts';
import {runCli} from '../support/run-cli.ts';
import {writeTree} from '../support/tree.ts';

const ASKING = /^(?:files-changed-(?:count|missing|unknown-path|untouched)|commit-touches-many-changes)$/;

interface Shown {
  readonly rule: string;
  readonly path: string;
  readonly message: string;
}

/** What the rules that ask git say: `<path> <rule>: <message>`. */
async function told(cwd: string, ...words: readonly string[]): Promise<readonly string[]> {
  const {stdout} = await runCli(['lint', '--json', ...words], {cwd});
  const {findings}: {readonly findings: readonly Shown[]} = JSON.parse(stdout);
  return findings
    .filter(({rule}) => ASKING.test(rule))
    .map(({path, rule, message}) => `${path} ${rule}: ${message}`);
}

const change = (prefix: string, name: string, ...listed: readonly string[]) => ({
  [`${prefix}openspec/changes/${name}/proposal.md`]: '# Login\n\n## Why\n\nSo.\n\n## What Changes\n\n- It.\n',
  [`${prefix}openspec/changes/${name}/tasks.md`]: '- [x] 1. Build it\n',
  [`${prefix}openspec/changes/${name}/specs/login.md`]: `# ADDED: Login\n\n## Files Changed\n\n${listed.map((path) => `- \`${path}\` - It\n`).join('')}`,
});
const DELTA = 'openspec/changes/add-login/specs/login.md';

function repoWith(...listed: readonly string[]): Repo {
  const repo = newRepo();
  repo.commit('feat: start', {'src/old.py': '1\n', 'src/gone.py': '2\n'});
  repo.remove('src/gone.py');
  repo.commit('feat: less');
  repo.commit('feat: add the login', {...change('', 'add-login', ...listed), 'src/login.py': '1\n'});
  return repo;
}

test('git is asked what no commit of a change touches, and what there never was', async () => {
  const {root} = repoWith('src/login.py', 'src/old.py', 'src/gone.py', 'src/never.py', 'lib/login.py');
  expect(await told(root)).toEqual([
    `${DELTA} files-changed-untouched: File \`src/old.py\` is touched by no commit of this change, expected only files that the change touches`,
    `${DELTA} files-changed-untouched: File \`src/gone.py\` is touched by no commit of this change, expected only files that the change touches`,
    `${DELTA} files-changed-unknown-path: File \`src/never.py\` is in no commit and not in the work tree, expected a path that git knows`,
    `${DELTA} files-changed-unknown-path: File \`lib/login.py\` is in no commit and not in the work tree, did you mean \`src/login.py\``,
  ]);
});

test('what is in the work tree is known, committed, ignored or not', async () => {
  const repo = repoWith('src/login.py', 'src/new.py', 'build/login.bin');
  repo.write({'.gitignore': 'build/\n', 'src/new.py': '1\n', 'build/login.bin': '1\n'});
  expect(await told(repo.root)).toEqual([
    `${DELTA} files-changed-missing: \`.gitignore\` is touched and not listed, expected an entry for it`,
    `${DELTA} files-changed-untouched: File \`build/login.bin\` is touched by no commit of this change, expected only files that the change touches`,
  ]);
});

test('work that is not committed is missing where one change is named, or is the only one', async () => {
  const repo = repoWith('src/login.py');
  repo.commit('docs: propose', change('', 'add-logout', 'src/logout.py'));
  repo.write({'src/new.py': '1\n', 'src/logout.py': '1\n'});
  expect(await told(repo.root)).toEqual([]);
  expect(await told(repo.root, 'add-login')).toEqual([
    `${DELTA} files-changed-missing: \`src/logout.py\` and \`src/new.py\` are touched and not listed, expected entries for them`,
  ]);
});

test('below the top of a repository paths are still those of the repository', async () => {
  const repo = newRepo();
  repo.commit('feat: add the login', {
    ...change('packages/api/', 'add-login', 'packages/api/src/login.py', 'src/login.py', 'shared/notes.md'),
    'packages/api/src/login.py': '1\n',
    'shared/notes.md': '1\n',
  });
  expect(await told(join(repo.root, 'packages/api'))).toEqual([
    `${DELTA} files-changed-unknown-path: File \`src/login.py\` is in no commit and not in the work tree, did you mean \`packages/api/src/login.py\``,
  ]);
});

test('a shallow clone says nothing that older commits could refute', async () => {
  const {root, git} = repoWith('src/old.py', 'src/never.py');
  git('commit', '--quiet', '--allow-empty', '-m', 'feat: more');
  const clone = repoAt(join(temporaryFolder(), 'clone'));
  git('clone', '--quiet', '--depth=1', `file://${root}`, clone.root);
  expect(await told(clone.root)).toEqual([]);
  expect(await told(root)).not.toEqual([]);
});

test('archived changes are looked at when they are named', async () => {
  const repo = repoWith('src/login.py', 'src/old.py');
  repo.write({'openspec/changes/archive/.gitkeep': ''});
  repo.git('mv', 'openspec/changes/add-login', 'openspec/changes/archive/2026-01-15-add-login');
  repo.commit('chore: archive');
  const folder = 'openspec/changes/archive/2026-01-15-add-login';
  expect(await told(repo.root)).toEqual([]);
  expect(await told(repo.root, folder)).toEqual([
    `${folder}/specs/login.md files-changed-untouched: File \`src/old.py\` is touched by no commit of this change, expected only files that the change touches`,
  ]);
});

test('what an archived change keeps of git outlasts its commits', async () => {
  const folder = 'openspec/changes/archive/2026-01-15-add-login';
  const repo = repoWith('src/login.py', 'src/old.py');
  repo.write({'openspec/changes/archive/.gitkeep': ''});
  repo.git('mv', 'openspec/changes/add-login', folder);
  repo.commit('chore: archive');
  await runCli(['files', '--archived', '--write'], {cwd: repo.root});
  expect(existsSync(join(repo.root, folder, '.openspec-files.json'))).toBe(true);
  repo.git('checkout', '--quiet', '--orphan', 'squashed');
  repo.commit('feat: all at once');
  expect(await told(repo.root, folder)).toEqual([
    `${folder}/specs/login.md files-changed-untouched: File \`src/old.py\` is touched by no commit of this change, expected only files that the change touches`,
  ]);
});

test('an entry of the log is compared with the commits it names', async () => {
  const repo = repoWith('src/login.py');
  const hash = repo.git('rev-parse', '--short=8', 'HEAD').trim();
  const entry = (...rows: readonly string[]) =>
    `# Log\n\n### 2026-01-26: Login (CL-001)\n\n**Commit:** \`${hash}\`\n\n**Files Changed:**\n\n| File | Changes |\n|---|---|\n${rows.join('\n')}\n`;
  const log = 'TECHNICAL_CHANGE_LOG.md';
  repo.write({[log]: entry('| `src/old.py` | +1 lines: It |', '| `src/none.py` | It |')});
  const hashes = `\`${hash.slice(0, 7)}\``;
  expect(await told(repo.root, log)).toEqual([
    `${log} files-changed-missing: By ${hashes}, \`src/login.py\` is touched and not listed, expected an entry for it`,
    `${log} files-changed-untouched: File \`src/old.py\` is touched by no commit of this entry (${hashes}), expected only files that the entry touches`,
    `${log} files-changed-unknown-path: File \`src/none.py\` is in no commit and not in the work tree, expected a path that git knows`,
  ]);
  repo.write({[log]: entry('| `src/login.py` | +3 lines: It |')});
  expect(await told(repo.root, log)).toEqual([
    `${log} files-changed-count: Count \`+3 lines\`, but ${hashes} adds 1 and deletes 0 there`,
  ]);
});

test('a lint goes on where git cannot say anything', async () => {
  const bare = temporaryFolder();
  writeTree(bare, change('', 'add-login', 'src/never.py'));
  expect(await told(bare)).toEqual([]);
  const unborn = newRepo();
  unborn.write(change('', 'add-login', 'src/never.py'));
  expect(await told(unborn.root)).toEqual([]);
  const broken = repoWith('src/never.py');
  broken.write({'.git/config': '[core\n'});
  expect(await told(broken.root)).toEqual([]);
  expect((await runCli(['lint', '--verbose'], {cwd: bare})).stderr).toContain('in no git repository');
  expect((await runCli(['lint'], {cwd: bare})).stderr).not.toContain('git');
  expect((await runCli(['lint'], {cwd: broken.root})).stderr).toContain('Rules that ask git are not run: ');
  expect((await runCli(['lint', '--quiet'], {cwd: broken.root})).stderr).toBe('');
});

test('git is not asked where no answer could matter', async () => {
  const repo = newRepo();
  const files = change('', 'add-login', 'src/never.py');
  repo.commit('docs: propose', {...files, 'openspec/changes/add-login/tasks.md': '- [ ] 1. Build it\n'});
  expect(await told(repo.root)).toEqual([]);
  expect(existsSync(join(repo.root, '.git/openspec'))).toBe(false);
  repo.write(files);
  await told(repo.root);
  expect(existsSync(join(repo.root, '.git/openspec'))).toBe(true);
});
