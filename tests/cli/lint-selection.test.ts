import {describe, expect, test} from 'vitest';
import {newRepo, type Repo, repoAt, temporaryFolder} from '../support/repo.ts';
import {runBin} from '../support/run-bin.ts';
import {type Ran, runCli} from '../support/run-cli.ts';
import {changeFiles} from '../support/small-project.ts';

const WRONG = 'openspec/changes/wrong/proposal.md';
const text = '# X\n\n## Why\n\nSo it is.\n\n## What Changes\n\n- This.\n';

/** A branch that leaves a commit with a finding, on both sides of which something was done since. */
function branched(): Repo {
  const repo = newRepo();
  repo.commit('begin', {...changeFiles('add-a'), ...changeFiles('add-b'), [WRONG]: text});
  repo.git('checkout', '-q', '-b', 'side');
  repo.commit('side', {'openspec/changes/add-a/proposal.md': '# A\n'});
  repo.git('checkout', '-q', 'main');
  repo.commit('main', {
    'openspec/changes/add-b/proposal.md': '# B\n',
    'openspec/changes/wrong/tasks.md': 'x\n',
  });
  repo.git('checkout', '-q', 'side');
  return repo;
}

const lintIn = (repo: Repo, ...words: string[]): Promise<Ran> => runCli(['lint', ...words], {cwd: repo.root});

/** The paths and rules of all findings, as the JSON tells them. */
async function foundIn(repo: Repo, ...words: string[]): Promise<readonly string[]> {
  const {stdout} = await lintIn(repo, '--json', ...words);
  const {findings} = JSON.parse(stdout) as {
    findings: readonly {rule: string; path?: string; file?: string}[];
  };
  return findings.map(({rule, path, file}) => `${path ?? file} ${rule}`);
}

const OF_A = 'openspec/changes/add-a/proposal.md proposal-sections';

describe('openspec lint --since', () => {
  test('is about what this side did, committed or not, tracked or not', async () => {
    const repo = branched();
    expect(await foundIn(repo, '--since', 'main')).toEqual([OF_A]);
    expect(await foundIn(repo, '--since', 'HEAD')).toEqual([]);
    repo.write({'openspec/changes/new/notes.txt': '', 'openspec/changes/ignored/notes.txt': ''});
    repo.write({'.git/info/exclude': 'ignored\n'});
    expect((await foundIn(repo, '--since', 'HEAD')).join()).toMatch(/changes\/new/);
    expect((await foundIn(repo, '--since', 'HEAD')).join()).not.toMatch(/ignored|add-a|wrong/);
    repo.git('rm', '-q', '--cached', WRONG);
    repo.remove(WRONG);
    const gone = [`openspec/changes/wrong change-has-delta`, `${WRONG} proposal-exists`];
    expect(await foundIn(repo, '--since', 'main', 'wrong')).toEqual(gone);
    expect(await foundIn(repo, '--since', 'main', 'openspec/changes/add-a')).toEqual([OF_A]);
  });

  test('a revision that is none is refused, and does nothing', async () => {
    const repo = branched();
    for (const ref of ['--output=x', '', 'nothing', 'main:openspec', 'a..b', 'x\u0007y']) {
      const {code, stderr, stdout} = await lintIn(repo, `--since=${ref}`);
      expect({ref, code, stdout}).toEqual({ref, code: 2, stdout: ''});
      expect(stderr).toMatch(/\(unknown-ref\)\n {2}Try: git branch --all\n$/);
    }
    expect((await lintIn(repo, '--against', 'nothing')).stderr).toContain('(unknown-ref)');
    expect(repo.git('status', '--porcelain')).toBe('');
  });

  test('what git says of a revision is told where it is not only that there is none', async () => {
    const repo = branched();
    const {stderr} = await lintIn(repo, '--since', '@{u}');
    expect(stderr).toMatch(
      /knows no commit `@\{u\}`: .*upstream.* \(unknown-ref\)\n {2}Try: git branch --all -vv\n$/,
    );
    expect((await lintIn(repo, '--since', 'HEAD^{tree}')).stderr).toContain('(unknown-ref)');
    expect(await foundIn(repo, '--since', 'main...')).toEqual([OF_A]);
    expect(await foundIn(repo, '--against', 'main...HEAD')).toEqual([OF_A]);
  });

  test.each(['HEAD', 'main', 'nothing'])('on a branch without a commit, %s is none', async (ref) => {
    const repo = newRepo();
    repo.write(changeFiles('add-a'));
    const {code, stderr} = await lintIn(repo, '--since', ref);
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /There is no commit on this branch yet .* \(no-commit\)\n {2}Try: openspec lint\n$/,
    );
  });

  test('a clone that is cut off says how to get the rest', async () => {
    const repo = branched();
    const folder = temporaryFolder();
    repo.git('clone', '-q', '--depth=1', '--no-single-branch', `file://${repo.root}`, folder);
    const shallow = repoAt(folder);
    for (const flag of ['--since', '--against'])
      expect(await lintIn(shallow, flag, 'origin/main')).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('(shallow)\n  Try: git fetch --unshallow'),
      });
    shallow.git('fetch', '-q', '--unshallow');
    expect(await foundIn(shallow, '--since', 'origin/main')).toEqual([OF_A]);
    repo.git('checkout', '-q', '--orphan', 'other');
    repo.commit('other');
    expect((await lintIn(repo, '--since', 'main')).stderr).toContain('(no-merge-base)');
  });
});

describe('openspec lint --against', () => {
  test('looks at both sides with the levels of --rule', async () => {
    const repo = newRepo();
    repo.commit('begin', {
      ...changeFiles('add-a'),
      'openspec/config.yaml': 'lint: {rules: {proposal-sections: off}}\n',
      'openspec/changes/add-a/proposal.md': '# A\n',
    });
    const raised = ['--rule', 'proposal-sections=error'];
    expect(await foundIn(repo, ...raised)).toEqual([OF_A]);
    expect(await foundIn(repo, '--against', 'HEAD', ...raised)).toEqual([]);
  });

  test('takes nothing for new that was there when its baseline was written', async () => {
    const repo = newRepo();
    repo.write({...changeFiles('add-a'), 'openspec/changes/add-a/proposal.md': '# A\n'});
    await lintIn(repo, '--update-baseline');
    repo.commit('begin', {'openspec/config.yaml': 'lint: {baseline: openspec/lint-baseline.json}\n'});
    expect(await foundIn(repo, '--against', 'HEAD')).toEqual([]);
    repo.remove('openspec/lint-baseline.json', 'openspec/config.yaml');
    expect(await foundIn(repo, '--against', 'HEAD')).toEqual([]);
  });

  test('fetches nothing that a partial clone left out, and says what can be done without', async () => {
    const repo = branched();
    repo.git('config', 'uploadpack.allowFilter', 'true');
    const folder = temporaryFolder();
    repo.git('clone', '-q', '--filter=blob:none', `file://${repo.root}`, folder);
    const partial = repoAt(folder);
    partial.write({'openspec/changes/add-a/proposal.md': '# Another\n'});
    expect(await lintIn(partial, '--against', 'origin/main')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/\(partial-clone\)\n {2}Try: openspec lint --since [0-9a-f]{12}\n$/),
    });
    expect(await foundIn(partial, '--since', 'origin/main')).toEqual([OF_A]);
    partial.git('add', '-A');
    partial.write({'openspec/changes/add-a/proposal.md': text});
    expect(await foundIn(partial, '--staged')).toEqual([OF_A]);
  });

  test('tells what this side brought, and how much was left out', async () => {
    const repo = branched();
    const {code, stdout, stderr} = await lintIn(repo, '--against', 'main');
    expect(code).toBe(0);
    expect(stdout).toContain('proposal-sections');
    expect(stdout).not.toContain('openspec/changes/wrong');
    expect(stderr).toMatch(/^1 finding that was there at [0-9a-f]{7} already is not told\.$/m);
    expect(await foundIn(repo, '--against', 'HEAD')).toEqual([]);
    expect(await foundIn(repo, '--against', 'main', '--since', 'HEAD')).toEqual([]);
  });

  test('lines that moved are the same; one more of the same is not', async () => {
    const repo = branched();
    repo.write({'openspec/changes/add-a/proposal.md': '\n\n# A\n'});
    expect(await foundIn(repo, '--against', 'HEAD')).toEqual([]);
    repo.write({[WRONG]: '# X\n'});
    expect((await foundIn(repo, '--against', 'HEAD', '--staged')).join()).toBe('');
    expect((await foundIn(repo, '--against', 'HEAD')).join()).toMatch(
      /wrong\/proposal\.md proposal-sections/,
    );
  });

  test('what was moved is known by the name it had, staged and not', async () => {
    const repo = branched();
    repo.git('mv', 'openspec/changes/wrong', 'openspec/changes/right');
    repo.git('mv', 'openspec/changes/add-a', 'openspec/changes/add-z');
    expect((await foundIn(repo)).join()).toMatch(/changes\/right change-has-delta/);
    expect(await foundIn(repo, '--against', 'HEAD')).toEqual([]);
    expect(await foundIn(repo, '--against', 'HEAD', '--staged')).toEqual([]);
    repo.write({'openspec/changes/right/proposal.md': `${text}\n<<<<<<< ours\n`});
    expect((await foundIn(repo, '--against', 'HEAD')).join()).toBe(
      'openspec/changes/right/proposal.md no-conflict-markers',
    );
    expect(await foundIn(repo, '--against', 'HEAD', '--staged')).toEqual([]);
  });

  test('one file that was moved into another change takes none of its findings along', async () => {
    const repo = branched();
    repo.commit('more', {'openspec/changes/wrong/notes.md': '# Notes\n\n[x](nowhere.md)\n'});
    const before = await foundIn(repo);
    repo.git('mv', 'openspec/changes/wrong/notes.md', 'openspec/changes/add-b/notes.md');
    expect(await foundIn(repo, '--against', 'HEAD')).toEqual([]);
    expect((await foundIn(repo)).length).toBe(before.length);
  });

  test('a project that was not there had no findings', async () => {
    const repo = newRepo();
    repo.commit('begin', {'a.txt': ''});
    repo.write({[WRONG]: text});
    expect((await foundIn(repo, '--against', 'HEAD')).join()).toMatch(/changes\/wrong change-has-delta/);
  });
});

describe('openspec lint --stdin-filename', () => {
  const withStdin = (repo: Repo, stdin: string | Uint8Array, ...words: string[]): Promise<Ran> =>
    runCli(['lint', '--stdin-filename', ...words], {cwd: repo.root, stdin});
  const DELTA = 'openspec/changes/add-c/specs/c.md';
  const delta = '\uFEFF# ADDED: C\r\n\r\n### Summary\r\n\r\nIt is.\r\n';

  test('the text stands in for the file, which need not be there, and only it is judged', async () => {
    const repo = branched();
    const {stdout} = await withStdin(repo, '# A\n', WRONG, '--json');
    expect(stdout).toContain('proposal-sections');
    expect(stdout).not.toContain('change-has-delta');
    const other = await withStdin(repo, delta, DELTA);
    expect(other.stdout).toContain(`${DELTA}:`);
    expect(other.stdout).not.toMatch(/add-c {2}|add-a/);
    expect((await withStdin(repo, 'x', 'src/a.ts')).stderr).toContain('(nothing-to-check)');
    expect(repo.git('status', '--porcelain')).toBe('');
  });

  test('with --fix the text is printed as fixed, byte order mark and line endings as they were', async () => {
    const repo = branched();
    const {stdout, stderr, code} = await withStdin(repo, delta, DELTA, '--fix');
    expect(stdout).toMatch(/^\uFEFF?# ADDED: C\r\n\r\n## Summary\r\n\r\nIt is\.\r\n$/);
    expect(code).toBe(1);
    expect(stderr).toContain('required-sections');
    expect(stderr).not.toContain('fixed ');
    expect((await withStdin(repo, text, WRONG, '--fix')).stdout).toBe(text);
    expect(repo.git('status', '--porcelain')).toBe('');
  });

  test('what is no text is not printed with bytes lost', async () => {
    const repo = branched();
    const {code, stdout} = await withStdin(repo, new Uint8Array([0x23, 0x20, 0xff, 0x0a]), WRONG, '--fix');
    expect({code, stdout}).toEqual({code: 2, stdout: ''});
    expect((await withStdin(repo, new Uint8Array([0xff]), WRONG)).stdout).toContain('valid-utf8');
  });

  test('the bin reads a pipe to its end, and nothing where it is not asked to', () => {
    const repo = branched();
    const run = runBin(repo.root, ['lint', '--stdin-filename', WRONG, '--fix'], {input: text.repeat(2000)});
    expect(run.stdout).toBe(text.repeat(2000));
    expect(runBin(repo.root, ['lint', 'add-b']).status).toBe(0);
  });
});
