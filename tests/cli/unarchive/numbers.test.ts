import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {newRepo} from '../../support/repo.ts';
import {runCli} from '../../support/run-cli.ts';
import {treeOf} from '../../support/tree.ts';

const LOG = 'TECHNICAL_CHANGE_LOG.md';
const filesOf = (name: string) => ({
  [`openspec/changes/${name}/proposal.md`]: `# The ${name}\n\n## Why\n\nSo.\n\n## What Changes\n\n- x\n`,
  [`openspec/changes/${name}/tasks.md`]: '- [x] 1.1 do\n',
  [`openspec/changes/${name}/specs/a.md`]: `# ADDED: ${name}\n\n## Files Changed\n\n- \`src/${name}.ts\` - x\n`,
});

function start() {
  const repo = newRepo();
  repo.commit('Start', {
    'openspec/config.yaml': 'changelog:\n  views: [technical]\n',
    [LOG]: '# Log\n\n## Changelog\n\n### 2025-01-01: First (CL-003)\n\n**Commit:** `0000000`\n',
    ...filesOf('add-c'),
    ...filesOf('add-d'),
  });
  const cwd = repo.root;
  const run = async (...words: string[]) => expect(await runCli(words, {cwd})).toMatchObject({code: 0});
  const log = () => readFileSync(join(cwd, LOG), 'utf8');
  return {repo, cwd, run, log};
}

test('a number that is taken back waits for its change', async () => {
  const {cwd, run, log} = start();
  const before = log();
  await run('archive', 'add-c', '--no-validate');
  const archived = treeOf(cwd);
  await run('unarchive', 'add-c');
  expect(log()).toBe(before);
  const kept = JSON.parse(readFileSync(join(cwd, 'openspec/changes/add-c/.openspec-changelog.json'), 'utf8'));
  expect(kept.views).toEqual({[LOG]: {number: 'CL-004', fields: {}}});
  expect((await runCli(['lint'], {cwd})).stdout).not.toContain('no-stray-files');
  await run('archive', 'add-c', '--no-validate');
  expect(log()).toBe(archived[LOG]);
  await run('unarchive', 'add-c');
  await run('archive', 'add-d', '--no-validate');
  expect(log()).toContain('The add-d (CL-005)');
  await run('archive', 'add-c', '--no-validate');
  expect(log()).toContain('The add-c (CL-004)');
  await run('changelog', '--check');
});

test('beside others it gets its own again, and all can be taken back', async () => {
  const {run, log} = start();
  const before = log();
  await run('archive', 'add-d', '--no-validate');
  await run('unarchive', 'add-d');
  await run('archive', 'add-c', 'add-d', '--no-validate');
  expect(log()).toContain('The add-d (CL-004)');
  expect(log()).toContain('The add-c (CL-005)');
  expect(before).not.toContain('CL-004');
  await run('changelog', '--check');
});

test('an entry that was left in the log is found again', async () => {
  const {repo, run, log} = start();
  await run('archive', 'add-c', '--no-validate');
  repo.write({[LOG]: log().replace('The add-c', 'The good add-c')});
  await run('unarchive', 'add-c');
  expect(log()).toContain('The good add-c (CL-004)');
  await run('archive', 'add-c', '--no-validate');
  expect(log().match(/CL-004/g)).toHaveLength(1);
  expect(log()).not.toContain('CL-005');
});
