import {existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {
  change,
  editor,
  hookedRepo,
  init,
  messageOf,
  runGit,
  stage,
  trailersOf,
} from '../support/hooked-repo.ts';
import {type Repo, temporaryFolder} from '../support/repo.ts';

const TEMPLATE = 'What\n\n# Why?\n\nBecause\n# End\n';

/** A repository with hooks, in which a change is staged. */
function stagedRepo(): Repo {
  const repo = hookedRepo();
  stage(repo, change('add-x'));
  writeFileSync(join(repo.root, '.git/template'), TEMPLATE);
  writeFileSync(join(repo.root, '.git/comments'), '# What?\n\n# Why?\n');
  return repo;
}

/** What we have left in git's folder. */
function leftIn(repo: Repo): readonly string[] {
  return readdirSync(join(repo.root, '.git')).filter((name) => name.includes('openspec'));
}

describe('an editor that is left without writing', () => {
  test.each<[string, readonly (readonly [string, string])[]]>([
    [
      'a message that is empty',
      [
        ['', 'true'],
        ['', ': > "$1"'],
        ['', 'printf "\n\n" >> "$1"'],
        ['-s|-v', 'true'],
        ['-m|-e', 'true'],
        ['--cleanup=scissors', 'true'],
        ['-c|commit.status=false', 'true'],
      ],
    ],
    [
      'a template as it was',
      [
        ['-t|.git/comments', 'true'],
        ['-t|.git/template', 'true'],
        ['-t|.git/template', ': > "$1"'],
        ['-t|.git/template', 'sed -i "1s/^/\\n\\n/" "$1"'],
        ['-t|.git/template|-s|-v', 'true'],
        ['-c|commit.template=.git/template', 'true'],
        ['-c|commit.template=.git/template|-c|commit.status=false', 'true'],
      ],
    ],
  ])('gives up, leaving %s', (_, cases) => {
    const repo = stagedRepo();
    const before = repo.git('rev-parse', 'HEAD');
    for (const [words, script] of cases)
      expect(() => runGit(repo, committing(words), {GIT_EDITOR: editor(script)}), words).toThrow('Aborting');
    expect(repo.git('rev-parse', 'HEAD')).toBe(before);
    expect(leftIn(repo)).toEqual([]);
  });

  /** `git commit` with words, those for git itself first. */
  function committing(words: string): readonly string[] {
    const all = words.split('|').filter(Boolean);
    const own = all[0] === '-c' ? all : [];
    const others = all.slice(own.length).map((word) => (word === '-m' ? '--message=' : word));
    return [...own, 'commit', ...others];
  }

  test('is shown what git shows', () => {
    const repo = stagedRepo();
    const seen = join(temporaryFolder(), 'seen');
    expect(() =>
      runGit(repo, ['commit', '-t', '.git/template'], {GIT_EDITOR: editor('cp "$1" "$SEEN"'), SEEN: seen}),
    ).toThrow('Aborting commit');
    expect(readFileSync(seen, 'utf8').startsWith(`${TEMPLATE}\n# Please`)).toBe(true);
  });

  test('keeps the message of an amend and of a squash, each change named', () => {
    const repo = hookedRepo();
    repo.commit('old', change('add-x'));
    runGit(repo, ['commit', '--amend']);
    expect(messageOf(repo)).toBe('old');
    stage(repo, change('add-x', '# 2\n'));
    runGit(repo, ['commit', '--amend', '-v']);
    expect(messageOf(repo)).toBe('old\n\nOpenSpec-Change: add-x');
    repo.git('checkout', '--quiet', '-b', 'side');
    repo.commit('work\n\nOpenSpec-Change: add-y', change('add-y'));
    repo.git('checkout', '--quiet', 'main');
    repo.git('merge', '--quiet', '--squash', 'side');
    runGit(repo, ['commit', '--quiet']);
    expect(trailersOf(repo)).toEqual(['add-y']);
  });
});

describe('an editor in which a person writes', () => {
  const SUBJECT = 'sed -i "1s/^/feat: it/" "$1"';
  const TRAILER = 'OpenSpec-Change: add-x';

  test.each([
    [[], SUBJECT, `feat: it\n\n${TRAILER}`],
    [[], 'printf "feat: it\\n" > "$1"', `feat: it\n\n${TRAILER}`],
    [['-v'], SUBJECT, `feat: it\n\n${TRAILER}`],
    [['-s'], SUBJECT, `feat: it\n\nSigned-off-by: A <a@example.org>\n${TRAILER}`],
    [['-t', '.git/comments'], SUBJECT, `feat: it# What?\n\n${TRAILER}`],
    [['-t', '.git/template'], SUBJECT, `feat: itWhat\n\nBecause\n\n${TRAILER}`],
    [['-t', '.git/template'], 'sed -i /^Bec/d "$1"', `What\n\n${TRAILER}`],
    [['-e', '-m', 'a'], 'sed -i s/^a/b/ "$1"', `b\n\n${TRAILER}`],
  ])('has the change named: commit %j, %s', (words, script, expected) => {
    const repo = stagedRepo();
    repo.git('config', 'user.name', 'A');
    repo.git('config', 'user.email', 'a@example.org');
    const env = {GIT_COMMITTER_NAME: 'A', GIT_COMMITTER_EMAIL: 'a@example.org'};
    runGit(repo, ['commit', ...words], {GIT_EDITOR: editor(script), ...env});
    expect(messageOf(repo)).toBe(expected);
    expect(leftIn(repo)).toEqual([]);
    const seen = join(temporaryFolder(), 'seen');
    runGit(repo, ['commit', '--amend'], {GIT_EDITOR: editor('cp "$1" "$SEEN"'), SEEN: seen});
    expect(messageOf(repo)).toBe(expected);
  });

  test('may take a trailer out', () => {
    const repo = stagedRepo();
    runGit(repo, ['commit', '-e', '-m', 'x'], {GIT_EDITOR: editor('sed -i /^OpenSpec/d "$1"')});
    expect(messageOf(repo)).toBe('x');
  });

  test('may name another change', () => {
    const repo = stagedRepo();
    const script = 'printf "x\\n\\nOpenSpec-Change: add-y\\n" > "$1"';
    runGit(repo, ['commit'], {GIT_EDITOR: editor(script)});
    expect(trailersOf(repo)).toEqual(['add-y', 'add-x']);
  });

  test('has no change named by `--no-verify`, which nothing but an editor sees', () => {
    const repo = stagedRepo();
    runGit(repo, ['commit', '--no-verify'], {GIT_EDITOR: editor(SUBJECT)});
    expect(messageOf(repo)).toBe('feat: it');
    stage(repo, change('add-x', '# 2\n'));
    runGit(repo, ['commit', '--no-verify', '-m', 'y']);
    expect(messageOf(repo)).toBe(`y\n\n${TRAILER}`);
    expect(leftIn(repo)).toEqual([]);
  });

  test('names the changes of all projects of a repository', () => {
    const repo = hookedRepo('packages/a');
    mkdirSync(join(repo.root, 'packages/b'), {recursive: true});
    init(repo, 'packages/b');
    stage(repo, {
      'packages/a/openspec/changes/add-a/proposal.md': '# A\n',
      'packages/b/openspec/changes/add-b/proposal.md': '# B\n',
    });
    expect(() => runGit(repo, ['commit'])).toThrow('Aborting commit');
    runGit(repo, ['commit'], {GIT_EDITOR: editor(SUBJECT)});
    expect(trailersOf(repo).toSorted()).toEqual(['add-a', 'add-b']);
  });
});

test('what an editor that died has left concerns no later commit', () => {
  const repo = hookedRepo();
  repo.git('checkout', '--quiet', '-b', 'add-x');
  repo.commit('side', change('add-x'));
  repo.git('checkout', '--quiet', 'main');
  repo.git('checkout', '--quiet', '-b', 'work/add-z');
  stage(repo, change('add-z'));
  expect(() => runGit(repo, ['commit'], {GIT_EDITOR: editor('exit 1')})).toThrow('editor');
  expect(leftIn(repo)).toHaveLength(1);
  repo.git('commit', '--quiet', '--no-verify', '-m', 'z');
  repo.git('checkout', '--quiet', 'main');
  runGit(repo, ['merge', '--quiet', '--no-ff', '--no-edit', 'add-x']);
  expect(messageOf(repo)).toBe("Merge branch 'add-x'");
  expect(leftIn(repo)).toEqual([]);
  expect(existsSync(join(repo.root, '.git/MERGE_HEAD'))).toBe(false);
});
