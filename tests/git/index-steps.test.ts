import fc from 'fast-check';
import {expect, test} from 'vitest';
import type {Fs} from '../../src/disk/fs.ts';
import {nodeFs} from '../../src/disk/node-fs.ts';
import {gitAt} from '../../src/git/git-at.ts';
import {attribute} from '../../src/history/attribution.ts';
import type {History} from '../../src/history/history.ts';
import {archive} from '../support/attributed.ts';
import {importCommits, type Told} from '../support/import.ts';
import {newRepo} from '../support/repo.ts';

const NAMES = ['add-x', 'add-y'];
const ACTIVE = (name: string) => `openspec/changes/${name}`;
const FOLDERS = NAMES.flatMap((name) => [ACTIVE(name), archive('2026-01-01', name)]);

/** A disk that has nothing where the index would be, and takes nothing there. */
const withoutIndex: Fs = {
  ...nodeFs,
  kindOf: (path: string) => (/\.git.openspec/.test(path) ? undefined : nodeFs.kindOf(path)),
  makeFolder() {
    throw new Error('No index is kept');
  },
};

/** What a commit does: which files it writes, moves, says; its parents as how far back they lie. */
const step = fc.record({
  files: fc.uniqueArray(
    fc.tuple(
      fc.constantFrom(
        ...FOLDERS.map((folder) => `${folder}/proposal.md`),
        'src/a.ts',
        'src/b.ts',
        'src/c.ts',
      ),
      fc.constantFrom('1\n', '2\n', '3\n', undefined),
    ),
    {selector: ([path]) => path, maxLength: 4},
  ),
  says: fc.constantFrom('work', 'more of add-x', 'more of add-y', 'x\n\nOpenSpec-Change: add-x', 'revert'),
  back: fc.array(fc.integer({min: 1, max: 4}), {minLength: 1, maxLength: 2}),
  seconds: fc.integer({min: -100, max: 100}),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function toldOf(steps: readonly Step[]): readonly Told[] {
  const has = new Set<string>();
  return steps.map(({files, says, back, seconds}, index) => {
    const written = files.filter(([path, text]) => text !== undefined || has.has(path));
    for (const [path] of written) has.add(path);
    const parents = back.map((far) => index - far).filter((place) => place >= 0);
    return {
      name: `${index}`,
      message: `${index} ${says}`,
      after: [...new Set(parents)].map(String),
      time: 1767225600 + index * 60 + seconds,
      files: Object.fromEntries(written),
    };
  });
}

/** All that can be asked of a history that was read for these names. */
function answersOf(history: History, names: readonly string[], pins: readonly string[]) {
  const folders = FOLDERS.filter((folder) => names.some((name) => folder.endsWith(name)));
  return folders.map((folder) => {
    const change = {name: folder.slice(-'add-x'.length), folder, metadata: {commits: pins}};
    return attribute(history, change, {includeUncommitted: false});
  });
}

test('read step by step with the index, a history says what it says when read at once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, {minLength: 4, maxLength: 7}), async (steps) => {
      const repo = newRepo();
      const hashes = importCommits(repo, toldOf(steps));
      for (const [index, hash] of Object.values(hashes).entries()) {
        repo.git('checkout', '-q', '--detach', hash);
        const names = NAMES.slice(index % 2);
        const pins = Object.values(hashes).slice(index / 2, index / 2 + 1);
        const ask = async (fs: Fs) => {
          const history = await gitAt(repo.root, {fs, env: repo.env}).history({names, pins});
          return history && answersOf(history, names, pins);
        };
        expect(await ask(nodeFs)).toEqual(await ask(withoutIndex));
      }
    }),
    {numRuns: 4},
  );
});
