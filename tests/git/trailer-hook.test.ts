import {execFileSync} from 'node:child_process';
import {chmodSync, existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {parse} from 'yaml';
import {
  bin,
  change,
  editor,
  envOf,
  hookedRepo,
  init,
  messageOf,
  programs,
  runGit,
  stage,
  trailersOf,
} from '../support/hooked-repo.ts';
import {newRepo, type Repo, repoAt, temporaryFolder} from '../support/repo.ts';
import {runBin} from '../support/run-bin.ts';

const PROPOSAL = '# X\n';

describe('a commit names the change', () => {
  test('whose folder alone it touches', () => {
    const repo = hookedRepo();
    stage(repo, {...change('add-x'), 'b.txt': 'b\n'});
    repo.run('commit', '-m', 'feat: x');
    expect(messageOf(repo)).toBe('feat: x\n\nOpenSpec-Change: add-x');
    stage(repo, {...change('add-x', '# Y\n'), ...change('add-y')});
    repo.run('commit', '-m', 'feat: both');
    expect(messageOf(repo)).toBe('feat: both');
  });

  test('that it archives, whatever dates the folder has', () => {
    const repo = hookedRepo();
    repo.commit('both', {...change('add-x'), ...change('2026-01-01-add-y')});
    for (const [from, to, name] of [
      ['add-x', '2026-01-02-2026-01-01-add-x', 'add-x'],
      ['2026-01-01-add-y', '2026-01-02-add-y', '2026-01-01-add-y'],
    ] as const) {
      mkdirSync(join(repo.root, 'openspec/changes/archive'), {recursive: true});
      repo.git('mv', `openspec/changes/${from}`, `openspec/changes/archive/${to}`);
      repo.run('commit', '-m', 'chore: archive');
      expect(trailersOf(repo)).toEqual([name]);
    }
    stage(repo, {
      'openspec/changes/archive/2026-01-02-add-y/proposal.md': '# Corrected\n',
      ...change('add-z'),
    });
    repo.run('commit', '-m', 'feat: z');
    expect(trailersOf(repo)).toEqual(['add-z']);
  });

  test('that the branch is named after, as a whole word', () => {
    const repo = hookedRepo();
    repo.commit('plan', {...change('add-x'), ...change('add-xy')});
    for (const [branch, names] of [
      ['feature/add-x', ['add-x']],
      ['ada_add-xy', ['add-xy']],
      ['feature/add-xyz', []],
      ['feature/add-x-more', []],
      ['add-x/add-xy', []],
    ] as const) {
      repo.git('checkout', '--quiet', '-b', branch, 'main');
      stage(repo, {'a.txt': `${branch}\n`});
      repo.run('commit', '-m', 'work');
      expect(trailersOf(repo), branch).toEqual(names);
    }
    repo.git('checkout', '--quiet', '--detach', 'main');
    stage(repo, {'a.txt': 'detached\n'});
    repo.run('commit', '-m', 'work');
    expect(trailersOf(repo)).toEqual([]);
  });

  test('of `commit -a` and `commit <file>`, which have an index of their own', () => {
    const repo = hookedRepo();
    repo.commit('plan', {...change('add-x'), ...change('add-y')});
    repo.write({...change('add-x', '# 2\n')});
    repo.run('commit', '-a', '-m', 'x');
    expect(trailersOf(repo)).toEqual(['add-x']);
    stage(repo, {...change('add-x', '# 3\n'), ...change('add-y', '# 3\n')});
    repo.run('commit', '-m', 'y', 'openspec/changes/add-y/proposal.md');
    expect(trailersOf(repo)).toEqual(['add-y']);
  });

  test('below the top of a repository, each project in a block of its own', () => {
    const repo = hookedRepo("packages/it's api");
    const before = readFileSync(join(repo.root, '.git/hooks/prepare-commit-msg'), 'utf8');
    init(repo);
    init(repo, "packages/it's api");
    const hook = readFileSync(join(repo.root, '.git/hooks/prepare-commit-msg'), 'utf8');
    expect(hook.match(/^# openspec:start.*$/gm)).toEqual([
      '# openspec:start',
      "# openspec:start packages/it's api",
    ]);
    expect(hook.endsWith(before.slice('#!/bin/sh\n'.length))).toBe(true);
    stage(repo, {"packages/it's api/openspec/changes/add-x/proposal.md": PROPOSAL});
    repo.run('commit', '-m', 'x');
    expect(messageOf(repo)).toBe('x\n\nOpenSpec-Change: add-x');
  });

  test('in a linked work tree, and where core.hooksPath leads', () => {
    const repo = newRepo();
    repo.commit('begin', {'openspec/config.yaml': '', 'sub/a.txt': ''});
    repo.git('config', 'core.hooksPath', '.githooks');
    const linked = join(temporaryFolder(), 'linked work');
    repo.git('worktree', 'add', '--quiet', '-b', 'other', linked);
    const other = {...repoAt(linked), env: repo.env};
    init(other);
    expect(statSync(join(linked, '.githooks/prepare-commit-msg')).mode & 0o777).toBe(0o755);
    stage(other, change('add-x'));
    runGit(other, ['commit', '-m', 'x']);
    expect(trailersOf(other)).toEqual(['add-x']);
    repo.git('config', '--unset', 'core.hooksPath');
    init(other);
    expect(statSync(join(repo.root, '.git/hooks/prepare-commit-msg')).isFile()).toBe(true);
    stage(other, change('add-x', '# 2\n'));
    runGit(other, ['commit', '-m', 'x again']);
    expect(messageOf(other)).toBe('x again\n\nOpenSpec-Change: add-x');
  });
});

test('the hook of a submodule is its own', () => {
  const library = newRepo();
  library.commit('begin', {'openspec/config.yaml': ''});
  const repo = newRepo();
  repo.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', library.root, 'lib');
  const inner = {...repoAt(join(repo.root, 'lib')), env: repo.env};
  init(inner);
  expect(statSync(join(repo.root, '.git/modules/lib/hooks/prepare-commit-msg')).mode & 0o777).toBe(0o755);
  stage(inner, change('add-x'));
  runGit(inner, ['commit', '-m', 'x']);
  expect(trailersOf(inner)).toEqual(['add-x']);
});

describe('a message', () => {
  test('is given a trailer once, by however many amends', () => {
    const repo = hookedRepo();
    stage(repo, change('add-x'));
    repo.run('commit', '-m', 'x\n\nBody.\n\nReviewed-by: B <b@example.org>');
    const message = 'x\n\nBody.\n\nReviewed-by: B <b@example.org>\nOpenSpec-Change: add-x';
    expect(messageOf(repo)).toBe(message);
    stage(repo, change('add-x', '# 2\n'));
    for (const words of [['--no-edit'], [], ['-v']]) {
      repo.run('commit', '--quiet', '--amend', ...words);
      expect(messageOf(repo), words.join(' ')).toBe(message);
    }
  });

  test.each([';', 'auto', '//'])('may have comments that begin otherwise: %s', (comment) => {
    const repo = hookedRepo();
    if (comment === '//' && !hasCommentStrings(repo)) return;
    repo.git('config', 'core.commentChar', comment);
    stage(repo, change('add-x'));
    runGit(repo, ['commit', '-e', '-v', '-m', '#12 is solved\n\nBody.']);
    expect(messageOf(repo)).toBe('#12 is solved\n\nBody.\n\nOpenSpec-Change: add-x');
  });

  test('without an editor may begin like a comment, and stays empty when it is', () => {
    const repo = hookedRepo();
    stage(repo, change('add-x'));
    expect(() => repo.run('commit', '-m', '')).toThrow(/empty commit message/);
    repo.run('commit', '-m', '#12 is solved');
    expect(messageOf(repo)).toBe('#12 is solved\n\nOpenSpec-Change: add-x');
  });

  test('of a squash keeps all changes, with and without an editor', () => {
    for (const words of [[], ['--no-edit'], ['-m', 'squashed']]) {
      const repo = hookedRepo();
      repo.git('checkout', '--quiet', '-b', 'side');
      for (const [index, name] of ['add-x', 'add-y', 'add-x'].entries())
        repo.commit(`work\n\nOpenSpec-Change: ${name}`, change(name, `# ${index}\n`));
      repo.git('checkout', '--quiet', 'main');
      repo.git('merge', '--quiet', '--squash', 'side');
      repo.run('commit', '--quiet', ...words);
      expect(trailersOf(repo).toSorted(), words.join(' ')).toEqual(['add-x', 'add-y']);
    }
  });

  test('of a merge is left alone', () => {
    const repo = hookedRepo();
    repo.git('checkout', '--quiet', '-b', 'add-x');
    repo.commit('side', change('add-x'));
    repo.git('checkout', '--quiet', 'main');
    repo.run('merge', '--quiet', '--no-ff', '--no-edit', 'add-x');
    expect(messageOf(repo)).toBe("Merge branch 'add-x'");
  });

  test('loses no byte to a trailer of another form, and no other trailer is added', () => {
    const repo = hookedRepo();
    repo.git('config', 'trailer.other.key', 'Other');
    repo.git('config', 'trailer.other.cmd', 'echo other');
    repo.git('config', 'trailer.separators', '=');
    stage(repo, change('add-x'));
    repo.run('commit', '-m', 's\n\n---\nWhy:\n\nFixes:#12');
    expect(messageOf(repo)).toBe('s\n\n---\nWhy:\n\nFixes:#12\nOpenSpec-Change: add-x');
  });

  test('never takes a name that no change could have', () => {
    const repo = hookedRepo();
    stage(repo, change('--Bad name;$(x)'));
    repo.run('commit', '-m', 'bad');
    expect(messageOf(repo)).toBe('bad');
    repo.run('commit', '--allow-empty', '-m', 's\n\nOpenSpec-Change: ../x\n  openspec-change: add-y\n\nEnd.');
    expect(trailersOf(repo)).toEqual(['add-y']);
  });
});

describe('a step that another program runs', () => {
  /** What the program does with its configuration, as a hook of git. */
  const RUNNERS = {
    lefthook: (run: string) => run.replace('{1}', '$1').replace('{2}', '$2'),
    'pre-commit': (entry: string) => `export PRE_COMMIT_COMMIT_MSG_SOURCE="$2"\n${entry} "$1"`,
    'an older pre-commit': (entry: string) => `${entry} "$1"`,
  };

  test.each(Object.entries(RUNNERS))('names the change: %s', (name, runner) => {
    const repo = newRepo();
    init(repo, '', name === 'lefthook' ? 'lefthook' : 'pre-commit');
    for (const [hook, run] of stepsOf(repo)) {
      repo.write({[`.git/hooks/${hook}`]: `#!/bin/sh\n${runner(run)}\n`});
      chmodSync(join(repo.root, '.git/hooks', hook), 0o755);
    }
    stage(repo, change('add-x'));
    runGit(repo, ['commit', '-m', '#1 x']);
    expect(messageOf(repo)).toBe('#1 x\n\nOpenSpec-Change: add-x');
    stage(repo, change('add-x', '# 2\n'));
    expect(() => runGit(repo, ['commit', '-t', 'openspec/changes/add-x/proposal.md'])).toThrow('Aborting');
    runGit(repo, ['commit', '-v'], {GIT_EDITOR: editor('sed -i "1s/^/Edited/" "$1"')});
    expect(messageOf(repo)).toBe('Edited\n\nOpenSpec-Change: add-x');
  });

  /** What each of git's hooks is to run. */
  function stepsOf(repo: Repo): readonly (readonly [string, string])[] {
    const read = (file: string) => parse(readFileSync(join(repo.root, file), 'utf8'));
    if (existsSync(join(repo.root, 'lefthook.yml')))
      return Object.entries<{commands: Record<string, {run: string}>}>(read('lefthook.yml')).map(
        ([hook, {commands}]) => [hook, commands['openspec-trailer']?.run ?? ''],
      );
    const [{hooks}] = read('.pre-commit-config.yaml').repos;
    return hooks.map(({stages: [hook], entry}: {stages: string[]; entry: string}) => [hook, entry]);
  }
});

describe('a commit is never stopped', () => {
  test.each([
    ['fails', '#!/bin/sh\nexit 3\n'],
    ['crashes', '#!/bin/sh\nkill -9 $$\n'],
    ['cannot be run', '#!/no/such/program\n'],
  ])('when openspec %s', (_, script) => {
    const repo = hookedRepo();
    stage(repo, change('add-x'));
    execFileSync('git', ['commit', '--quiet', '-m', 'x'], {
      cwd: repo.root,
      env: envOf(repo, programs(script)),
      stdio: 'pipe',
    });
    expect(messageOf(repo)).toBe('x');
  });

  test('when openspec is not installed, or only in node_modules', () => {
    const repo = hookedRepo();
    stage(repo, {...change('add-x'), '.gitignore': 'node_modules\n'});
    const commit = (...words: string[]) =>
      execFileSync('git', ['commit', '--quiet', ...words], {cwd: repo.root, env: repo.env, stdio: 'pipe'});
    commit('-m', 'x');
    expect(messageOf(repo)).toBe('x');
    mkdirSync(join(repo.root, 'node_modules/.bin'), {recursive: true});
    symlinkSync(bin, join(repo.root, 'node_modules/.bin/openspec'));
    commit('--amend', '-m', 'y');
    stage(repo, change('add-x', '# 2\n'));
    commit('-m', 'z');
    expect(trailersOf(repo)).toEqual(['add-x']);
  });

  test('outside of a project, and for a message that is not UTF-8', () => {
    const repo = hookedRepo();
    stage(repo, change('add-x'));
    const latin = join(temporaryFolder(), 'latin');
    writeFileSync(latin, Buffer.from('caf\xe9\n', 'latin1'));
    const {status, stderr} = runBin(repo.root, ['trailer', latin], {env: envOf(repo)});
    expect({status, stderr}).toEqual({
      status: 0,
      stderr: 'openspec: the message is left as it is: It is not UTF-8\n',
    });
    const elsewhere = temporaryFolder();
    writeFileSync(join(elsewhere, 'm'), 'm\n');
    expect(runBin(elsewhere, ['trailer', 'm'])).toMatchObject({status: 0, stdout: '', stderr: ''});
    expect(runBin(elsewhere, ['trailer', 'none'])).toMatchObject({status: 2});
  });
});

describe('a hook that is there', () => {
  const OLD = '#!/usr/bin/env bash\n# mine\t\nset -eu\ncat <<X >> "$1"\n\nOwn: line\nX\nexit 0\n';

  test('keeps every byte and its mode, and the block is brought up to date in its place', () => {
    const repo = newRepo();
    repo.commit('begin', {'openspec/config.yaml': ''});
    const hook = join(repo.root, '.git/hooks/prepare-commit-msg');
    mkdirSync(join(repo.root, '.git/hooks'), {recursive: true});
    writeFileSync(hook, OLD);
    chmodSync(hook, 0o750);
    init(repo);
    const made = readFileSync(hook, 'utf8');
    expect(made.replace(/# openspec:start\n[\s\S]*# openspec:end\n/, '')).toBe(OLD);
    expect(made.startsWith('#!/usr/bin/env bash\n# openspec:start\n')).toBe(true);
    expect(statSync(hook).mode & 0o777).toBe(0o750);
    const older = made.replace(/(?<=# openspec:start\n)[\s\S]*(?=# openspec:end)/, 'an older block\n');
    writeFileSync(hook, older);
    init(repo);
    expect(readFileSync(hook, 'utf8')).toBe(made);
    init(repo);
    expect(readFileSync(hook, 'utf8')).toBe(made);
    stage(repo, change('add-x'));
    runGit(repo, ['commit', '-m', 'x']);
    expect(messageOf(repo)).toBe('x\n\nOpenSpec-Change: add-x\n\nOwn: line');
  });

  test.each([
    ['#!/usr/bin/env python3\nprint()\n', 0o755, 'sh or bash'],
    ['#!/bin/sh -e\r\nexit 0\r\n', 0o755, 'CR'],
    ['\u007fELF\0\0', 0o755, 'binary'],
    ['echo no shebang\n', 0o755, 'does not begin with'],
    ['#!/bin/sh\n# openspec:start\n', 0o755, 'once each'],
    ['#!/bin/sh\nexit 1\n', 0o644, 'not executable'],
  ])('is refused: %j', (text, mode, reason) => {
    const repo = newRepo();
    const hook = join(repo.root, '.git/hooks/prepare-commit-msg');
    repo.write({'.git/hooks/prepare-commit-msg': text});
    chmodSync(hook, mode);
    const {status, stderr} = runBin(repo.root, ['init', '--hook', 'git'], {env: envOf(repo)});
    expect(status).toBe(2);
    expect(stderr).toContain(reason);
    expect(stderr).toContain('"$openspec" trailer -- "$@" || true');
    expect(readFileSync(hook, 'utf8')).toBe(text);
    expect(() => statSync(join(repo.root, 'openspec'))).toThrow();
  });

  test('is none where hooks are switched off', () => {
    const repo = newRepo();
    repo.git('config', 'core.hooksPath', '/dev/null');
    const {status, stderr} = runBin(repo.root, ['init', '--hook', 'git', '--dry-run'], {env: envOf(repo)});
    expect({status, stderr}).toMatchObject({status: 2, stderr: expect.stringContaining('no folder')});
  });

  test('is none of two names for one file', () => {
    const repo = newRepo();
    repo.write({'.git/hooks/commit-msg': '#!/bin/sh\n'});
    chmodSync(join(repo.root, '.git/hooks/commit-msg'), 0o755);
    symlinkSync('commit-msg', join(repo.root, '.git/hooks/prepare-commit-msg'));
    const {status, stderr} = runBin(repo.root, ['init', '--hook', 'git'], {env: envOf(repo)});
    expect({status, stderr}).toMatchObject({status: 2, stderr: expect.stringContaining('one file')});
    expect(readFileSync(join(repo.root, '.git/hooks/commit-msg'), 'utf8')).toBe('#!/bin/sh\n');
  });

  test('may be a link inside the repository, and none that leads out', () => {
    const repo = newRepo();
    repo.write({'scripts/msg': '#!/bin/sh\n', '.git/hooks/.keep': ''});
    chmodSync(join(repo.root, 'scripts/msg'), 0o755);
    symlinkSync('../../scripts/msg', join(repo.root, '.git/hooks/prepare-commit-msg'));
    init(repo);
    expect(readFileSync(join(repo.root, 'scripts/msg'), 'utf8')).toContain('# openspec:start\n');
    const other = newRepo();
    other.write({'.git/hooks/.keep': ''});
    symlinkSync(join(repo.root, 'scripts/msg'), join(other.root, '.git/hooks/prepare-commit-msg'));
    const {status, stderr} = runBin(other.root, ['init', '--hook', 'git'], {env: envOf(other)});
    expect({status, stderr}).toMatchObject({status: 2, stderr: expect.stringContaining('leads out')});
  });

  test('of husky is husky\u2019s, with and without a shebang', () => {
    const repo = newRepo();
    repo.git('config', 'core.hooksPath', '.husky/_');
    repo.write({
      '.husky/prepare-commit-msg': 'echo mine\n',
      '.husky/_/prepare-commit-msg': '#!/bin/sh\nsh -e .husky/prepare-commit-msg "$@"\n',
    });
    chmodSync(join(repo.root, '.husky/_/prepare-commit-msg'), 0o755);
    expect(runBin(repo.root, ['init', '--hook', 'git'], {env: envOf(repo)})).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('openspec init --hook husky'),
    });
    init(repo, '', 'husky');
    expect(readFileSync(join(repo.root, '.husky/prepare-commit-msg'), 'utf8')).toMatch(
      /^# openspec:start\n[\s\S]*# openspec:end\necho mine\n$/,
    );
    stage(repo, change('add-x'));
    runGit(repo, ['commit', '-m', 'x']);
    expect(trailersOf(repo)).toEqual(['add-x']);
  });
});

function hasCommentStrings(repo: Repo): boolean {
  const [, major = '0', minor = '0'] = /(\d+)\.(\d+)/.exec(repo.git('--version')) ?? [];
  return Number(major) > 2 || Number(minor) >= 45;
}
