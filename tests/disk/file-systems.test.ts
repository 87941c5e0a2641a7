import {mkdtempSync, realpathSync, rmSync, symlinkSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, describe, expect, test} from 'vitest';
import {commit} from '../../src/disk/commit.ts';
import type {Fs} from '../../src/disk/fs.ts';
import {takeTurnNow} from '../../src/disk/turn.ts';
import {type Disk, memoryDisk, planOf, realDisk, refusalOf, staging, theirsOf} from '../support/disks.ts';
import {inLayers, withFault, withMounts, without} from '../support/faults.ts';

const temporary = realpathSync(mkdtempSync(join(tmpdir(), 'openspec-file-systems-')));
afterAll(() => rmSync(temporary, {recursive: true, force: true}));

const ARCHIVE = 'openspec/changes/archive';

/** A project part of which lies on another file system. */
function divided({fs, root}: Disk, folders: readonly string[]): Disk {
  if (!fs.kindOf(join(root, ARCHIVE))) fs.makeFolder(join(root, ARCHIVE));
  fs.makeFolder(join(root, 'openspec/changes/add-y/empty'), 0o700);
  return {
    fs: withMounts(
      fs,
      folders.map((folder) => join(root, folder)),
    ),
    root,
  };
}

const layouts: readonly (readonly [string, (disk: Disk) => Disk])[] = [
  ['the archive on another file system', (disk) => divided(disk, [ARCHIVE])],
  ['the specs on another file system', (disk) => divided(disk, ['openspec/specs'])],
  ['one spec and the archive on two others', (disk) => divided(disk, ['openspec/specs/a', ARCHIVE])],
  ['the changes on another file system', (disk) => divided(disk, ['openspec/changes'])],
  ['openspec/ on another file system', (disk) => divided(disk, ['openspec'])],
  ['the specs of a change on another file system', (disk) => divided(disk, ['openspec/changes/add-x/specs'])],
  ['folders that cannot be renamed', (disk) => ({...divided(disk, []), fs: inLayers(disk.fs)})],
  [
    'an archive on another file system, none with hard links',
    (disk) => ({...disk, fs: without(divided(disk, [ARCHIVE]).fs, 'link', 'EPERM')}),
  ],
];

/** What a plan makes of a project that lies on one file system. */
function wanted(newDisk: () => Disk): Readonly<Record<string, string>> {
  const disk = divided(newDisk(), []);
  commit(disk.fs, disk.root, planOf(disk));
  return theirsOf(disk);
}

const dividedAs = (layout: (disk: Disk) => Disk) => () => layout(memoryDisk());

describe.each(layouts)('with %s', (_name, layout) => {
  test.each([
    ['memory', memoryDisk],
    ['real', () => realDisk(temporary)],
  ] as const)('a plan comes true on a %s disk, modes and empty folders included', (_kind, newDisk) => {
    const disk = layout(newDisk());
    commit(disk.fs, disk.root, planOf(disk));
    expect(theirsOf(disk)).toEqual(wanted(newDisk));
    expect(disk.fs.kindOf(staging(disk.root))).toBeUndefined();
  });

  test('whatever single call fails, all of it is done or nothing', () => {
    const open = dividedAs(layout);
    const [done, calls] = [wanted(memoryDisk), countOf(open, 'any')];
    const outcomes = {undone: 0, done: 0};
    for (let at = 1; at <= calls; at++) {
      const disk = open();
      const before = theirsOf(disk);
      const {fs} = withFault(disk.fs, {code: 'ENOSPC', at, among: 'any', lasts: 'once'});
      const refusal = refusalOf(() => commit(fs, disk.root, planOf(disk)));
      expect([at, theirsOf(disk)]).toEqual([at, refusal ? before : done]);
      outcomes[refusal ? 'undone' : 'done']++;
      if (refusal) commit(disk.fs, disk.root, planOf(disk));
      else commit(disk.fs, disk.root, [{kind: 'create', path: 'next.md', content: ''}]);
      expect(disk.fs.kindOf(staging(disk.root))).toBeUndefined();
    }
    expect(outcomes.undone).toBeGreaterThan(40);
  });

  test('whatever call a run dies at, the next run finishes or undoes it', () => {
    const open = dividedAs(layout);
    const [done, calls] = [wanted(memoryDisk), countOf(open, 'mutating')];
    const outcomes = {undone: 0, done: 0};
    for (let at = 1; at <= calls; at++) {
      const disk = open();
      const before = theirsOf(disk);
      const {fs} = withFault(disk.fs, {code: 'EIO', at, among: 'mutating', lasts: 'forever'});
      refusalOf(() => commit(fs, disk.root, planOf(disk)));
      takeTurnNow(disk.fs, disk.root).release();
      const isDone = disk.fs.kindOf(join(disk.root, 'openspec/specs/b')) !== undefined;
      expect([at, theirsOf(disk)]).toEqual([at, isDone ? done : before]);
      expect(disk.fs.kindOf(staging(disk.root))).toBeUndefined();
      outcomes[isDone ? 'done' : 'undone']++;
    }
    expect(Math.min(outcomes.undone, outcomes.done)).toBeGreaterThan(5);
  });
});

/** How many calls a commit makes where all goes well. */
function countOf(open: () => Disk, among: 'any' | 'mutating'): number {
  const disk = open();
  const plan = planOf(disk);
  const {fs, calls} = withFault(disk.fs, {code: 'EIO', at: 0, among, lasts: 'once'});
  commit(fs, disk.root, plan);
  return calls();
}

test('what cannot be finished, as the disk is full by then, is undone', () => {
  const disk = divided(memoryDisk(), ['openspec/specs']);
  const before = theirsOf(disk);
  const isSpec = (path: string) => path.startsWith(join(disk.root, 'openspec/specs'));
  const full: Fs = {
    ...disk.fs,
    createFile(file, bytes, mode) {
      if (isSpec(file)) throw Object.assign(new Error('full'), {code: 'ENOSPC'});
      disk.fs.createFile(file, bytes, mode);
    },
  };
  // Dies where it has moved the folders and edited a file, and a spec is next.
  let isDead = false;
  const dying = Object.entries(disk.fs).map(([name, call]) => [
    name,
    (...given: unknown[]) => {
      isDead ||= name === 'createFile' && isSpec(String(given[0]));
      if (isDead) throw Object.assign(new Error('dead'), {code: 'EIO'});
      return (call as (...all: unknown[]) => unknown)(...given);
    },
  ]);
  refusalOf(() => commit(Object.fromEntries(dying) as Fs, disk.root, planOf(disk)));
  expect(theirsOf(disk)).not.toEqual(before);
  const turn = takeTurnNow(full, disk.root);
  turn.release();
  expect(turn.recovered).toBe('a run was cut short, and is undone now');
  expect(theirsOf(disk)).toEqual(before);
  expect(disk.fs.kindOf(staging(disk.root))).toBeUndefined();
});

test('a file that another program puts in the way of a copied one is not replaced', () => {
  const disk = divided(memoryDisk(), ['openspec/specs']);
  const target = join(disk.root, 'openspec/specs/new.md');
  const racing: Fs = {
    ...disk.fs,
    createFile(file, bytes, mode) {
      if (file.startsWith(join(disk.root, 'openspec/specs')))
        disk.fs.createFile(target, Buffer.from('theirs'), undefined);
      disk.fs.createFile(file, bytes, mode);
    },
  };
  const plan = [{kind: 'create', path: 'openspec/specs/new.md', content: 'ours'}] as const;
  const refusal = refusalOf(() => commit(racing, disk.root, plan));
  expect(refusal?.message).toBe(`Cannot write ${target}: something is already there`);
  expect(Buffer.from(disk.fs.read(target)).toString()).toBe('theirs');
  expect(disk.fs.list(join(disk.root, 'openspec/specs')).map(({name}) => name)).toEqual(['a', 'new.md']);
});

test('a link in a folder that is to go to another file system is named, and nothing is moved', () => {
  const disk = divided(realDisk(temporary), [ARCHIVE]);
  symlinkSync('proposal.md', join(disk.root, 'openspec/changes/add-y/linked.md'));
  const before = theirsOf(disk);
  const refusal = refusalOf(() => commit(disk.fs, disk.root, planOf(disk)));
  expect([refusal?.code, refusal?.hint]).toEqual(['cannot-move', 'ls -ld openspec/changes/add-y/linked.md']);
  expect(refusal?.message).toContain('openspec/changes/add-y/linked.md is a link');
  expect(theirsOf(disk)).toEqual(before);
  expect(disk.fs.kindOf(staging(disk.root))).toBeUndefined();
});
