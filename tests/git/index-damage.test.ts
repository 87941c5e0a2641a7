import {execFile} from 'node:child_process';
import {createHash} from 'node:crypto';
import {mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync} from 'node:fs';
import {basename, dirname, join} from 'node:path';
import {promisify} from 'node:util';
import {expect, test} from 'vitest';
import type {Fs} from '../../src/disk/fs.ts';
import {nodeFs} from '../../src/disk/node-fs.ts';
import {attributedIn, proposal} from '../support/attributed.ts';
import {without} from '../support/faults.ts';
import {indexesOf, indexFolderOf} from '../support/index-files.ts';
import {indexedRepo, WHOLE} from '../support/indexed-repo.ts';
import {repoAt, temporaryFolder} from '../support/repo.ts';
import {packageRoot} from '../support/run-cli.ts';

const run = promisify(execFile);

/** Give the index another text, with the hash that belongs to it. */
function rewrite(file: string, edit: (json: string) => string): void {
  const json = edit(readFileSync(file, 'utf8').split('\n')[1] ?? '');
  writeFileSync(file, `${createHash('sha256').update(json).digest('hex')}\n${json}`);
}

const DAMAGES: Readonly<Record<string, (file: string) => void>> = {
  'it is deleted': (file) => rmSync(file),
  'it is cut short': (file) => truncateSync(file, 100),
  'it is empty': (file) => truncateSync(file, 0),
  'one byte of it is another': (file) =>
    writeFileSync(file, readFileSync(file, 'latin1').replace('src/a', 'src/c')),
  'it is of another version': (file) =>
    rewrite(file, (json) => json.replace(/"version":\d+/, '"version":0').replace('src/a', 'src/c')),
  'it is no history at all': (file) => rewrite(file, () => 'null'),
  'a folder is in its place': (file) => {
    rmSync(file);
    mkdirSync(join(file, 'folder'), {recursive: true});
  },
  'a file is in the place of its folder': (file) => {
    rmSync(dirname(file), {recursive: true});
    writeFileSync(dirname(file), '');
  },
};

test('the answer is the same whatever happened to the index', async () => {
  const {repo} = indexedRepo();
  await attributedIn(repo);
  const [file = ''] = indexesOf(repo);
  const whole = readFileSync(file, 'utf8');
  // Were it not read, damage to it would tell nothing.
  rewrite(file, (json) => json.replace('src/a', 'src/c'));
  expect((await attributedIn(repo)).files).toEqual(['+src/b.ts', '+src/c.ts']);
  for (const [what, damage] of Object.entries(DAMAGES)) {
    rmSync(indexFolderOf(repo), {recursive: true});
    repoAt(dirname(file)).write({[basename(file)]: whole});
    damage(file);
    expect(await attributedIn(repo), what).toEqual(WHOLE);
  }
});

test('the answer is the same where the index cannot be read or written', async () => {
  const {repo} = indexedRepo();
  const ask = (fs: Fs) => attributedIn(repo, {setting: {fs, env: repo.env}});
  for (const call of ['makeFolder', 'createFile', 'rename'] as const)
    expect(await ask(without(nodeFs, call, 'EROFS'))).toEqual(WHOLE);
  expect(indexesOf(repo).filter((file) => file.endsWith('.json'))).toEqual([]);
  expect(await ask(nodeFs)).toEqual(WHOLE);
  const [file = ''] = indexesOf(repo).filter((each) => each.endsWith('.json'));
  const read: Fs['read'] = (path, most) =>
    (path === file ? without(nodeFs, 'read', 'EACCES') : nodeFs).read(path, most);
  expect(await ask({...nodeFs, read})).toEqual(WHOLE);
  expect(await ask({...without(nodeFs, 'createFile', 'ENOSPC'), read})).toEqual(WHOLE);
  // Another run of the tool took away what this one had just written.
  const steal: Fs['rename'] = (from) => nodeFs.removeFile(from);
  expect(await ask({...nodeFs, read, rename: steal})).toEqual(WHOLE);
  expect(await ask(nodeFs)).toEqual(WHOLE);
});

test('work trees share the index, and runs at the same time do each other no harm', async () => {
  const {repo, hashes} = indexedRepo();
  const folder = join(temporaryFolder(), 'tree');
  repo.git('worktree', 'add', '-q', '-b', 'side', folder, hashes['plain'] ?? '');
  const tree = repoAt(folder);
  tree.commit('side', {[proposal('add-x')]: 's\n', 'src/s.ts': 's\n'});
  const both = () => Promise.all([repo, tree, repo, tree].map((each) => attributedIn(each)));
  const side = {commits: ['side: co-change', 'one: co-change'], files: ['+src/a.ts', '+src/s.ts']};
  expect(await both()).toEqual([WHOLE, side, WHOLE, side]);
  expect(await both()).toEqual([WHOLE, side, WHOLE, side]);
  const [file, ...others] = indexesOf(repo);
  expect([file?.endsWith('.json'), others]).toEqual([true, []]);
});

test('processes that write it at the same time leave a sound one', async () => {
  const {repo, hashes} = indexedRepo();
  const folder = join(temporaryFolder(), 'tree');
  repo.git('worktree', 'add', '-q', '--detach', folder, hashes['plain'] ?? '');
  const ask = async (cwd: string): Promise<string> => {
    const bin = join(packageRoot, 'dist', 'openspec.cjs');
    const {stdout} = await run(process.execPath, [bin, 'files', '--json'], {cwd, env: {...repo.env}});
    return stdout;
  };
  const together = await Promise.all([repo.root, folder, repo.root, folder].map(ask));
  expect(together).toEqual([together[0], together[1], together[0], together[1]]);
  expect(together.map((output) => output.includes('src/b.ts'))).toEqual([true, false, true, false]);
  expect(indexesOf(repo)).toHaveLength(1);
  expect(await attributedIn(repo)).toEqual(WHOLE);
});
