import {Buffer} from 'node:buffer';
import {mkdirSync, rmSync, writeFileSync} from 'node:fs';
import {dirname} from 'node:path';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {gitAt} from '../../src/git/git-at.ts';
import {bytesOf, textOf} from '../../src/git/path-bytes.ts';
import {proposal} from '../support/attributed.ts';
import {newRepo, type Repo} from '../support/repo.ts';

/** Names that a careless reader takes for something else. */
const STRANGE = [
  '\ttab',
  '\n line',
  ' space',
  '1\t2\t',
  '-',
  ':100644 a',
  '"q"',
  '?*[a]\\',
  'caf\xe9',
  '\xff',
];

const isFree = (name: string): boolean => name !== '.' && name !== '..' && !/^(?:\.git|git~\d)/i.test(name);
const name = fc.oneof(
  fc.constantFrom(...STRANGE),
  fc
    .uint8Array({min: 1, minLength: 1, maxLength: 12})
    .map((bytes) => Buffer.from(bytes).toString('latin1').replaceAll('/', '-'))
    .filter(isFree),
);
const names = fc.uniqueArray(name, {minLength: 3, maxLength: 8});

/** The path of a file with a name, one character a byte: in a folder that has it, too. */
function pathOf(each: string): string {
  return `${each}/${each}`;
}

function pathIn(repo: Repo, latin1: string): Buffer {
  return Buffer.concat([Buffer.from(`${repo.root}/`), Buffer.from(latin1, 'latin1')]);
}

function write(repo: Repo, latin1: string, text: string): void {
  mkdirSync(Buffer.from(dirname(pathIn(repo, latin1).toString('latin1')), 'latin1'), {recursive: true});
  writeFileSync(pathIn(repo, latin1), text);
}

test.skipIf(process.platform !== 'linux')(
  'names of any bytes are read back from every output of git',
  async () => {
    await fc.assert(
      fc.asyncProperty(names, async (given) => {
        const repo = newRepo();
        const latin1 = given.map(pathOf);
        const lines = (index: number) => `${given[index]}\n`.repeat(index + 20);
        for (const [index, path] of latin1.entries()) write(repo, path, lines(index));
        const texts = latin1.map(textOf);
        const git = gitAt(repo.root, {env: repo.env});
        const before = await git.history();
        expect(before?.uncommitted.map(({path}) => path).toSorted()).toEqual(texts.toSorted());
        expect(await git.unknownPaths(texts)).toEqual(new Set(texts));
        repo.commit('add', {[proposal('add-x')]: '1\n'});
        const added = (await git.history())?.commits[0];
        const paths = (added?.files ?? []).map(({path}) => path).filter((path) => path !== proposal('add-x'));
        expect(paths.toSorted()).toEqual(texts.toSorted());
        expect(paths.map((path) => Buffer.from(bytesOf(path)).toString('latin1')).toSorted()).toEqual(
          latin1.toSorted(),
        );
        expect(await git.unknownPaths(texts)).toEqual(new Set());
        expect(await git.unknownPaths([...texts.map((path) => `${path}~`), texts[0] ?? ''])).toEqual(
          new Set(texts.map((path) => `${path}~`)),
        );
        const unit = {hash: added?.hash ?? '', parent: added?.parents[0]};
        const counts = (await git.lineCounts([unit])).get(unit.hash);
        for (const [index, path] of texts.entries()) {
          expect(counts?.get(path)?.added).toBe(lines(index).split('\n').length - 1);
        }
      }),
      {numRuns: 3},
    );
  },
);

test.skipIf(process.platform !== 'linux')('renames between strange names are read back too', async () => {
  const repo = newRepo();
  const text = (index: number) => Array.from({length: 20}, (_, line) => `${index} ${line}\n`).join('');
  for (const [index, each] of STRANGE.entries()) write(repo, pathOf(each), text(index));
  repo.commit('add', {[proposal('add-x')]: '1\n'});
  for (const each of STRANGE) rmSync(pathIn(repo, each), {recursive: true});
  for (const [index, each] of STRANGE.entries()) write(repo, `\t${each}`, `${text(index)}more\n`);
  const git = gitAt(repo.root, {env: repo.env});
  const moves = STRANGE.map((each) => [textOf(pathOf(each)), textOf(`\t${each}`)]).toSorted();
  repo.git('add', '-A');
  const staged = await git.history();
  expect(staged?.uncommitted.map(({from, path}) => [from, path]).toSorted()).toEqual(moves);
  repo.commit('move', {[proposal('add-x')]: '2\n'});
  const {hash = '', files = []} = (await git.history())?.commits[0] ?? {};
  const renamed = files.filter(({kind}) => kind === 'renamed').map(({from, path}) => [from, path]);
  expect(renamed.toSorted()).toEqual(moves);
  const counts = (await git.lineCounts([{hash, parent: 'HEAD~1'}])).get(hash);
  for (const [, path = ''] of moves) expect(counts?.get(path)).toEqual({added: 1, deleted: 0});
});
