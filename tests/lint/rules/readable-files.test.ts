import {mkdtempSync, rmSync, symlinkSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {runCli} from '../../support/run-cli.ts';
import {writeTree} from '../../support/tree.ts';

test.skipIf(process.platform === 'win32')(
  'a link where a change could be is told, and not followed',
  async () => {
    const cwd = mkdtempSync(join(tmpdir(), 'openspec-linked-'));
    writeTree(cwd, {'openspec/changes/README.md': '# Changes\n', 'elsewhere/proposal.md': '# Elsewhere\n'});
    symlinkSync(join(cwd, 'elsewhere'), join(cwd, 'openspec/changes/linked'));
    const {code, stdout} = await runCli(['lint'], {cwd});
    rmSync(cwd, {recursive: true});
    expect(code).toBe(1);
    expect(stdout).toContain('openspec/changes/linked  error  readable-files');
    expect(stdout).not.toContain('elsewhere');
  },
);
