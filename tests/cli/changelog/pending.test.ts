import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {newRepo} from '../../support/repo.ts';
import {runCli} from '../../support/run-cli.ts';

const LOG = 'TECHNICAL_CHANGE_LOG.md';
const change = 'openspec/changes/add-a';

test('a commit that was pending and is known is no staleness, until something else is', async () => {
  const repo = newRepo();
  const cwd = repo.root;
  const logNow = () => readFileSync(join(cwd, LOG), 'utf8');
  repo.commit('Start', {
    'openspec/config.yaml': 'changelog:\n  views: [technical]\n',
    [LOG]: '# Log\n\n## Changelog\n\n### 2025-01-01: First (CL-001)\n\n**Commit:** `0000000`\n',
    [`${change}/proposal.md`]: '# A\n\n## Why\n\nSo.\n\n## What Changes\n\n- x\n',
    [`${change}/specs/a.md`]: '# ADDED: A\n\n## Files Changed\n\n- `src/a.ts` - x\n',
  });
  repo.commit('Work', {'src/a.ts': 'a\n', [`${change}/tasks.md`]: '- [x] 1.1 do\n'});
  expect(await runCli(['archive', 'add-a', '--no-validate'], {cwd})).toMatchObject({code: 0});
  repo.commit('Archive');
  expect(logNow()).toContain('pending');

  const check = await runCli(['changelog', '--check'], {cwd});
  expect(check).toMatchObject({code: 0, stdout: ''});
  expect(check.stderr).toContain('Fill them in: openspec changelog --write');
  const json = await runCli(['changelog', '--check', '--json'], {cwd});
  expect(json.code).toBe(0);
  expect(JSON.parse(json.stdout)).toMatchObject({stale: [], conflicts: []});

  const folder = /openspec\/changes\/archive\/\S+add-a/.exec(repo.git('ls-files'))?.[0] ?? '';
  const proposal = join(folder, 'proposal.md');
  repo.write({[proposal]: '# A\n\n## Why\n\nSince.\n\n## What Changes\n\n- x\n'});
  expect(await runCli(['changelog', '--check'], {cwd})).toMatchObject({
    code: 1,
    stdout: expect.stringContaining('Since'),
  });

  expect(await runCli(['changelog', '--write'], {cwd})).toMatchObject({code: 0});
  expect(logNow()).not.toContain('pending');
  expect((await runCli(['changelog', '--check'], {cwd})).stderr).not.toContain('pending');
});
