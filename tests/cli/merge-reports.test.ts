import {cpSync, existsSync, mkdtempSync, readdirSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, describe, expect, test} from 'vitest';
import {formats} from '../../src/report/findings/index.ts';
import {packageRoot, type Ran, runCli} from '../support/run-cli.ts';

const scratch = mkdtempSync(join(tmpdir(), 'openspec-shards-'));
afterAll(() => rmSync(scratch, {recursive: true, force: true}));

const cases = readdirSync(join(import.meta.dirname, 'lint'))
  .map((name) => join(import.meta.dirname, 'lint', name, 'in'))
  .filter((folder) => existsSync(folder));
const corpora = ['bebopbabailey+homelab-llm', 'kevin-toles+llm-gateway']
  .map((name) => join(packageRoot, '..', 'shared', 'corpus', name))
  .filter((folder) => existsSync(join(folder, 'openspec')));

/** A copy: what is beside a project on this machine, such as a repository, is nothing to it. */
function copied(folder: string): string {
  const work = mkdtempSync(join(scratch, 'work-'));
  cpSync(folder, work, {recursive: true});
  return work;
}

/** What a run over all says, and what its shards say when they are merged somewhere else. */
async function both(cwd: string, words: readonly string[], total: number, judging: readonly string[]) {
  const whole = await runCli(['lint', ...words, ...judging], {cwd});
  for (let index = 1; index <= total; index++) {
    const ran = await runCli(['lint', ...words, '--shard', `${index}/${total}`, '--format', 'blob=out'], {
      cwd,
    });
    expect(ran).toMatchObject({code: 0, stdout: ''});
  }
  const elsewhere = mkdtempSync(join(scratch, 'merge-'));
  cpSync(join(cwd, 'out'), join(elsewhere, 'out'), {recursive: true});
  rmSync(join(cwd, 'out'), {recursive: true});
  return {whole, merged: await runCli(['merge-reports', 'out', ...judging], {cwd: elsewhere})};
}

const told = ({code, stdout, stderr}: Ran) => ({code, stdout, stderr});

describe.each([...cases, ...corpora])('the shards of %s', (folder) => {
  test.each([1, 2, 5])('say with the others what one run says, %i of them', async (total) => {
    const cwd = copied(folder);
    for (const {id} of formats) {
      const {whole, merged} = await both(cwd, [], total, ['--format', id, '--max-warnings', '1']);
      expect(told(merged)).toEqual(told(whole));
    }
  });
});
