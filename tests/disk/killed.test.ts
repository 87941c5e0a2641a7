import {mkdirSync, mkdtempSync, realpathSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, afterEach, expect, test} from 'vitest';
import {mountTmpfs, unmount, whyNoMounts} from '../support/mounts.ts';
import {ARCHIVE_REWORK, REWORK} from '../support/rework.ts';
import {runBin} from '../support/run-bin.ts';
import {runCli} from '../support/run-cli.ts';
import {treeOf, writeTree} from '../support/tree.ts';

const temporary = realpathSync(mkdtempSync(join(tmpdir(), 'openspec-killed-')));
const mounts: string[] = [];
afterEach(() => mounts.splice(0).forEach(unmount));
afterAll(() => rmSync(temporary, {recursive: true, force: true}));

/** A project, the folders of which lie on file systems of their own. */
function newProject(mounted: readonly string[]): string {
  const root = mkdtempSync(join(temporary, 'project-'));
  for (const folder of mounted.map((path) => join(root, path))) {
    mounts.push(folder);
    expect(mountTmpfs(folder, 'size=1m')).toBe(true);
  }
  mkdirSync(join(root, 'openspec/changes/archive'), {recursive: true});
  writeTree(root, REWORK);
  return root;
}

function removeProject(root: string): void {
  mounts.splice(0).forEach(unmount);
  rmSync(root, {recursive: true});
}

/** What a person has, whenever it was archived; what is ours and empty of meaning goes with the next run that writes. */
function theirsOf(root: string): Readonly<Record<string, string>> {
  const isOurs = (path: string) => path.startsWith('openspec/.openspec-txn/');
  return Object.fromEntries(
    Object.entries(treeOf(root))
      .filter(([path]) => !isOurs(path))
      .map(([path, text]) => [path, text.replace(/"at": "[^"]*"/, '"at": "some time"')]),
  );
}

/** Kills an archive at every `stride`th call that writes; each time `list` must leave all of it or nothing. */
async function killAtEach(stride: number, mounted: readonly string[]) {
  const whole = newProject(mounted);
  const before = theirsOf(whole);
  const counted = runBin(whole, ARCHIVE_REWORK, {env: {OPENSPEC_COUNT: '1'}});
  const after = theirsOf(whole);
  expect(Object.keys(after)).not.toContain('openspec/specs/old/spec.md');
  removeProject(whole);
  const calls = Number(/calls (\d+)/.exec(counted.stderr)?.[1]);
  const tried = {points: 0, before: 0, after: 0};
  for (let at = 1; at <= calls; at += stride) {
    const root = newProject(mounted);
    const killed = runBin(root, ARCHIVE_REWORK, {env: {OPENSPEC_KILL_AT: String(at)}});
    expect(killed.signal, `call ${at}`).toBe('SIGKILL');
    const next = await runCli(['list'], {cwd: root});
    expect(next.code, `call ${at}: ${next.stderr}`).toBe(0);
    const found = theirsOf(root);
    const outcome = 'openspec/specs/old/spec.md' in found ? 'before' : 'after';
    expect(found, `call ${at}`).toEqual(outcome === 'before' ? before : after);
    tried[outcome]++;
    tried.points++;
    removeProject(root);
  }
  console.info(`killed at ${tried.points} of ${calls} calls`);
  return tried;
}

test('an archive that is killed at any call of the file system is finished or undone by the next command', async () => {
  const {points, ...outcomes} = await killAtEach(1, []);
  expect(points).toBeGreaterThan(60);
  expect(Math.min(outcomes.before, outcomes.after)).toBeGreaterThan(10);
}, 300_000);

test('a signal ends an archive at once, or comes when all of it is done', () => {
  const whole = newProject([]);
  const before = theirsOf(whole);
  const counted = runBin(whole, ARCHIVE_REWORK, {env: {OPENSPEC_COUNT: '1'}});
  const after = theirsOf(whole);
  const calls = Number(/calls (\d+)/.exec(counted.stderr)?.[1]);
  const seen = new Set<string>();
  for (let at = 1; at <= calls; at += Math.ceil(calls / 16)) {
    const root = newProject([]);
    const env = {OPENSPEC_KILL_AT: String(at), OPENSPEC_SIGNAL: 'SIGINT'};
    const {status, signal} = runBin(root, ARCHIVE_REWORK, {env});
    const found = theirsOf(root);
    const isDone = 'openspec/specs/fresh/spec.md' in found;
    expect(found, `call ${at}`).toEqual(isDone ? after : before);
    expect(isDone ? [0, null] : [null, 'SIGINT'], `call ${at}`).toContain(isDone ? status : signal);
    seen.add(isDone ? 'done' : 'ended');
  }
  expect(seen.size).toBe(2);
});

const skipped = whyNoMounts();

// Every call is tried in memory, in `file-systems.test.ts`; here each sixth, for what only a real kill leaves half done.
test.skipIf(skipped)(
  `so is one whose specs and archive lie on other file systems${skipped ? ` (${skipped})` : ''}`,
  async () => {
    const {points, ...outcomes} = await killAtEach(6, ['openspec/specs', 'openspec/changes/archive']);
    expect(points).toBeGreaterThan(30);
    expect(Math.min(outcomes.before, outcomes.after)).toBeGreaterThan(5);
  },
  300_000,
);
