import {execFileSync, spawnSync} from 'node:child_process';
import {chmodSync, chownSync, mkdirSync, mkdtempSync, realpathSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, describe, expect, test} from 'vitest';
import {nodeFs} from '../../src/disk/node-fs.ts';
import {snapshotOf} from '../support/faults.ts';
import {ARCHIVE_REWORK, REWORK} from '../support/rework.ts';
import {giveToNobody, runBin} from '../support/run-bin.ts';
import {writeTree} from '../support/tree.ts';

const temporary = realpathSync(mkdtempSync(join(tmpdir(), 'openspec-read-only-')));
chmodSync(temporary, 0o755);
const restore: (() => void)[] = [];
afterAll(() => {
  for (const undo of restore) undo();
  execFileSync('chmod', ['-R', 'u+rwX', temporary]);
  rmSync(temporary, {recursive: true, force: true});
});

const isRoot = process.getuid?.() === 0;

function newProject(): string {
  const root = mkdtempSync(join(temporary, 'project-'));
  mkdirSync(join(root, 'openspec/changes/archive'), {recursive: true});
  writeTree(root, REWORK);
  giveToNobody(root);
  return root;
}

/** Archives as a user without rights, which must be refused and change nothing, and after that be possible. */
function refusalWith(protect: (root: string) => () => void) {
  const root = newProject();
  const allow = protect(root);
  const before = snapshotOf(nodeFs, root);
  const {status, stderr} = runBin(root, ARCHIVE_REWORK, {asNobody: true});
  expect([status, snapshotOf(nodeFs, root)]).toEqual([2, before]);
  allow();
  expect(runBin(root, ARCHIVE_REWORK, {asNobody: true}).status).toBe(0);
  return stderr.replaceAll(root, '');
}

const withMode = (path: string, mode: number) => (root: string) => {
  const native = join(root, path);
  const usual = nodeFs.modeOf(native);
  chmodSync(native, mode);
  return () => chmodSync(native, usual);
};

describe.skipIf(process.platform === 'win32')('without the permission to write', () => {
  // A rename asks the folder alone, so we could replace such a file. But that bit is the one way to say "do not edit
  // this" that every system has; editors ask first, and version controls set it on what another person has locked.
  test.each([
    ['openspec/specs/auth/spec.md', 'of a spec that would be edited'],
    ['openspec/specs/old/spec.md', 'of a spec that would be removed'],
  ])('to %s, %s, nothing is archived', (path) => {
    expect(refusalWith(withMode(path, 0o444))).toBe(
      `openspec: ${path} is read-only, and nothing was changed; make it writable to have it edited (read-only)\n  Try: chmod u+w ${path}\n`,
    );
  });

  test('to a file, root does not edit it either', () => {
    const root = newProject();
    chmodSync(join(root, 'openspec/specs/auth/spec.md'), 0o444);
    const {status, stderr} = runBin(root, ARCHIVE_REWORK);
    expect([status, stderr]).toEqual([2, expect.stringContaining('(read-only)')]);
  });

  test.each([
    ['openspec', '/openspec/.openspec-txn'],
    ['openspec/specs', '/openspec/specs/fresh'],
    ['openspec/specs/auth', '/openspec/specs/auth/spec.md'],
    ['openspec/specs/old', '/openspec/specs/old/spec.md'],
    ['openspec/changes/archive', '/openspec/changes/rework or /openspec/changes/archive/2026-02-03-rework'],
    ['openspec/changes', '/openspec/changes/rework or /openspec/changes/archive/2026-02-03-rework'],
    ['openspec/changes/rework', '/openspec/changes/rework or /openspec/changes/archive/2026-02-03-rework'],
  ])('to the folder %s, nothing is archived', (folder, named) => {
    const stderr = refusalWith(withMode(folder, 0o555));
    expect(stderr).toContain(
      `openspec: Cannot write ${named}: permission is denied (cannot-write)\n  Try: ls -ld `,
    );
  });

  test('to a file within the change, it is archived like any other, and stays read-only', () => {
    const root = newProject();
    chmodSync(join(root, 'openspec/changes/rework/tasks.md'), 0o444);
    expect(runBin(root, ARCHIVE_REWORK, {asNobody: true}).status).toBe(0);
    expect(nodeFs.modeOf(join(root, 'openspec/changes/archive/2026-02-03-rework/tasks.md'))).toBe(0o444);
  });
});

describe.skipIf(!isRoot)('where a rename is not permitted (setting that up takes the rights of root)', () => {
  test('because the folder is sticky and the file is of another user', () => {
    const stderr = refusalWith((root) => {
      const folder = join(root, 'openspec/specs/old');
      for (const path of [folder, join(folder, 'spec.md')]) chownSync(path, 0, 0);
      chmodSync(folder, 0o1777);
      chmodSync(join(folder, 'spec.md'), 0o666);
      return () => giveToNobody(folder);
    });
    expect(stderr).toContain('Cannot write /openspec/specs/old/spec.md: the operation is not permitted');
  });

  test.skipIf(!canBeImmutable())('because it is immutable (not on every file system)', () => {
    const immutable = (path: string) => (root: string) => {
      const allow = () => void spawnSync('chattr', ['-i', join(root, path)]);
      restore.push(allow);
      execFileSync('chattr', ['+i', join(root, path)]);
      return allow;
    };
    expect(refusalWith(immutable('openspec/specs/auth/spec.md'))).toContain('(read-only)');
    expect(refusalWith(immutable('openspec/specs/auth'))).toContain(
      'Cannot write /openspec/specs/auth/spec.md: the operation is not permitted',
    );
  });
});

function canBeImmutable(): boolean {
  const folder = mkdtempSync(join(temporary, 'immutable-'));
  const isPossible = spawnSync('chattr', ['+i', folder]).status === 0;
  spawnSync('chattr', ['-i', folder]);
  return isPossible;
}
