import {mkdtempSync, realpathSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, describe, expect, test} from 'vitest';
import type {Fs} from '../../src/disk/fs.ts';
import {memoryFs} from '../../src/disk/memory-fs.ts';
import {nodeFs} from '../../src/disk/node-fs.ts';
import {snapshotOf, withFault} from '../support/faults.ts';
import {packageRoot, runCli} from '../support/run-cli.ts';
import {treeOf, writeTree} from '../support/tree.ts';

const project = treeOf(join(packageRoot, 'tests/cli/archive/whole/in'));
const change = 'openspec/changes/rework-cache';
const filled =
  project[`${change}/specs/warm-up.md`]?.replace(/<!-- TODO.*-->/, '- `cache/warm_up.py` - New') ?? '';
const files = {...project, [`${change}/specs/warm-up.md`]: filled};
const archive = ['archive', 'rework-cache', '--no-files'];

const temporary = realpathSync(mkdtempSync(join(tmpdir(), 'openspec-faults-')));
afterAll(() => rmSync(temporary, {recursive: true, force: true}));

interface Disk {
  readonly fs: Fs;
  readonly cwd: string;
}

function memoryDisk(): Disk {
  return {
    fs: memoryFs(Object.fromEntries(Object.entries(files).map(([path, text]) => [`/repo/${path}`, text]))),
    cwd: '/repo',
  };
}

function realDisk(): Disk {
  const cwd = mkdtempSync(join(temporary, 'disk-'));
  writeTree(cwd, files);
  return {fs: nodeFs, cwd};
}

/** What a person's files are; what we stage is ours. */
function theirs({fs, cwd}: Disk) {
  return snapshotOf(fs, cwd, `${cwd}/openspec/.openspec-txn`);
}

describe.each([
  ['memory', memoryDisk],
  ['real', realDisk],
] as const)('an archive on a %s disk', (_name, newDisk) => {
  test('is whole or has not happened, wherever a disk operation fails', async () => {
    const whole = newDisk();
    const counter = withFault(whole.fs, {code: 'EIO', at: 0, among: 'mutating', lasts: 'once'});
    expect((await runCli(archive, {cwd: whole.cwd, fs: counter.fs})).code).toBe(0);
    const finished = theirs(whole);
    const operations = counter.calls();
    expect(operations).toBeGreaterThan(5);
    const outcomes = {before: 0, finished: 0};
    for (let at = 1; at <= operations; at++) {
      for (const code of ['ENOSPC', 'EACCES']) {
        const disk = newDisk();
        const before = theirs(disk);
        const {fs} = withFault(disk.fs, {code, at, among: 'mutating', lasts: 'once'});
        const ran = await runCli(archive, {cwd: disk.cwd, fs});
        const outcome = ran.code === 0 ? 'finished' : 'before';
        outcomes[outcome]++;
        expect(theirs(disk), `operation ${at}, ${code}`).toEqual(outcome === 'finished' ? finished : before);
        expect(ran.code === 0 ? '' : ran.stderr).toMatch(
          ran.code === 0 ? /^$/ : /^openspec: Cannot write .*\n {2}Try: /,
        );
        if (ran.code !== 0) expect((await runCli(archive, {cwd: disk.cwd, fs: disk.fs})).code).toBe(0);
        expect(theirs(disk)).toEqual(finished);
      }
    }
    expect(outcomes.before).toBeGreaterThan(outcomes.finished);
  });
});
