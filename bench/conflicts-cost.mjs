// What finding conflicts costs, beside Node: node bench/conflicts-cost.mjs [changes] [specs] [rounds]
// A history of three hundred commits is made in which changes are proposed while specs move. Each round runs Node and
// the command by turns; told are the medians of their ratios, the peak of memory and how often git was called.
import {spawnSync} from 'node:child_process';
import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {performance} from 'node:perf_hooks';

const BIN = join(import.meta.dirname, '..', 'dist', 'openspec.cjs');
const COMMITS = 300;
const REQUIREMENTS = 8;
const [most = 1000, specs = 300, rounds = 5] = process.argv.slice(2).map(Number);
const COMMANDS = {
  conflicts: ['conflicts'],
  'conflicts, one change': ['conflicts', changeName(0)],
  lint: ['lint'],
};
// Some machines set this, and Node 20 then reads a bundle of certificates at every start.
const {NODE_EXTRA_CA_CERTS: _, ...inherited} = process.env;
const tools = mkdtempSync(join(tmpdir(), 'openspec-bench-'));
const calls = join(tools, 'calls');
const env = {...inherited, PATH: `${tools}:${process.env['PATH']}`, GIT_CONFIG_GLOBAL: '/dev/null'};
const realGit = spawnSync('which', ['git'], {encoding: 'utf8'}).stdout.trim();
const counting = `#!/bin/sh\necho >>'${calls}'\nexec '${realGit}' "$@"\n`;

try {
  console.log(
    '| command | changes | CPU, × node -e 0 | grows by | time, × node -e 0 | MiB | git processes | exit |',
  );
  console.log('|---|--:|--:|--:|--:|--:|--:|--:|');
  const before = new Map();
  for (const changes of [most / 8, most / 4, most / 2, most].map(Math.round))
    for (const row of rowsAt(changes)) {
      const grows = before.has(row.name) ? (row.cpu / before.get(row.name)).toFixed(2) : '';
      before.set(row.name, row.cpu);
      console.log(
        `| ${row.name} | ${row.changes} | ${row.cpu.toFixed(1)} | ${grows} | ${row.wall.toFixed(1)} | ${row.memory.toFixed(0)} | ${row.processes} | ${row.status} |`,
      );
    }
} finally {
  rmSync(tools, {recursive: true, force: true});
}

function rowsAt(changes) {
  const folder = mkdtempSync(join(tmpdir(), 'openspec-bench-'));
  try {
    make(folder, changes);
    return Object.entries(COMMANDS).map(([name, words]) => ({name, changes, ...measured(folder, words)}));
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

function measured(folder, words) {
  const pairs = Array.from({length: rounds}, () => [
    cost(folder, ['-e', '0']),
    cost(folder, [BIN, ...words]),
  ]);
  const ratio = (part) => median(pairs.map(([node, own]) => own[part] / node[part]));
  const [, last] = pairs.at(-1);
  return {
    cpu: ratio('cpu'),
    wall: ratio('wall'),
    memory: Math.max(...pairs.map(([, own]) => own.memory)),
    processes: processesOf(folder, words),
    status: last.status,
  };
}

function cost(cwd, words) {
  const start = performance.now();
  const time = ['-q', '-f', '%U %S %M', process.execPath, ...words];
  const {stderr, status} = spawnSync('/usr/bin/time', time, {
    cwd,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
    maxBuffer: 1 << 28,
  });
  const wall = performance.now() - start;
  const [user, system, memory] = stderr.trim().split('\n').at(-1).split(' ').map(Number);
  if (status > 1) throw new Error(`${words.join(' ')} ended with ${status}: ${stderr.slice(0, 300)}`);
  return {cpu: user + system, wall, memory: memory / 1024, status};
}

function processesOf(folder, words) {
  writeFileSync(join(tools, 'git'), counting, {mode: 0o755});
  try {
    cost(folder, [BIN, ...words]);
    return existsSync(calls) ? readFileSync(calls, 'utf8').length : 0;
  } finally {
    rmSync(calls, {force: true});
    rmSync(join(tools, 'git'));
  }
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}

/** Specs first; then each commit proposes its share of the changes, and every third moves a requirement as well. */
function make(folder, changes) {
  const lines = [];
  const told = Array.from({length: specs}, () => Array.from({length: REQUIREMENTS}, () => 0));
  for (let at = 0; at < COMMITS; at++) {
    lines.push('commit refs/heads/main', `committer A <a@b> ${1_700_000_000 + at * 3600} +0000`);
    lines.push(...data(at === 0 ? 'Write down what there is' : `Step ${at}`));
    if (at === 0)
      for (let spec = 0; spec < specs; spec++) lines.push(...file(specFile(spec), specText(spec, told)));
    else if (at % 3 === 0) {
      const moved = (at * 7) % specs;
      told[moved][at % REQUIREMENTS]++;
      lines.push(...file(specFile(moved), specText(moved, told)));
    }
    const [first, past] = [at, at + 1].map((each) => Math.floor((each * changes) / COMMITS));
    for (let change = first; change < past; change++) lines.push(...filesOf(change, told));
  }
  run(folder, ['init', '-q', '-b', 'main']);
  run(folder, ['fast-import', '--quiet'], `${lines.join('\n')}\n`);
  run(folder, ['reset', '-q', '--hard', 'main']);
}

function run(cwd, words, input) {
  const {status, stderr} = spawnSync('git', words, {cwd, input, encoding: 'utf8', maxBuffer: 1 << 28});
  if (status !== 0) throw new Error(stderr);
}

function data(text) {
  return [`data ${Buffer.byteLength(text)}`, text];
}

function file(path, text) {
  return [`M 100644 inline ${path}`, ...data(text)];
}

function changeName(change) {
  return `change-${String(change).padStart(5, '0')}`;
}

function specFile(spec) {
  return `openspec/specs/area-${spec}/spec.md`;
}

function specText(spec, told) {
  const blocks = told[spec].map((times, at) => requirement(`Behaviour ${spec}.${at}`, at, {times}));
  return `# area-${spec} Specification\n\n## Purpose\n\nArea ${spec} is there so that its callers can rely on what it does.\n\n## Requirements\n\n${blocks.join('\n')}`;
}

/** What moves in a spec is the last step; what changes do is to the statement, to the first step, or one scenario more. */
function requirement(name, at, {times = 0, statement = '', step = '', more = ''}) {
  return `### Requirement: ${name}\n\nThe system SHALL do ${at} of ${name}${statement} within its limits.\nIt MUST log the outcome and MUST NOT retry more than three times.\n\n#### Scenario: Happy path ${at}\n\n- **GIVEN** a configured client${step}\n- **WHEN** behaviour ${at} is asked for\n- **THEN** the answer comes in under 200 ms\n- **AND** an audit line is written\n\n#### Scenario: Failure path ${at}\n\n- **WHEN** the upstream is not there\n- **THEN** the answer is \`503\`, told ${times} times\n${more}`;
}

function filesOf(change, told) {
  const folder = `openspec/changes/${changeName(change)}`;
  const [spec, at] = [change % specs, change % REQUIREMENTS];
  const edit = [
    {statement: ` as of ${change}`},
    {step: ` of kind ${change}`},
    {
      more: `\n#### Scenario: Asked by ${change}\n\n- **WHEN** ${change} asks\n- **THEN** it is answered\n`,
    },
  ][change % 3];
  const block = requirement(`Behaviour ${spec}.${at}`, at, {times: told[spec][at], ...edit});
  const fresh = requirement(`Behaviour ${spec} of ${change}`, at, {});
  return [
    ...file(
      `${folder}/proposal.md`,
      `# Change ${change}\n\n## Why\n\nCallers of area ${spec} have asked for it, and nothing answers them yet.\n\n## What Changes\n\n- Behaviour ${spec}.${at}\n`,
    ),
    ...file(`${folder}/tasks.md`, '# Tasks\n\n- [ ] 1.1 Do it\n- [ ] 1.2 Try it\n'),
    ...file(
      `${folder}/specs/area-${spec}/spec.md`,
      `## ADDED Requirements\n\n${fresh}\n## MODIFIED Requirements\n\n${block}`,
    ),
  ];
}
