import {expect, test} from 'vitest';
import {attributedIn, attributionIn, proposal} from '../support/attributed.ts';
import {countedGit} from '../support/counted-git.ts';
import {importCommits} from '../support/import.ts';
import {indexedRepo, WHOLE} from '../support/indexed-repo.ts';
import {newRepo} from '../support/repo.ts';

test.skipIf(process.platform === 'win32')(
  'git is asked for the log only when HEAD is new, and then for what is new',
  async () => {
    const {repo, hashes} = indexedRepo();
    const {env, calls} = countedGit(repo);
    const setting = {env};
    const ask = async (): Promise<readonly string[]> => {
      await attributedIn(repo, {setting});
      return calls().map((words) => words.filter((word) => /^\w+$|^\^/.test(word)).join(' '));
    };
    const head = () => repo.git('rev-parse', 'HEAD').trim();
    expect(await ask()).toEqual(['status', `log ${head()}`]);
    expect(await ask()).toEqual(['status']);
    repo.commit('three', {[proposal('add-x')]: '3\n', 'src/c.ts': 'c\n'});
    const three = head();
    expect(await ask()).toEqual(['status', `log ${three} ^${hashes['two']}`]);
    repo.git('commit', '-q', '--amend', '-m', 'amended');
    const amended = head();
    expect(await ask()).toEqual(['status', `log ${amended} ^${hashes['two']} ^${three}`]);
    repo.git('checkout', '-q', '-b', 'side', hashes['one'] ?? '');
    expect(await ask()).toEqual(['status']);
    repo.commit('side', {'src/side.ts': 's\n'});
    expect(await ask()).toEqual(['status', `log ${head()} ^${three} ^${amended}`]);
    repo.git('checkout', '-q', 'main');
    expect(await ask()).toEqual(['status']);
    expect((await attributedIn(repo)).commits).toEqual(['amended: co-change', ...WHOLE.commits]);
  },
);

test('commits that git has thrown away since are no loss', async () => {
  const {repo} = indexedRepo();
  await attributedIn(repo);
  repo.git('commit', '-q', '--amend', '-m', 'amended');
  repo.git('reflog', 'expire', '--expire=now', '--all');
  repo.git('gc', '-q', '--prune=now');
  expect((await attributedIn(repo)).commits).toEqual(['amended: co-change', 'one: co-change']);
});

test('what was passed over as nobody asked for it is found when somebody does', async () => {
  const {repo, hashes} = indexedRepo();
  expect((await attributionIn(repo)).unknownPins).toEqual([]);
  const pins = [hashes['plain']?.slice(0, 10) ?? ''];
  expect(await attributionIn(repo, {pins})).toMatchObject({
    unknownPins: [],
    commits: [{message: 'two'}, {message: 'plain', evidence: 'pin'}, {message: 'one'}],
  });
  repo.git('checkout', '-q', '-b', 'side', hashes['Begin'] ?? '');
  repo.commit('proposed', {[proposal('add-y')]: 'y\n'});
  repo.git('checkout', '-q', '-b', 'next');
  repo.commit('Finish add-y', {'src/z.ts': 'z\n'});
  await attributedIn(repo);
  expect((await attributedIn(repo, {name: 'add-y'})).commits).toEqual([
    'Finish add-y: mention',
    'proposed: co-change',
  ]);
});

test.skipIf(process.platform === 'win32')(
  'a merge that speaks of a change but tells nothing of it is no reason to read again',
  async () => {
    const repo = newRepo();
    const both = {[proposal('add-x')]: 'x\n', [proposal('add-y')]: 'y\n'};
    importCommits(repo, [
      {name: 'Begin', files: {'README.md': '#\n'}},
      {name: 'side', files: both},
      {name: 'main', after: ['Begin'], files: {'src/main.ts': 'm\n'}},
      {name: 'Merge', message: "Merge branch 'add-x'", after: ['main', 'side'], files: both},
    ]);
    const {env, calls} = countedGit(repo);
    for (let run = 0; run < 2; run++) await attributedIn(repo, {setting: {env}});
    expect(calls().map(([verb]) => verb)).toEqual(['status', 'log', 'status']);
  },
);
