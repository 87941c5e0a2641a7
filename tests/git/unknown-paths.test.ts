import {expect, test} from 'vitest';
import {gitAt} from '../../src/git/git-at.ts';
import {importCommits} from '../support/import.ts';
import {newRepo} from '../support/repo.ts';

test('a path is known by any commit that ever had it, also by one whose line of history came to nothing', async () => {
  const repo = newRepo();
  const {move = ''} = importCommits(repo, [
    {name: 'Begin', files: {'README.md': '#\n', 'lib/gone/a.ts': 'a\n'}},
    {name: 'side', files: {'src/tried.ts': 't\n'}},
    {name: 'given up', files: {'src/tried.ts': undefined}},
    {name: 'main', after: ['Begin'], files: {'src/main.ts': 'm\n', 'lib/gone/a.ts': undefined}},
    {name: 'Merge', after: ['main', 'given up'], files: {'src/evil.ts': 'e\n'}},
    {name: 'move', moves: {'src/main.ts': 'src/moved.ts'}},
    {name: 'elsewhere', after: ['Begin'], files: {'src/elsewhere.ts': '\n'}},
  ]);
  repo.git('checkout', '-q', '--detach', move);
  const git = gitAt(repo.root, {env: repo.env});
  const known = [
    'src/tried.ts',
    'src/main.ts',
    'src/evil.ts',
    'src/moved.ts',
    'lib/gone',
    'lib/gone/',
    'lib',
  ];
  const unknown = [
    'src/elsewhere.ts',
    'src/main',
    'lib/gone/a.ts/b',
    '*.md',
    ':(top)lib',
    '-r',
    '../lib',
    ' ',
  ];
  for (const path of known) expect(await git.unknownPaths([path])).toEqual(new Set());
  expect(await git.unknownPaths([...known, ...unknown])).toEqual(new Set(unknown));
  expect(await git.unknownPaths([])).toEqual(new Set());
  repo.git('config', 'log.follow', 'true');
  expect(await git.unknownPaths(['src/moved.ts'])).toEqual(new Set());
});
