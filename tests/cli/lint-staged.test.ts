import {existsSync, rmSync, symlinkSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {newRepo, type Repo, repoAt, temporaryFolder} from '../support/repo.ts';
import {type Ran, runCli} from '../support/run-cli.ts';
import {changeFiles, specText} from '../support/small-project.ts';

const SPEC = 'openspec/specs/auth/spec.md';
const DELTA = 'openspec/changes/change-login/specs/auth/spec.md';
const modified = (name: string) =>
  `## MODIFIED Requirements\n\n### Requirement: ${name}\n\nThe system SHALL ask.\n\n#### Scenario: Right\n\n- **WHEN** right\n- **THEN** in\n`;

/** A change to a living spec, without findings, and a change in which something is wrong. */
const begin = {
  ...changeFiles('change-login', 'auth'),
  [DELTA]: modified('Login'),
  [SPEC]: specText,
  'openspec/changes/wrong/tasks.md': '- [ ] 1.1 Do it\n',
};

function repoWith(files: Readonly<Record<string, string>> = begin, root = ''): Repo {
  const repo = newRepo();
  repo.commit(
    'begin',
    Object.fromEntries(Object.entries(files).map(([path, text]) => [join(root, path), text])),
  );
  return repo;
}

const lintIn = (repo: Repo, ...words: string[]): Promise<Ran> => runCli(['lint', ...words], {cwd: repo.root});

/** What is found, as `path rule`. */
async function foundIn(repo: Repo, ...words: string[]): Promise<readonly string[]> {
  const {stdout, stderr} = await lintIn(repo, '--json', ...words);
  const {findings} = JSON.parse(stdout) as {
    findings: readonly {rule: string; path?: string; file?: string}[];
  };
  expect(stderr).not.toContain('bug');
  return findings.map(({rule, path, file}) => `${path ?? file} ${rule}`);
}

describe('openspec lint --staged', () => {
  test('tells nothing where nothing is staged, not even with untracked files and work that is not staged', async () => {
    const repo = repoWith();
    repo.write({[DELTA]: 'broken', 'openspec/changes/new/proposal.md': '', 'src/a.ts': ''});
    repo.git('add', 'src/a.ts');
    const {code, stdout, stderr} = await lintIn(repo, '--staged');
    expect({code, stdout}).toEqual({code: 0, stdout: ''});
    expect(stderr).toContain('Nothing is staged under openspec/');
  });

  test('judges a half-staged file by its staged half', async () => {
    const repo = repoWith();
    repo.write({[DELTA]: modified('Logon')});
    repo.git('add', '-A');
    repo.write({[DELTA]: modified('Login')});
    expect(await foundIn(repo, '--staged')).toEqual([`${DELTA} requirement-target`]);
    repo.git('add', '-A');
    repo.write({[DELTA]: modified('Logon'), 'openspec/changes/change-login/tasks.md': '- [x] 1.1 Do\n'});
    repo.git('add', 'openspec/changes/change-login/tasks.md');
    expect(await foundIn(repo, '--staged')).toEqual([]);
  });

  test('a staged living spec implies the changes about it; a file that is not added is not there', async () => {
    const repo = repoWith({...begin, [DELTA]: modified('Login').replace('ask', 'ask first')});
    repo.write({[SPEC]: specText.replaceAll('Login', 'Entry')});
    repo.git('add', '-A');
    expect(await foundIn(repo, '--staged')).toEqual([`${DELTA} requirement-target`]);
    expect(await foundIn(repo, '--staged', 'openspec/specs')).toEqual([]);
    expect(await foundIn(repo, '--staged', 'change-login')).toEqual([`${DELTA} requirement-target`]);
    repo.git('reset', '-q', '--hard');
    repo.git('rm', '-q', '--cached', SPEC);
    expect(existsSync(join(repo.root, SPEC))).toBe(true);
    expect((await foundIn(repo, '--staged')).join()).toContain(`${DELTA} `);
  });

  test('an archived document is looked at where it is staged, as it is staged', async () => {
    const repo = repoWith();
    const folder = 'openspec/changes/archive/2026-01-01-old';
    const conflict = '# X\n\n<<<<<<< ours\n';
    repo.commit('archive', {[`${folder}/a.md`]: conflict, [`${folder}/b.md`]: '# X\n'});
    repo.write({[`${folder}/b.md`]: conflict});
    expect(await foundIn(repo, '--staged')).toEqual([]);
    repo.git('add', '-A');
    repo.write({[`${folder}/b.md`]: '# X\n'});
    expect(await foundIn(repo, '--staged')).toEqual([`${folder}/b.md no-conflict-markers`]);
    expect(await foundIn(repo, '--since', 'HEAD')).toEqual([]);
  });

  test('a staged deletion is gone, whatever lies there, and a rename is both its names', async () => {
    const repo = repoWith();
    repo.git('rm', '-q', '--cached', 'openspec/changes/change-login/proposal.md');
    expect(await foundIn(repo, '--staged')).toEqual([
      'openspec/changes/change-login/proposal.md proposal-exists',
    ]);
    repo.git('reset', '-q', '--hard');
    repo.git('mv', 'openspec/changes/change-login', 'openspec/changes/Change-Login');
    expect((await foundIn(repo, '--staged')).join()).toContain('openspec/changes/Change-Login change-name');
  });

  test('what is only meant to be added is not there; what git is told not to look at is as in the index', async () => {
    const repo = repoWith();
    repo.write({
      'openspec/changes/later/proposal.md': '',
      'openspec/changes/change-login/tasks.md': '- [x] 1.1 Do\n',
    });
    repo.git('add', '-A');
    repo.git('reset', '-q', 'openspec/changes/later');
    repo.git('add', '-N', 'openspec/changes/later/proposal.md');
    repo.git('update-index', '--skip-worktree', DELTA);
    repo.remove(DELTA);
    repo.git('update-index', '--assume-unchanged', SPEC);
    repo.write({[SPEC]: 'broken'});
    expect(await foundIn(repo, '--staged')).toEqual([]);
  });

  test('line endings that git converts are no difference', async () => {
    const repo = repoWith();
    repo.git('config', 'core.autocrlf', 'true');
    repo.remove('openspec');
    repo.git('checkout', '-q', '--', '.');
    repo.write({[DELTA]: modified('Logon').replaceAll('\n', '\r\n')});
    repo.git('add', '-A');
    expect(await foundIn(repo, '--staged')).toEqual([`${DELTA} requirement-target`]);
  });

  test.skipIf(process.platform === 'win32')(
    'a link is a link, and a pointer of Git LFS no text',
    async () => {
      const repo = repoWith();
      repo.remove(DELTA);
      symlinkSync('../../tasks.md', join(repo.root, DELTA));
      repo.git('add', '-A');
      expect(await foundIn(repo, '--staged')).toContain(`${DELTA} readable-files`);
      repo.git('reset', '-q', '--hard');
      repo.write({
        [DELTA]: `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 12\n`,
      });
      repo.git('add', '-A');
      repo.write({[DELTA]: modified('Login')});
      expect(await foundIn(repo, '--staged')).toContain(`${DELTA} readable-files`);
    },
  );

  test('works before the first commit, and says so where there is no repository or a merge is not done', async () => {
    const repo = newRepo();
    repo.write(begin);
    repo.git('add', '-A');
    expect((await foundIn(repo, '--staged')).join()).toContain('openspec/changes/wrong');
    const bare = repoAt(temporaryFolder());
    bare.write(begin);
    const {code, stderr} = await lintIn(bare, '--staged');
    expect({code, stderr}).toMatchObject({code: 2, stderr: expect.stringContaining('(no-git)')});
    const merged = repoWith();
    merged.git('checkout', '-q', '-b', 'side');
    merged.commit('side', {[SPEC]: `${specText}side\n`});
    merged.git('checkout', '-q', 'main');
    merged.commit('main', {[SPEC]: `${specText}main\n`});
    expect(() => merged.git('merge', '-q', 'side')).toThrow();
    expect(await lintIn(merged, '--staged')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('(unmerged)'),
    });
  });

  test('the config and the files it names are those of the index', async () => {
    const repo = repoWith({...begin, 'openspec/config.yaml': ''});
    repo.write({
      'openspec/config.yaml': 'guidelines: docs/RULES.md\n',
      'docs/RULES.md': '- Do not edit files under `src/`.\n',
    });
    repo.git('add', '-A');
    repo.git('commit', '-q', '-m', 'rules', '--no-verify');
    repo.write({'openspec/config.yaml': '', 'docs/RULES.md': '```\n'});
    repo.git('add', 'docs/RULES.md');
    const {stderr} = await lintIn(repo, '--staged');
    expect(stderr).not.toContain('Nothing is staged');
  });

  test('a file that a commit would leave behind is not known to git', async () => {
    const listed =
      '# ADDED: Cache\n\n## Summary\n\nIt is.\n\n## Specification\n\nSo.\n\n## Files Changed\n\n- `src/new.ts` - New\n- `out.js` - Built\n\n## Verification\n\nLook.\n';
    const folder = 'openspec/changes/add-cache';
    const repo = repoWith({...begin, '.gitignore': 'out.js\n'});
    repo.write({
      ...changeFiles('add-cache'),
      [`${folder}/specs/cache.md`]: listed,
      'src/new.ts': '',
      'out.js': '',
    });
    repo.git('add', 'openspec');
    const unknown = async (...words: string[]) =>
      (await foundIn(repo, ...words)).filter((each) => each.endsWith(' files-changed-unknown-path'));
    expect(await unknown()).toEqual([]);
    expect(await unknown('--staged')).toHaveLength(1);
    repo.git('add', 'src');
    expect(await unknown('--staged')).toEqual([]);
  });

  test('another repository that the environment names is none of ours', async () => {
    const repo = repoWith();
    const other = newRepo();
    repo.write({[DELTA]: modified('Logon')});
    repo.git('add', '-A');
    const named = {GIT_DIR: join(other.root, '.git'), GIT_WORK_TREE: other.root, GIT_PREFIX: 'x/'};
    for (const env of [named, {GIT_DIR: '.git'}, {GIT_INDEX_FILE: join(other.root, '.git/index')}])
      expect(await runCli(['lint', '--staged'], {cwd: repo.root, env})).toMatchObject({
        code: 1,
        stdout: expect.stringContaining('No requirement `Logon`'),
      });
  });

  test('is refused together with --fix, with another choice, and in a command to paste', async () => {
    const repo = repoWith();
    for (const words of [['--fix'], ['--since', 'HEAD'], ['--stdin-filename', 'x.md']]) {
      const {code, stderr} = await lintIn(repo, '--staged', ...words);
      expect({code, stderr}).toMatchObject({code: 2, stderr: expect.stringMatching(/Try: openspec lint --/)});
    }
  });
});

/** A delta that `--fix` mends, and what it makes of it. */
const FIXABLE =
  '# ADDED: Cache\n\n## Summary\n\nIt is.\n\n### Specification\n\nSo.\n\n## Files Changed\n\n- `a.ts` - New\n\n## Verification\n\nLook.\n';
const FIXED = FIXABLE.replace('### ', '## ');

describe('what openspec lint --staged says is to be done', () => {
  const sound = {...changeFiles('add-cache'), 'openspec/changes/add-cache/specs/cache.md': FIXED, 'a.ts': ''};
  const FILE = 'openspec/changes/add-cache/specs/cache.md';

  /** The line a report ends on. */
  async function hint(repo: Repo, words: readonly string[] = [], cwd = repo.root): Promise<string> {
    const {stdout} = await runCli(['lint', '--staged', ...words], {cwd});
    return stdout.trimEnd().split('\n').at(-1) ?? '';
  }

  function faulty(root = ''): Repo {
    const repo = repoWith(sound, root);
    repo.write({[join(root, FILE)]: FIXABLE, 'a.ts': ''});
    repo.git('add', '-A');
    return repo;
  }

  test('mend and stage; where it is mended on disk, stage', async () => {
    const repo = faulty();
    const why = '`openspec explain required-sections` says why';
    expect(await hint(repo)).toBe(
      `\`openspec lint --fix\`, then \`git add ${FILE}\`, mends all of them; ${why}`,
    );
    await lintIn(repo, '--fix');
    expect(await hint(repo)).toBe(
      `what is on disk is another text: \`git add ${FILE}\` when it is right; ${why}`,
    );
    repo.git('add', FILE);
    expect(await lintIn(repo, '--staged')).toMatchObject({code: 0, stdout: ''});
  });

  test('of a project below the top, from where the person stands', async () => {
    const repo = faulty('packages/api');
    const words = ['--root', 'packages/api'];
    expect((await lintIn(repo, '--staged', ...words)).stdout).toMatch(`packages/api/${FILE}:7:1`);
    const told = await hint(repo, words);
    expect(told).toContain(
      `\`openspec lint --root packages/api --fix\`, then \`git add packages/api/${FILE}\`, mends`,
    );
    const below = await hint(repo, [], join(repo.root, 'packages/api/openspec/changes'));
    expect(below).toContain('`openspec lint --fix`, then `git add add-cache/specs/cache.md`, mends');
    await lintIn(repo, '--fix', ...words);
    repo.git('add', `packages/api/${FILE}`);
    expect(await lintIn(repo, '--staged', ...words)).toMatchObject({code: 0});
  });

  test('where the disk has no openspec/, and the index has', async () => {
    const repo = faulty();
    repo.remove('openspec');
    const {code, stdout} = await lintIn(repo, '--staged');
    expect({code, stdout}).toEqual({code: 1, stdout: expect.stringContaining('7 │ ### Specification')});
    const restore = `git restore --ignore-skip-worktree-bits -- ${FILE}`;
    expect(await hint(repo)).toContain(`\`${restore}\` brings back what is not on disk`);
    repo.git(...restore.split(' ').slice(1));
    expect(existsSync(join(repo.root, FILE))).toBe(true);
    repo.remove('openspec');
    repo.git('add', '-A');
    expect(await lintIn(repo, '--staged')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('no-project'),
    });
  });

  test('where the folder of the project is not on disk', async () => {
    const repo = repoWith(sound, 'packages/api');
    repo.git('sparse-checkout', 'set', '--no-cone', '/a.txt');
    const run = () => lintIn(repo, '--staged', '--root=packages/api');
    rmSync(join(repo.root, 'packages'), {recursive: true, force: true});
    expect(await run()).toMatchObject({code: 0, stdout: ''});
    repo.git('rm', '-q', '--cached', '--sparse', `packages/api/${FILE}`);
    const {code, stderr} = await run();
    expect({code, stderr}).toMatchObject({code: 2, stderr: expect.stringContaining('(not-on-disk)')});
    const command = /Try: git (.*)/.exec(stderr)?.[1]?.split(' ') ?? [];
    repo.git(...command);
    expect(await run()).not.toMatchObject({code: 2});
  });

  test('a conflict is shown from wherever it is', async () => {
    const repo = repoWith(sound, 'packages/api');
    repo.git('checkout', '-q', '-b', 'side');
    repo.commit('side', {[`packages/api/${FILE}`]: `${FIXED}side\n`});
    repo.git('checkout', '-q', 'main');
    repo.commit('main', {[`packages/api/${FILE}`]: `${FIXED}main\n`});
    expect(() => repo.git('merge', '-q', 'side')).toThrow();
    const {stderr} = await lintIn(repo, '--staged', '--root', 'packages/api');
    expect(stderr).toContain(`Try: git diff -- ':/packages/api/${FILE}'\n`);
  });
});
