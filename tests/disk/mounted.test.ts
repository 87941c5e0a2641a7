import {chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, statfsSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, describe, expect, test} from 'vitest';
import {nodeFs} from '../../src/disk/node-fs.ts';
import {snapshotOf} from '../support/faults.ts';
import {mountFolder, mountTmpfs, unmount, whyNoMounts} from '../support/mounts.ts';
import {ARCHIVE_REWORK, REWORK} from '../support/rework.ts';
import {runCli} from '../support/run-cli.ts';
import {writeTree} from '../support/tree.ts';

const skipped = whyNoMounts();
const mounts: string[] = [];
const folders: string[] = [];
afterEach(() => {
  for (const folder of mounts.splice(0).toReversed()) unmount(folder);
  for (const folder of folders.splice(0)) rmSync(folder, {recursive: true, force: true});
});

function newFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'openspec-mounted-')));
  folders.push(folder);
  return folder;
}

function tmpfsAt(folder: string, options = 'size=1m'): void {
  mounts.push(folder);
  expect(mountTmpfs(folder, options)).toBe(true);
}

function sameDiskAt(folder: string): void {
  mounts.push(folder);
  const source = newFolder();
  chmodSync(source, 0o755);
  mountFolder(source, folder);
}

/** A project some folders of which are mounted before anything is written to it. */
function projectWith(mountAll: (root: string) => void): string {
  const root = newFolder();
  mountAll(root);
  mkdirSync(join(root, 'openspec/changes/archive'), {recursive: true});
  writeTree(root, REWORK);
  return root;
}

const whole = (): string => projectWith(() => undefined);
const archive = (cwd: string) => runCli(ARCHIVE_REWORK, {cwd});
const treeOf = (root: string) => snapshotOf(nodeFs, root);

const CHANGE = 'openspec/changes/rework';
const places: readonly (readonly [string, readonly string[]])[] = [
  ['the archive', ['openspec/changes/archive']],
  ['the specs', ['openspec/specs']],
  ['one spec, and the archive', ['openspec/specs/auth', 'openspec/changes/archive']],
  ['the changes', ['openspec/changes']],
  ['openspec/', ['openspec']],
];

describe.skipIf(skipped)(`with other file systems below a project${skipped ? ` (${skipped})` : ''}`, () => {
  test.each(
    places.flatMap(
      ([name, mounted]) =>
        [
          [name, mounted, 'a tmpfs', tmpfsAt],
          [name, mounted, 'a bind mount of the same disk', sameDiskAt],
        ] as const,
    ),
  )('an archive with %s at %j on %s is like any other', async (_name, mounted, _kind, mountAt) => {
    const plain = whole();
    const ran = await archive(plain);
    const root = projectWith((at) => mounted.forEach((folder) => void mountAt(join(at, folder))));
    expect(await archive(root)).toEqual({...ran, code: 0});
    expect(treeOf(root)).toEqual(treeOf(plain));
  });

  test('a change that is a mount itself stays where it is, and that is said', async () => {
    const root = projectWith((at) => tmpfsAt(join(at, CHANGE)));
    const before = treeOf(root);
    const {code, stderr} = await archive(root);
    expect(stderr).toContain('a file system is mounted there (cannot-write)');
    expect(code).toBe(2);
    expect(treeOf(root)).toEqual(before);
  });
});

/** Use up all room of a file system but some KB. */
function fill(folder: string, left: number): void {
  const {bavail, bsize} = statfsSync(folder);
  writeFileSync(join(folder, 'filling'), Buffer.alloc(bavail * bsize - left * 1024));
}

describe.skipIf(skipped)(`on a full disk${skipped ? ` (${skipped})` : ''}`, () => {
  /** Archives where less and less is left, makes room, archives again; how often there was too little. */
  async function timesRefused(
    open: (left: number) => {readonly root: string; readonly makeRoom: () => void},
  ): Promise<number> {
    const plain = whole();
    await archive(plain);
    let refused = 0;
    for (let left = 0; ; left += 4) {
      const {root, makeRoom} = open(left);
      const before = treeOf(root);
      const {code, stderr} = await archive(root);
      if (code === 0) return refused;
      refused++;
      expect(stderr).toMatch(
        /^openspec: Cannot write \/.*: the disk is full \(cannot-write\)\n {2}Try: df -h && df -i\n$/,
      );
      expect(treeOf(root)).toEqual(before);
      makeRoom();
      expect((await archive(root)).code).toBe(0);
      expect(treeOf(root)).toEqual(treeOf(plain));
    }
  }

  test('whatever room is left, an archive is done or nothing, and is done once there is room', async () => {
    const refused = await timesRefused((left) => {
      const root = projectWith((at) => tmpfsAt(at));
      fill(root, left);
      return {root, makeRoom: () => rmSync(join(root, 'filling'))};
    });
    expect(refused).toBeGreaterThan(5);
  });

  test.each(['openspec/specs', 'openspec/changes/archive'])(
    'so it is where only %s is full, and what was staged has room',
    async (folder) => {
      const refused = await timesRefused((left) => {
        const root = projectWith((at) => tmpfsAt(join(at, folder)));
        fill(join(root, folder), left);
        return {root, makeRoom: () => rmSync(join(root, folder, 'filling'))};
      });
      expect(refused).toBeGreaterThan(0);
    },
  );

  test('so it is where there is room for bytes but not for files', async () => {
    const refused = await timesRefused((left) => {
      const root = projectWith((at) => tmpfsAt(at, 'size=1m,nr_inodes=64'));
      const {ffree} = statfsSync(root);
      mkdirSync(join(root, 'filling'));
      for (let at = left / 4 + 1; at < ffree; at++) writeFileSync(join(root, 'filling', String(at)), '');
      return {root, makeRoom: () => rmSync(join(root, 'filling'), {recursive: true})};
    });
    expect(refused).toBeGreaterThan(5);
  });
});
