import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {expect, test} from 'vitest';
import {newRepo, type Repo, repoAt, temporaryFolder} from '../support/repo.ts';
import {runCli} from '../support/run-cli.ts';

const DELTA = 'openspec/changes/add-x/specs/health.md';

function delta(...entries: string[]): string {
  const list = entries.map((entry) => `- ${entry}\n`).join('');
  return `# ADDED: Health\n\n## Summary\n\nS.\n\n## Specification\n\nS.\n\n## Files Changed\n\n${list}\n## Verification\n\nV.\n`;
}

function entriesIn(repo: Repo, path = DELTA): readonly string[] {
  return [...readFileSync(join(repo.root, path), 'utf8').matchAll(/^- (.*)$/gm)].map(
    ([, entry = '']) => entry,
  );
}

const files = (repo: Repo, ...words: string[]) => runCli(['files', ...words], {cwd: repo.root});

/** A change that is committed with one file, and has another uncommitted. */
function repoWithWork(): Repo {
  const repo = newRepo();
  repo.commit('feat: begin', {[DELTA]: delta('`src/a.ts` - A'), 'src/a.ts': 'a\n'});
  repo.write({'src/b.ts': 'b\n'});
  return repo;
}

test('uncommitted work counts for the only active change', async () => {
  const repo = repoWithWork();
  const {code, stdout} = await files(repo, '--write');
  expect({code, stdout}).toEqual({code: 0, stdout: `${DELTA}: 1 file listed\n`});
  expect(entriesIn(repo)).toEqual(['`src/a.ts` - A', '`src/b.ts` - Added']);
});

test('with two active changes it counts for the one that is named', async () => {
  const repo = repoWithWork();
  repo.write({'openspec/changes/add-y/proposal.md': '# Y\n'});
  expect(await files(repo, '--write')).toMatchObject({code: 0, stdout: ''});
  expect(await files(repo, 'add-x', 'add-x', '--write')).toMatchObject({
    code: 0,
    stdout: `${DELTA}: 1 file listed\n`,
  });
});

test('an archived change is filled when it is named, from commits only', async () => {
  const repo = newRepo();
  const path = 'openspec/changes/archive/2026-01-01-add-x/specs/health.md';
  repo.commit('feat: begin', {[path]: delta('`x` - X'), 'src/a.ts': 'a\n'});
  repo.write({'src/b.ts': 'b\n'});
  expect(await files(repo)).toMatchObject({stdout: '', stderr: expect.stringContaining('No active changes')});
  expect(await files(repo, 'add-x', '--write')).toMatchObject({
    stdout: `${path}: 1 file listed\nkept what git says of 1 archived change\n`,
  });
  expect(entriesIn(repo, path)).toEqual(['`x` - X', '`src/a.ts` - Begin']);
});

test('what is listed but not touched fails the check, and is left alone', async () => {
  const repo = newRepo();
  repo.commit('feat: begin', {
    [DELTA]: delta('`src/a.ts` - A', '`src/\u001B[31mstale.ts` - S'),
    'src/a.ts': 'a\n',
  });
  const {code, stdout, stderr} = await files(repo, '--check');
  expect({code, stderr}).toEqual({code: 1, stderr: ''});
  expect(stdout).toBe(
    `${DELTA}:14:3: src/\\u001b[31mstale.ts is listed, but no commit of the change touches it\n`,
  );
  expect(await files(repo, '--write', '--check')).toMatchObject({code: 1, stdout});
  expect(await files(repo)).toMatchObject({code: 0, stdout: '', stderr: stdout});
  expect(await files(repo, '--quiet')).toEqual({code: 0, stdout: '', stderr: ''});
});

test('writing what is missing passes the check', async () => {
  const repo = repoWithWork();
  expect(await files(repo, '--check')).toMatchObject({code: 1, stdout: `${DELTA}: missing src/b.ts\n`});
  expect(await files(repo, '--write', '--check')).toMatchObject({
    code: 0,
    stdout: `${DELTA}: 1 file listed\n`,
  });
  expect(await files(repo, '--check')).toMatchObject({code: 0, stdout: ''});
});

test('a shallow clone says what it does not know, and claims nothing', async () => {
  const repo = repoWithWork();
  repo.commit('feat: more', {[DELTA]: delta('`src/a.ts` - A')});
  repo.commit('feat: most', {[DELTA]: delta('`src/a.ts` - A', '`src/b.ts` - B')});
  const folder = join(temporaryFolder(), 'clone');
  repo.git('clone', '-q', '--depth=1', pathToFileURL(repo.root).href, folder);
  const {code, stdout, stderr} = await files(repoAt(folder), '--check');
  expect({code, stdout}).toEqual({code: 2, stdout: ''});
  expect(stderr).toContain('older commits are unknown');
  expect(stderr).toContain('git fetch --unshallow');
  expect(JSON.parse((await files(repoAt(folder), '--json')).stdout)).toMatchObject({
    version: 1,
    isShallow: true,
  });
});

test('before the first commit there is uncommitted work', async () => {
  const repo = newRepo();
  repo.write({
    [DELTA]: delta(),
    'src/a.ts': '',
    '-n.ts': '',
    'a b "c".ts': '',
    'naïve.ts': '',
    'a\nb.ts': '',
  });
  const {code, stderr} = await files(repo, '--write');
  expect(code).toBe(0);
  expect(stderr).toContain('name that cannot stand in Markdown');
  expect(entriesIn(repo)).toEqual([
    '`-n.ts` - Added',
    '`a b "c".ts` - Added',
    '`naïve.ts` - Added',
    '`src/a.ts` - Added',
  ]);
});

test('in a subfolder of the repository paths are those of the repository', async () => {
  const repo = newRepo();
  repo.commit('feat: begin', {
    [`packages/api/${DELTA}`]: delta(),
    'packages/api/src/a.ts': '',
    'lib/b.ts': '',
  });
  const {stdout} = await runCli(['files', '--write'], {cwd: join(repo.root, 'packages/api/src')});
  expect(stdout).toBe(`${DELTA}: 2 files listed\n`);
  expect(entriesIn(repo, `packages/api/${DELTA}`)).toEqual([
    '`lib/b.ts` - Begin',
    '`packages/api/src/a.ts` - Begin',
  ]);
});

test('every way to fail prints one document as JSON', async () => {
  const repo = repoWithWork();
  const {code, stdout} = await files(repo, 'nothing', '--json');
  expect(code).toBe(2);
  expect(JSON.parse(stdout)).toMatchObject({version: 1, error: {code: 'unknown-change'}});
  const folder = repoAt(temporaryFolder());
  folder.write({[DELTA]: delta()});
  expect(JSON.parse((await files(folder, '--json')).stdout)).toMatchObject({
    error: {code: 'no-git', hint: 'git init'},
  });
});

test('commits that are pinned in the metadata belong to the change; unknown and unsound pins are passed over', async () => {
  const repo = newRepo();
  repo.commit('feat: lay the ground', {'src/a.ts': 'a\n'});
  const early = repo.git('rev-parse', 'HEAD').trim();
  repo.commit('feat: nobody pins this', {'src/z.ts': 'z\n'});
  repo.commit('docs: propose', {[DELTA]: delta('`src/b.ts` - B'), 'src/b.ts': 'b\n'});
  const pins = [early.slice(0, 10), '0123456789abcdef', '--output=x', 'HEAD'];
  repo.write({
    'openspec/changes/add-x/.openspec.yaml': `commits: [${pins.map((pin) => `"${pin}"`).join(', ')}]\n`,
  });
  expect((await files(repo, '--write')).code).toBe(0);
  expect(entriesIn(repo)).toEqual(['`src/b.ts` - B', '`src/a.ts` - Lay the ground']);
});
