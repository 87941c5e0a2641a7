import {expect, test} from 'vitest';
import {temporaryFolder} from '../support/repo.ts';
import {runCli} from '../support/run-cli.ts';
import {writeTree} from '../support/tree.ts';

test('a name with control characters is shown without them, one row a line', async () => {
  const cwd = temporaryFolder();
  writeTree(cwd, {
    'openspec/changes/archive/2026-01-02-add-menu/specs/menu.md': '# ADDED: \u001B[31mMenu\u0007\n',
  });
  const {code, stdout} = await runCli(['changelog'], {cwd});
  expect(code).toBe(0);
  expect(stdout).not.toMatch(/[\u0000-\u0009\u000B-\u001F]/);
  expect(stdout.split('\n')[2]).toBe('| 2026-01-02 | \\u001b[31mMenu\\u0007 | ADDED | Archived |');
});
