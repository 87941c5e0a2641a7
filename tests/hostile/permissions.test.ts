import {chmodSync, existsSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, onTestFinished, test} from 'vitest';
import {temporaryFolder} from '../support/repo.ts';
import {runAsNobody} from '../support/run-bin.ts';
import {smallProject} from '../support/small-project.ts';
import {writeTree} from '../support/tree.ts';

const folder = 'openspec/changes/add-a';

/** A project in which nobody may look at one path. */
function lockedAt(path: string): string {
  const cwd = temporaryFolder();
  writeTree(cwd, {
    ...smallProject,
    'openspec/config.yaml': '',
    [`${folder}/.openspec.yaml`]: 'created: 2026-01-01\n',
  });
  chmodSync(join(cwd, path), 0o000);
  onTestFinished(() => {
    if (existsSync(join(cwd, path))) chmodSync(join(cwd, path), 0o755);
  });
  return cwd;
}

describe.skipIf(process.platform === 'win32')('what may not be read', () => {
  test.each([
    folder,
    `${folder}/specs`,
    `${folder}/specs/add-a`,
    `${folder}/specs/add-a/spec.md`,
    `${folder}/proposal.md`,
    `${folder}/tasks.md`,
    `${folder}/.openspec.yaml`,
    'openspec/specs/auth',
    'openspec/specs/auth/spec.md',
  ])('%s fails alone, the rest is checked and archived', (path) => {
    const cwd = lockedAt(path);
    const lint = runAsNobody(cwd, 'lint');
    expect(lint.stdout).toMatch(
      new RegExp(`^${path}  error  readable-files\n  Cannot read .*: permission is denied\n\n1 error\n`),
    );
    expect(lint.code).toBe(1);
    const validate = runAsNobody(cwd, 'validate', '--all');
    expect(validate.stdout).toMatch(/^Totals: 2 passed, 1 failed \(3 items\)$/m);
    expect(runAsNobody(cwd, 'archive', 'add-b')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('archived add-b'),
    });
  });

  test.each([
    ['openspec/changes', ['list']],
    ['openspec/specs', ['list', '--specs']],
    ['openspec/changes/archive', ['list', '--archived']],
    [folder, ['list']],
    ['openspec/specs/auth/spec.md', ['list', '--specs']],
  ])('%s is told by the list it would be in', (path, words) => {
    const cwd = lockedAt(path);
    expect(runAsNobody(cwd, ...words)).toMatchObject({
      code: 0,
      stderr: `\`${path}\` cannot be read: permission is denied\n`,
    });
  });

  test.each([folder, `${folder}/specs`, `${folder}/specs/add-a`, `${folder}/specs/add-a/spec.md`])(
    '%s is neither shown nor archived, asked to validate or not',
    (path) => {
      const cwd = lockedAt(path);
      for (const words of [
        ['show', 'add-a'],
        ['archive', 'add-a'],
        ['archive', 'add-a', '-y', '--no-validate'],
      ]) {
        const {code, stderr} = runAsNobody(cwd, ...words);
        expect({words, code, stderr}).toEqual({
          words,
          code: 2,
          stderr: expect.stringContaining('permission is denied'),
        });
      }
    },
  );

  test('openspec/ itself is refused', () => {
    const cwd = lockedAt('openspec');
    expect(runAsNobody(cwd, 'list')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(
        /^openspec: Cannot read .*openspec: permission is denied \(cannot-read\)\n {2}Try: ls -ld /,
      ),
    });
  });
});
