// What `openspec files` costs, beside git and Node: node bench/files-cost.mjs <clone> [changes] | --commits <n> [changes]
// The clone is copied, or a history of n commits is made; changes are committed on top of it, each with code. CPU
// seconds (user and system, children among them), the least of three runs.
import {execFileSync, spawnSync} from 'node:child_process';
import {cpSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

const BIN = join(import.meta.dirname, '..', 'dist', 'openspec.cjs');
// Some machines set this, and Node 20 then reads a bundle of certificates at every start.
const {NODE_EXTRA_CA_CERTS: _, ...env} = process.env;
const args = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'openspec-bench-'));
try {
  const isMade = args[0] === '--commits';
  const changes = Number(args[isMade ? 2 : 1] ?? 200);
  if (isMade) make(Number(args[1]));
  else cpSync(args[0], folder, {recursive: true});
  graft(changes);
  measure(changes);
} finally {
  rmSync(folder, {recursive: true, force: true});
}

function git(words, input) {
  return execFileSync('git', words, {
    cwd: folder,
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
}

/** A history of commits, each to a few of a thousand files, every tenth a merge of a side of one commit. */
function make(count) {
  git(['init', '-q', '-b', 'main']);
  const lines = [];
  let parent = 0;
  for (let at = 1; at <= count; at++) {
    const isMerge = at % 10 === 0 && parent > 0;
    lines.push(
      `commit refs/heads/main`,
      `mark :${at}`,
      `committer A <a@b> ${1_500_000_000 + at * 60} +0000`,
      ...data(`fix: step ${at} of the well-known work (#${at})`),
    );
    if (at > 1) lines.push(`from :${at - 1}`);
    if (isMerge) lines.push(`merge :${at - 5}`);
    for (let file = 0; file < 4; file++) {
      const number = (at * 7 + file * 131) % 1000;
      lines.push(
        `M 100644 inline src/part-${number % 20}/file-${number}.ts`,
        ...data(`export const step = ${at};\n`),
      );
    }
    parent = at;
  }
  fastImport(lines);
}

/** One commit a change, with its delta and two files of code, archived. */
function graft(count) {
  const head = git(['rev-parse', 'HEAD']).trim();
  const branch = git(['symbolic-ref', 'HEAD']).trim();
  const lines = [];
  for (let at = 1; at <= count; at++) {
    const change = `openspec/changes/archive/2026-01-01-add-part-${at}`;
    lines.push(
      `commit ${branch}`,
      `committer A <a@b> ${1_790_000_000 + at * 60} +0000`,
      ...data(`feat: part ${at}`),
    );
    if (at === 1) lines.push(`from ${head}`);
    lines.push(
      `M 100644 inline ${change}/proposal.md`,
      ...data(`# Part ${at}\n\n## Why\n\nIt is missing.\n\n## What Changes\n\n- Part ${at}.\n`),
    );
    lines.push(`M 100644 inline ${change}/specs/part.md`, ...data(delta(at)));
    for (const file of [at, at + 1])
      lines.push(`M 100644 inline lib/part-${file}.js`, ...data(`export const part = ${at};\n`));
  }
  fastImport(lines);
  git(['reset', '-q', '--hard', branch]);
}

function delta(at) {
  return `# ADDED: Part ${at}\n\n## Summary\n\nA part.\n\n## Specification\n\nIt is there.\n\n## Files Changed\n\n- \`lib/part-${at}.js\` - The part\n- \`lib/part-${at + 1}.js\` - The next one\n\n## Verification\n\nLook.\n`;
}

function data(text) {
  return [`data ${Buffer.byteLength(text)}`, text];
}

function fastImport(lines) {
  git(['fast-import', '--quiet'], `${lines.join('\n')}\n`);
}

function measure(changes) {
  // A copied work tree looks changed to git until it has looked at every file once.
  git(['update-index', '-q', '--refresh']);
  const commits = Number(git(['rev-list', '--count', 'HEAD']));
  const forget = () => rmSync(join(folder, '.git', 'openspec'), {recursive: true, force: true});
  const files = [process.execPath, BIN, 'files'];
  const one = [...files, `add-part-${changes >> 1}`, '--check'];
  const rows = {
    'node -e 0': cost([process.execPath, '-e', '0']),
    'openspec --version': cost([process.execPath, BIN, '--version']),
    'git log --numstat': cost(['git', 'log', '--numstat', '--format=%H'], undefined, 1),
    'files one, cold': cost(one, forget),
    'files one, warm': cost(one),
    'files --archived, cold': cost([...files, '--archived', '--check'], forget),
    'files --archived, warm': cost([...files, '--archived', '--check']),
    'files --archived --counts, warm': cost([...files, '--archived', '--counts', '--json']),
  };
  console.log(`${commits} commits, ${changes} changes`);
  for (const [what, {cpu, memory}] of Object.entries(rows)) {
    const ratio = (base) => (cpu / rows[base].cpu).toFixed(3).padStart(8);
    console.log(
      `  ${what.padEnd(32)} ${cpu.toFixed(2).padStart(7)} s ${(memory / 1024).toFixed(0).padStart(5)} MiB ${ratio('git log --numstat')} of numstat ${ratio('node -e 0')} of node -e 0`,
    );
  }
}

function cost(words, before, rounds = 3) {
  let least = {cpu: Number.POSITIVE_INFINITY, memory: 0};
  for (let round = 0; round < rounds; round++) {
    before?.();
    const {stderr, status} = spawnSync('/usr/bin/time', ['-f', '%U %S %M', ...words], {
      cwd: folder,
      encoding: 'utf8',
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
      maxBuffer: 1 << 26,
    });
    const [user, system, memory] = (stderr.trim().split('\n').at(-1) ?? '').split(' ').map(Number);
    if (status !== 0) console.error(`${words.join(' ')} ended with ${status}: ${stderr.slice(0, 200)}`);
    if (user + system < least.cpu) least = {cpu: user + system, memory};
  }
  return least;
}
