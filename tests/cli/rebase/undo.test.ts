import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {nodeFs} from '../../../src/disk/node-fs.ts';
import {withFault} from '../../support/faults.ts';
import {newRepo, type Repo} from '../../support/repo.ts';
import {runCli} from '../../support/run-cli.ts';

const FOLDER = 'openspec/changes/longer';
const DELTA = `${FOLDER}/specs/sessions/spec.md`;
const METADATA = `${FOLDER}/.openspec.yaml`;
const SPEC = 'openspec/specs/sessions/spec.md';
const need = (first: string, last: string) =>
  `### Requirement: End\n\nThe system SHALL ${first}.\nSo it is.\nIt SHALL ${last}.\n\n#### Scenario: Idle\n\n- **WHEN** idle\n- **THEN** ended\n`;
const spec = (block: string) =>
  `# sessions\n\n## Purpose\n\nHow sessions end, and when.\n\n## Requirements\n\n${block}`;
const delta = (block: string) => `## MODIFIED Requirements\n\n${block}`;

/** A change of the last line, and a spec whose first line was changed since. */
function staleChange(first = 'end them'): Repo {
  const repo = newRepo();
  repo.commit('Propose', {
    [SPEC]: spec(need('end', 'tell')),
    [DELTA]: `\uFEFF${delta(need('end', 'tell twice'))}`.replaceAll('\n', '\r\n'),
    [METADATA]: 'created: 2026-01-31\n',
    [`${FOLDER}/proposal.md`]: '# Longer\n',
  });
  repo.commit('Change the spec', {[SPEC]: spec(need(first, first === 'end' ? 'ask' : 'tell'))});
  return repo;
}

const textAt = (repo: Repo, path: string) => readFileSync(join(repo.root, path), 'utf8');
const run = (repo: Repo, ...words: readonly string[]) => runCli(['rebase', ...words], {cwd: repo.root});

describe('a rebase is taken back', () => {
  test('byte for byte, and once', async () => {
    const repo = staleChange();
    const before = [DELTA, METADATA].map((path) => textAt(repo, path));
    expect((await run(repo, 'longer')).code).toBe(0);
    expect(textAt(repo, DELTA)).toBe(
      `\uFEFF${delta(need('end them', 'tell twice'))}`.replaceAll('\n', '\r\n'),
    );
    expect(textAt(repo, METADATA)).toMatch(/^created: 2026-01-31\nbase: [0-9a-f]{40}\n$/);
    expect((await run(repo, 'longer')).stdout).toBe('longer is up to date with the specs\n');
    expect((await run(repo, '--undo', 'longer')).code).toBe(0);
    expect([DELTA, METADATA].map((path) => textAt(repo, path))).toEqual(before);
    expect((await run(repo, '--undo', 'longer')).stderr).toContain('nothing-to-undo');
    expect(repo.git('status', '--porcelain')).toBe('');
  });

  test('but not over what a person made of it since', async () => {
    const repo = staleChange('end');
    const ran = await run(repo, 'longer');
    expect([ran.code, ran.stdout]).toEqual([
      1,
      expect.stringContaining(`${DELTA}:7: End was changed differently`),
    ]);
    const solved = `${textAt(repo, DELTA)
      .replace(/<{7}[\s\S]*={7}\r\n/, '')
      .replace(/>{7}.*\r\n/, '')}`;
    repo.write({[DELTA]: solved});
    const refused = await run(repo, '--undo', 'longer');
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('changed-since')]);
    expect(textAt(repo, DELTA)).toBe(solved);
    const shown = await run(repo, '--undo', '--dry-run', 'longer');
    expect(shown.stdout).toContain('-base: ');
    expect(textAt(repo, DELTA)).toBe(solved);
    expect((await run(repo, 'longer')).stdout).toBe('longer is up to date with the specs\n');
  });
});

describe('a rebase', () => {
  test('waits for specs that are not committed', async () => {
    const repo = staleChange();
    const now = textAt(repo, DELTA);
    repo.write({[SPEC]: spec(need('end all', 'tell'))});
    const ran = await run(repo, 'longer');
    expect([ran.code, ran.stderr]).toEqual([2, expect.stringContaining(`git add ${SPEC} && git commit`)]);
    expect(textAt(repo, DELTA)).toBe(now);
  });

  test('is whole or has not happened, and can then be done, wherever a disk operation fails', async () => {
    const repo = staleChange();
    const state = () => [DELTA, METADATA].map((path) => textAt(repo, path));
    const before = state();
    const counter = withFault(nodeFs, {code: 'EIO', at: 0, among: 'mutating', lasts: 'once'});
    expect((await runCli(['rebase', 'longer'], {cwd: repo.root, fs: counter.fs})).code).toBe(0);
    const after = state();
    for (let at = 1; at <= counter.calls(); at++) {
      repo.git('checkout', '--', '.');
      const {fs} = withFault(nodeFs, {code: 'ENOSPC', at, among: 'mutating', lasts: 'once'});
      const {code} = await runCli(['rebase', 'longer'], {cwd: repo.root, fs});
      expect(state(), `operation ${at}`).toEqual(code === 0 ? after : before);
      const undone = await run(repo, '--undo', 'longer');
      expect(undone.code === 0 || /nothing-to-undo|changed-since/.test(undone.stderr)).toBe(true);
      expect(state()).toEqual(undone.code === 0 || code !== 0 ? before : after);
    }
  });
});
