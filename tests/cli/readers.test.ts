import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, expect, test} from 'vitest';
import type {Fs} from '../../src/disk/fs.ts';
import {hashOfText} from '../../src/disk/journal.ts';
import {nodeFs} from '../../src/disk/node-fs.ts';
import {runCli} from '../support/run-cli.ts';
import {treeOf, writeTree} from '../support/tree.ts';

const proposal = '# New\n\n## Why\n\nIt has been asked for.\n\n## What Changes\n\n- All of it.\n';
const TREE = {
  'openspec/changes/add-x/proposal.md': '# X\n',
  'openspec/.openspec-txn/0.new': proposal,
};
const journal = JSON.stringify({
  version: 1,
  title: 'new add-y',
  steps: [
    {kind: 'folder', path: 'openspec/changes/add-y', becomes: 'made'},
    {
      kind: 'file',
      path: 'openspec/changes/add-y/proposal.md',
      after: {hash: hashOfText(proposal), staged: '0.new'},
    },
  ],
});

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'openspec-readers-'));
  writeTree(root, TREE);
});
afterEach(() => rmSync(root, {recursive: true, force: true}));

/** A disk on which a run that writes begins to swap files whenever the changes are listed, for so many times. */
function busy(times: number): Fs {
  let left = times;
  return {
    ...nodeFs,
    list(folder) {
      const entries = nodeFs.list(folder);
      if (folder.endsWith('changes') && left-- > 0)
        writeTree(root, {
          'openspec/.openspec-txn/0.new': proposal,
          'openspec/.openspec-txn/journal.json': journal,
        });
      return entries;
    },
  };
}

test.each([1, 3, 100])('what was read while another run wrote %i times is not printed', async (times) => {
  const {code, stdout, stderr} = await runCli(['list'], {cwd: root, fs: busy(times)});
  expect([code, stdout.includes('add-y')]).toEqual([0, true]);
  expect(stderr).toContain('new add-y was cut short, and is finished now');
  if (times < 5) expect(Object.keys(treeOf(root))).not.toContain('openspec/.openspec-txn/journal.json');
});
