import {proposal} from './attributed.ts';
import {importCommits} from './import.ts';
import {newRepo, type Repo} from './repo.ts';

/** A repository with some commits, two of them of `add-x`; their hashes by their subjects. */
export function indexedRepo(): {readonly repo: Repo; readonly hashes: Readonly<Record<string, string>>} {
  const repo = newRepo();
  const hashes = importCommits(repo, [
    {name: 'Begin', files: {'README.md': '#\n'}},
    {name: 'one', files: {[proposal('add-x')]: '1\n', 'src/a.ts': 'a\n'}},
    {name: 'plain', files: {'src/plain.ts': 'p\n'}},
    {name: 'spoken', message: 'Prepare add-y', files: {'src/y.ts': 'y\n'}},
    {name: 'two', files: {[proposal('add-x')]: '2\n', 'src/b.ts': 'b\n'}},
  ]);
  return {repo, hashes};
}

/** What the tool is to say of it. */
export const WHOLE = {commits: ['two: co-change', 'one: co-change'], files: ['+src/a.ts', '+src/b.ts']};
