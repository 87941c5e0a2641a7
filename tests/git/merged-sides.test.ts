import {spawnSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {gitAt} from '../../src/git/git-at.ts';
import {conflictHunksIn} from '../../src/markdown/conflict-hunk.ts';
import {applyEdits} from '../../src/markdown/edit.ts';
import {newRepo} from '../support/repo.ts';

/** Numbers that are the same in each run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * below);
  };
}

test('the sides of a merge are those that git leaves in the file', async () => {
  const next = numbers(7);
  const word = () => ['', '', '- a', '- b', '- c', '### Added', '## 1.0', 'words'][next(8)] ?? '';
  const base = Array.from({length: 14}, word);
  const edited = () =>
    base.flatMap((line) => {
      const dice = next(9);
      return dice === 0 ? [] : dice === 1 ? [line, word(), word()] : dice === 2 ? [word()] : [line];
    });
  const text = (lines: readonly string[]) => lines.join('\n') + (next(4) === 0 ? '' : '\n');
  const files = Array.from({length: 40}, (_, index) => `${index}.md`);
  const side = () => Object.fromEntries(files.map((path) => [path, text(edited())]));
  const repo = newRepo();
  repo.commit('Begin', Object.fromEntries(files.map((path) => [path, text(base)])));
  repo.git('checkout', '--quiet', '-b', 'other');
  repo.commit('Theirs', side());
  repo.git('checkout', '--quiet', 'main');
  repo.commit('Ours', side());
  spawnSync('git', ['merge', '--quiet', 'other'], {cwd: repo.root, env: repo.env as NodeJS.ProcessEnv});
  const git = gitAt(repo.root, {env: repo.env});
  let compared = 0;
  for (const path of files) {
    const stages = await git.conflictStages(path);
    if (!stages) continue;
    compared++;
    const left = readFileSync(join(repo.root, path), 'utf8');
    const sideOf = (name: 'ours' | 'theirs') =>
      applyEdits(
        left,
        conflictHunksIn(left).map((hunk) => ({
          start: hunk.start,
          end: hunk.end,
          text: left.slice(hunk[name].start, hunk[name].end),
        })),
      );
    const trimmed = (said: string) => said.replace(/\n$/, '');
    const found = {ours: trimmed(sideOf('ours')), theirs: trimmed(sideOf('theirs'))};
    expect(
      stages.merged.map(({ours, theirs}) => ({ours: trimmed(ours), theirs: trimmed(theirs)})),
    ).toContainEqual(found);
  }
  expect(compared).toBeGreaterThan(10);
});
