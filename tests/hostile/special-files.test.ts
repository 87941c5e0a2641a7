import {execFileSync} from 'node:child_process';
import {mkdirSync, rmSync} from 'node:fs';
import {createServer} from 'node:net';
import {dirname, join} from 'node:path';
import {describe, expect, onTestFinished, test} from 'vitest';
import {nodeFs} from '../../src/disk/node-fs.ts';
import {temporaryFolder} from '../support/repo.ts';
import {runAsNobody} from '../support/run-bin.ts';
import {runCli} from '../support/run-cli.ts';
import {smallProject} from '../support/small-project.ts';
import {writeTree} from '../support/tree.ts';

const isWindows = process.platform === 'win32';

/** A project with room for something that is no file. */
function projectWithout(path: string): string {
  const cwd = temporaryFolder();
  writeTree(cwd, smallProject);
  rmSync(join(cwd, path), {force: true});
  mkdirSync(dirname(join(cwd, path)), {recursive: true});
  return cwd;
}

const PLACES = [
  'openspec/changes/add-a/proposal.md',
  'openspec/changes/add-a/tasks.md',
  'openspec/changes/add-a/.openspec.yaml',
  'openspec/changes/add-a/specs/add-a/spec.md',
  'openspec/specs/auth/spec.md',
  'openspec/specs/other',
  'openspec/config.yaml',
  'openspec/changes/README.md',
] as const;

describe.skipIf(isWindows)('a pipe', () => {
  test.each(PLACES)('at %s is not waited for, and reported', (path) => {
    const cwd = projectWithout(path);
    execFileSync('mkfifo', [join(cwd, path)]);
    const {code, stdout} = runAsNobody(cwd, 'lint');
    expect(stdout).toMatch(
      new RegExp(
        `^${path}  error  readable-files\n  Cannot read .*: it is neither a file nor a folder$`,
        'm',
      ),
    );
    expect(code).toBe(1);
    for (const words of [
      ['list', '--specs'],
      ['archive', 'add-a'],
    ])
      expect([0, 1, 2]).toContain(runAsNobody(cwd, ...words).code);
  });

  test('at the place of a template is refused', () => {
    const cwd = projectWithout('openspec/templates/proposal.md');
    execFileSync('mkfifo', [join(cwd, 'openspec/templates/proposal.md')]);
    const {code, stderr} = runAsNobody(cwd, 'new', 'add-c', '--dry-run');
    expect(stderr).toMatch(
      /^openspec: Cannot read openspec\/templates\/proposal.md: it is neither a file nor a folder \(cannot-read\)\n {2}Try: ls -ld /,
    );
    expect(code).toBe(2);
  });

  test('that comes between a look and a read is not waited for', () => {
    const cwd = temporaryFolder();
    execFileSync('mkfifo', [join(cwd, 'pipe')]);
    expect(() => nodeFs.read(join(cwd, 'pipe'))).toThrow(expect.objectContaining({code: 'ENXIO'}));
    expect(() => nodeFs.read(cwd)).toThrow(expect.objectContaining({code: 'EISDIR'}));
  });
});

describe.skipIf(isWindows)('a socket', () => {
  test('is reported', async () => {
    const path = 'openspec/changes/add-a/proposal.md';
    const cwd = projectWithout(path);
    const server = createServer();
    onTestFinished(() => void server.close());
    await new Promise<void>((resolve) => server.listen(join(cwd, path), resolve));
    expect(runAsNobody(cwd, 'lint')).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('Cannot read `proposal.md`: it is neither a file nor a folder'),
    });
  });
});

describe('a folder where a file is expected', () => {
  test.each(PLACES.filter((path) => path !== 'openspec/specs/other'))('at %s is reported', async (path) => {
    const cwd = projectWithout(path);
    mkdirSync(join(cwd, path));
    const {code, stdout} = await runCli(['lint'], {cwd});
    expect(stdout).toMatch(
      new RegExp(`^${path}  error  readable-files\n  Cannot read .*: it is a folder, expected a file$`, 'm'),
    );
    expect(code).toBe(1);
  });
});

describe('a file where a folder is expected', () => {
  test.each(['openspec/changes', 'openspec/specs', 'openspec/changes/archive'])(
    'at %s is reported',
    async (path) => {
      const cwd = temporaryFolder();
      writeTree(cwd, smallProject);
      rmSync(join(cwd, path), {recursive: true});
      writeTree(cwd, {[path]: 'not a folder'});
      expect(await runCli(['lint'], {cwd})).toMatchObject({
        code: 1,
        stdout: expect.stringContaining(`${path}  error  readable-files\n  Cannot read`),
      });
    },
  );

  test('openspec itself as a file is no project', async () => {
    const cwd = temporaryFolder();
    writeTree(cwd, {openspec: 'not a folder'});
    expect(await runCli(['list'], {cwd})).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('(no-project)'),
    });
  });
});
