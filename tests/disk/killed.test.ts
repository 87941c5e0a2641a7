import {spawnSync} from 'node:child_process';
import {mkdtempSync, realpathSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, expect, test} from 'vitest';
import {packageRoot} from '../support/run-cli.ts';
import {treeOf, writeTree} from '../support/tree.ts';

const temporary = realpathSync(mkdtempSync(join(tmpdir(), 'openspec-killed-')));
afterAll(() => rmSync(temporary, {recursive: true, force: true}));

const requirement = (name: string) =>
  `### Requirement: ${name}\n\nThe system SHALL do ${name}.\n\n#### Scenario: Done\n\n- **WHEN** asked\n- **THEN** done\n`;
const spec = (...names: readonly string[]) =>
  `# Spec\n\n## Purpose\n\nWhat this part of the product is for, in words.\n\n## Requirements\n\n${names.map(requirement).join('\n')}`;

/** One spec that is edited, one that is made, one that goes. */
const FILES: Readonly<Record<string, string>> = {
  'openspec/specs/auth/spec.md': spec('Login', 'Logout').replaceAll('\n', '\r\n'),
  'openspec/specs/old/spec.md': spec('Legacy'),
  'openspec/changes/README.md': '# Changes\n\nNothing here yet.\n',
  'openspec/changes/rework/.openspec.yaml': 'created: 2026-01-01\nretire_capabilities: true\n',
  'openspec/changes/rework/proposal.md':
    '# Rework\n\n## Why\n\nIt is time.\n\n## What Changes\n\n- All of it.\n',
  'openspec/changes/rework/tasks.md': '- [x] 1.1 Do it\n',
  'openspec/changes/rework/specs/auth/spec.md': `## ADDED Requirements\n\n${requirement('Lock')}`,
  'openspec/changes/rework/specs/fresh/spec.md': `## ADDED Requirements\n\n${requirement('Fresh')}`,
  'openspec/changes/rework/specs/old/spec.md': `## REMOVED Requirements\n\n${requirement('Legacy')}`,
};

function newProject(): string {
  const root = mkdtempSync(join(temporary, 'project-'));
  writeTree(root, FILES);
  return root;
}

const bin = join(packageRoot, 'dist', 'openspec.cjs');
const hook = join(packageRoot, 'tests', 'support', 'kill-at.cjs');

function run(root: string, argv: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const words = env['OPENSPEC_COUNT'] || env['OPENSPEC_KILL_AT'] ? ['--require', hook] : [];
  return spawnSync(process.execPath, [...words, bin, ...argv], {
    cwd: root,
    encoding: 'utf8',
    env: {...process.env, ...env},
  });
}

const archive = ['archive', 'rework', '--no-files', '--date', '2026-02-03'];

test('an archive that is killed at any call of the file system is finished or undone by the next command', () => {
  const whole = newProject();
  const before = treeOf(whole);
  const counted = run(whole, archive, {OPENSPEC_COUNT: '1'});
  const after = treeOf(whole);
  expect(Object.keys(after)).not.toContain('openspec/specs/old/spec.md');
  const calls = Number(/calls (\d+)/.exec(counted.stderr)?.[1]);
  expect(calls).toBeGreaterThan(60);
  const outcomes = {before: 0, after: 0};
  for (let at = 1; at <= calls; at++) {
    const root = newProject();
    expect(run(root, archive, {OPENSPEC_KILL_AT: String(at)}).signal, `call ${at}`).toBe('SIGKILL');
    const next = run(root, ['list']);
    expect(next.status, `call ${at}: ${next.stderr}`).toBe(0);
    const found = treeOf(root);
    // What is ours and empty of meaning goes with the next run that writes.
    for (const path of Object.keys(found))
      if (path.startsWith('openspec/.openspec-txn/')) delete (found as Record<string, string>)[path];
    const outcome = 'openspec/specs/old/spec.md' in found ? 'before' : 'after';
    expect(found, `call ${at}`).toEqual(outcome === 'before' ? before : after);
    outcomes[outcome]++;
    rmSync(root, {recursive: true});
  }
  expect(Math.min(outcomes.before, outcomes.after)).toBeGreaterThan(10);
}, 300_000);
