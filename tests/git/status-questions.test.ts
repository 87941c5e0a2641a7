import {expect, test} from 'vitest';
import {countedGit} from '../support/counted-git.ts';
import {newRepo} from '../support/repo.ts';
import {runBin} from '../support/run-bin.ts';
import {changeFiles} from '../support/small-project.ts';

test.skipIf(process.platform === 'win32')(
  'status asks git of one change as often as lint does, and not at all of several or where the answer is kept',
  () => {
    const repo = newRepo();
    repo.commit('Begin', {...changeFiles('add-a'), ...changeFiles('add-b'), ...changeFiles('add-c')});
    repo.commit('Do a\n\nOpenSpec-Change: add-a', {'src/a.ts': 'a\n'});
    repo.write({'src/b.ts': 'b\n'});
    const {env, calls} = countedGit(repo);
    const counted = env as Readonly<Record<string, string>>;
    const asked = (...words: readonly string[]) => {
      const {status, stderr} = runBin(repo.root, words, {env: counted});
      expect({words, status, stderr}).toMatchObject({status: 0});
      return calls().map(([verb]) => verb);
    };
    expect(asked('status')).toEqual([]);
    expect(asked('status', 'add-a', 'add-b')).toEqual([]);
    expect(asked('status', 'add-a')).toEqual(['status', 'log']);
    expect(asked('status', 'add-b', '--json')).toEqual(['status']);
    runBin(repo.root, ['archive', 'add-c', '--no-changelog'], {env: counted});
    repo.commit('Archive c');
    runBin(repo.root, ['files', '--archived', '--write'], {env: counted});
    calls();
    expect(asked('status', 'add-c')).toEqual([]);
  },
);
