import {mkdirSync, renameSync, rmSync, symlinkSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {temporaryFolder} from '../support/repo.ts';
import {runCli} from '../support/run-cli.ts';
import {changeFiles, smallProject, specText} from '../support/small-project.ts';
import {treeOf, writeTree} from '../support/tree.ts';

/** A project and, beside it, a folder outside. */
function worlds(): {readonly cwd: string; readonly outside: string} {
  const root = temporaryFolder();
  const [cwd, outside] = [join(root, 'project'), join(root, 'outside')];
  writeTree(cwd, smallProject);
  writeTree(outside, {
    ...changeFiles('add-c'),
    ...changeFiles('add-a'),
    'auth/spec.md': specText,
    'page.md': '# P\n',
  });
  return {cwd, outside};
}

/** Put a link where something may lie already. */
function link(from: string, to: string): void {
  mkdirSync(dirname(from), {recursive: true});
  try {
    renameSync(from, `${from}.was`);
  } catch {
    // Nothing was there.
  }
  symlinkSync(to, from);
}

/** A link, where it leads when it leaves the project, and where when it does not. */
const LINKS = [
  ['openspec/changes/add-c', 'openspec/changes/add-c', 'openspec/changes/add-b'],
  ['openspec/changes/add-a/proposal.md', 'page.md', 'openspec/changes/add-b/proposal.md'],
  ['openspec/changes/add-a/specs', 'openspec/changes/add-a/specs', 'openspec/changes/add-b/specs'],
  [
    'openspec/changes/add-a/specs/add-a',
    'openspec/changes/add-a/specs/add-a',
    'openspec/changes/add-b/specs/add-b',
  ],
  ['openspec/specs/auth', 'auth', 'openspec/changes/add-b/specs/add-b'],
  ['openspec/specs/auth/spec.md', 'auth/spec.md', 'openspec/changes/add-b/specs/add-b/spec.md'],
  ['openspec/specs', '.', 'openspec/changes/add-b/specs'],
  ['openspec/changes', 'openspec/changes', 'openspec/specs'],
  ['openspec/changes/archive', '.', 'openspec/specs'],
] as const;

describe.each(LINKS)('a link at %s', (path, out, within) => {
  test.each(['out of the project', 'within the project', 'in a circle', 'to the folder it is in', 'nowhere'])(
    '%s is reported, and not followed',
    async (where) => {
      const {cwd, outside} = worlds();
      const targets: Readonly<Record<string, string>> = {
        'out of the project': join(outside, out),
        'within the project': join(cwd, within),
        'in a circle': `${join(cwd, path)}.other`,
        'to the folder it is in': '.',
        nowhere: 'no-such-file',
      };
      if (where === 'in a circle') symlinkSync(join(cwd, path), `${join(cwd, path)}.other`);
      link(join(cwd, path), targets[where] ?? '');
      const before = treeOf(outside);
      const {code, stdout} = await runCli(['lint'], {cwd});
      expect({code, stdout}).toEqual({
        code: 1,
        stdout: expect.stringContaining(`${path}  error  readable-files\n  Cannot read`),
      });
      expect((await runCli(['validate', '--all'], {cwd})).code).toBe(1);
      for (const words of [
        ['archive', 'add-a', 'add-b', '-y', '--no-validate'],
        ['lint', '--fix'],
        ['new', 'add-d'],
        ['init'],
        ['changelog', '--write'],
      ])
        expect((await runCli(words, {cwd})).code).not.toBe(3);
      expect(treeOf(outside)).toEqual(before);
    },
  );
});

test('a link where the archive should be keeps every change where it is', async () => {
  const {cwd, outside} = worlds();
  link(join(cwd, 'openspec/changes/archive'), outside);
  const {code, stderr} = await runCli(['archive', 'add-a'], {cwd});
  expect(stderr).toMatch(
    /openspec\/changes\/archive is a link, expected a folder \(not-a-folder\)\n {2}Try: ls -ld openspec\/changes\/archive\n/,
  );
  expect(code).toBe(2);
});

test('a link to a living spec is told by the list, and merges nothing', async () => {
  const {cwd, outside} = worlds();
  writeTree(cwd, changeFiles('add-c', 'auth'));
  link(join(cwd, 'openspec/specs/auth'), join(outside, 'auth'));
  expect((await runCli(['list', '--specs'], {cwd})).stderr).toMatch(
    /^`openspec\/specs\/auth` cannot be read: it is a link/,
  );
  const {code, stderr} = await runCli(['archive', 'add-c'], {cwd});
  expect(stderr).toContain('openspec/specs/auth cannot be read: it is a link, which is never followed');
  expect(code).toBe(2);
});

test('a link among the changes is told by the list and by its name', async () => {
  const {cwd, outside} = worlds();
  link(join(cwd, 'openspec/changes/add-c'), join(outside, 'openspec/changes/add-c'));
  const {stdout, stderr} = await runCli(['list'], {cwd});
  expect(stdout).not.toContain('add-c');
  expect(stderr).toMatch(/^`openspec\/changes\/add-c` cannot be read: it is a link/);
  expect(await runCli(['archive', 'add-c'], {cwd})).toMatchObject({code: 2});
});

test('openspec/ itself as a link is refused, wherever it leads', async () => {
  const {cwd, outside} = worlds();
  for (const target of [join(outside, 'openspec'), join(cwd, 'openspec.was')]) {
    rmSync(join(cwd, 'openspec'), {recursive: true});
    writeTree(cwd, {'openspec.was/config.yaml': ''});
    symlinkSync(target, join(cwd, 'openspec'));
    const {code, stderr} = await runCli(['list'], {cwd});
    expect(stderr).toMatch(/openspec is a link to .*, and links are never followed; .* \(linked-project\)/);
    expect(code).toBe(2);
  }
});

test('a template behind a link is refused', async () => {
  const {cwd, outside} = worlds();
  link(join(cwd, 'openspec/templates/proposal.md'), join(outside, 'page.md'));
  const {code, stderr} = await runCli(['new', 'add-c'], {cwd});
  expect(stderr).toMatch(
    /^openspec: Cannot read openspec\/templates\/proposal.md: it is a link, which is never followed \(cannot-read\)/,
  );
  expect(code).toBe(2);
});

test('a document that is a link is named once', async () => {
  const {cwd, outside} = worlds();
  link(join(cwd, 'openspec/changes/add-a/tasks.md'), join(outside, 'tasks.md'));
  const {stdout} = await runCli(['lint'], {cwd});
  expect(stdout).toContain('Cannot read `tasks.md`: it is a link, which is never followed\n');
});
