/**
 * What `openspec lint --staged` costs in a repository of 5,000 files below `openspec/`, beside `git status`, a Node that
 * does nothing, and the same in a repository of one change: `node bench/lint-staged.mjs`, after a build.
 */
import {execFileSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {performance} from 'node:perf_hooks';

const bin = join(import.meta.dirname, '..', 'dist', 'openspec.cjs');
const TIMES = 7;
const prose = `${'The system keeps the words of a person as they are. '.repeat(20)}\n`;

function write(root, path, text) {
  mkdirSync(dirname(join(root, path)), {recursive: true});
  writeFileSync(join(root, path), text);
}

function requirement(name, kind) {
  return `## ${kind}Requirements\n\n### Requirement: ${name}\n\nThe system SHALL do it.\n\n#### Scenario: It does\n\n- **WHEN** asked\n- **THEN** done\n`;
}

/** Four files a change and one a capability; half of the changes are archived. */
function fill(root, count) {
  for (let index = 0; index < count; index++) {
    const name = `change-${index}`;
    const isArchived = index >= count / 2 && count > 1;
    const folder = `openspec/changes/${isArchived ? `archive/2026-01-01-${name}` : name}`;
    write(root, `${folder}/proposal.md`, `# X\n\n## Why\n\n${prose}\n## What Changes\n\n- This.\n`);
    write(root, `${folder}/design.md`, `# X\n\n${prose}`);
    write(root, `${folder}/tasks.md`, '- [ ] 1.1 Do it\n');
    write(root, `${folder}/specs/c-${index}/spec.md`, requirement('Do', 'MODIFIED '));
    write(
      root,
      `openspec/specs/c-${index}/spec.md`,
      `# C\n\n## Purpose\n\n${prose}\n${requirement('Do', '')}`,
    );
  }
}

function git(root, ...words) {
  execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...words], {
    cwd: root,
    stdio: 'ignore',
  });
}

function median(root, [program, ...words]) {
  const times = Array.from({length: TIMES}, () => {
    const start = performance.now();
    execFileSync(program, words, {cwd: root, stdio: 'ignore'});
    return performance.now() - start;
  });
  return Math.round(times.toSorted((a, b) => a - b)[Math.floor(TIMES / 2)] ?? 0);
}

function measured(count) {
  const root = mkdtempSync(join(tmpdir(), 'openspec-bench-'));
  try {
    git(root, 'init', '-q');
    fill(root, count);
    git(root, 'add', '-A');
    git(root, 'commit', '-q', '-m', 'all');
    const staged = [process.execPath, bin, 'lint', '--staged'];
    const tell = (what, words) => console.log(`${count * 5} files: ${what} ${median(root, words)} ms`);
    tell('node -e 0', [process.execPath, '-e', '0']);
    tell('git status', ['git', 'status']);
    tell('--staged, nothing staged', staged);
    write(root, 'openspec/changes/change-0/tasks.md', '- [x] 1.1 Do it\n');
    git(root, 'add', '-A');
    tell('--staged, one file of a change', staged);
    write(
      root,
      'openspec/specs/c-0/spec.md',
      `# C\n\n## Purpose\n\n${prose}More.\n\n${requirement('Do', '')}`,
    );
    git(root, 'add', '-A');
    tell('--staged, and its living spec', staged);
  } finally {
    rmSync(root, {recursive: true, force: true});
  }
}

for (const count of [1, 1000]) measured(count);
