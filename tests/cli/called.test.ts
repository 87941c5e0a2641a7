import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {programOf, rootIn} from '../../cli/called.ts';
import {calledAgain} from '../../src/called.ts';
import {repoAt, temporaryFolder} from '../support/repo.ts';
import {runCli} from '../support/run-cli.ts';

describe.skipIf(process.platform === 'win32')('the program', () => {
  test.each([
    ['/usr/bin/openspec', '/work', 'openspec'],
    ['/usr/bin/openspec-changes', '/work', 'openspec-changes'],
    ['/src/dist/openspec.cjs', '/work', 'openspec'],
    ['', '/work', 'openspec'],
    ['/work/node_modules/.bin/openspec', '/work', 'npx openspec'],
    ['/work/node_modules/.bin/openspec-changes', '/work/packages/api', 'npx openspec-changes'],
    ['/work/node_modules/openspec-changes/dist/openspec.cjs', '/work', 'npx openspec-changes'],
    ['/work/my api/node_modules/.bin/openspec', '/work', "'my api/node_modules/.bin/openspec'"],
    ['/home/ada/.npm/_npx/1a/node_modules/.bin/openspec-changes', '/work', 'npx openspec-changes'],
    ['/node_modules/.bin/openspec', '/work', 'npx openspec'],
  ])('that is run as %s in %s is called %s', (script, cwd, program) => {
    expect(programOf(script, cwd)).toBe(program);
  });
});

describe('a command to paste', () => {
  const called = {program: 'npx openspec', root: 'packages/api'};

  test.each([
    ['openspec list', 'npx openspec list --root packages/api'],
    ['openspec lint x.md --fix < x.md', 'npx openspec lint --root packages/api x.md --fix < x.md'],
    ['openspec list --root other', 'npx openspec list --root other'],
    ['openspec lint --help', 'npx openspec lint --help'],
    ['openspec explain no-todo', 'npx openspec explain no-todo'],
    ['openspec --help', 'npx openspec --help'],
    ['git add openspec', 'git add openspec'],
    ['openspecs list', 'openspecs list'],
  ])('%s is %s', (command, again) => {
    expect(calledAgain(command, called)).toBe(again);
  });

  test('is about the same project, by the same name, as text and as JSON', async () => {
    const cwd = temporaryFolder();
    repoAt(cwd).write({'my api/openspec/config.yaml': ''});
    for (const words of [['--root', 'my api'], ['--root=my api']]) {
      const world = {cwd, program: 'openspec-changes'};
      const {stderr} = await runCli(['archive', 'x', ...words], world);
      expect(stderr).toContain("Try: openspec-changes list --root 'my api'\n");
      const {stdout} = await runCli(['archive', 'x', '--json', ...words], world);
      expect(JSON.parse(stdout).error.hint).toBe("openspec-changes list --root 'my api'");
    }
    expect(rootIn(['show', '--', '--root', 'x'])).toBeUndefined();
  });

  test('names the projects below where there is none above', async () => {
    const cwd = temporaryFolder();
    for (const folder of ['a/b/c/d', 'node_modules/x', '.git/x', '.x'])
      mkdirSync(join(cwd, folder, 'openspec'), {recursive: true});
    const refused = async (...words: string[]) => (await runCli(['lint', ...words], {cwd})).stderr;
    expect(await refused()).toContain('Try: openspec init\n');
    for (const folder of ['packages/api', 'packages/my web'])
      mkdirSync(join(cwd, folder, 'openspec'), {recursive: true});
    const stderr = await refused('--fix');
    expect(stderr).toContain('`--root packages/api` or `--root packages/my web`');
    expect(stderr).toContain('Try: openspec list --root packages/api\n');
    expect(await refused('--root', 'packages')).toContain('Try: openspec list --root packages/api\n');
    mkdirSync(join(cwd, 'docs'));
    expect(await refused('--root', 'docs')).toContain('Try: openspec init --root docs\n');
  });
});
