// How right the files of a summary are: node bench/summaries.mjs <repository> [--show <change>]
// For each change with a proposal-summary.md that people committed, and one later commit that names the change and
// touches code: the files that people planned, those our summary plans at the same commit, and those it lists once the
// work has landed, against the files of that commit.
import {execFileSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import {listedPart} from '../dist/index.js';

const BIN = fileURLToPath(new URL('../dist/openspec.cjs', import.meta.url));
const NAME = 'proposal-summary.md';
const GROUPS = new Set(['new-files', 'modified-files', 'deleted-files', 'test-files']);

const [, , source, flag, shown] = process.argv;
const clone = mkdtempSync(join(tmpdir(), 'summaries-'));
execFileSync('git', ['clone', '-q', '--shared', resolve(source), clone]);
execFileSync('git', ['fetch', '-q', resolve(source), '+refs/*:refs/theirs/*'], {cwd: clone});
try {
  const rows = casesIn().flatMap((each) =>
    flag !== '--show' || each.change === shown ? [measured(each)] : [],
  );
  if (flag === '--show') show(rows);
  else report(rows);
} finally {
  rmSync(clone, {recursive: true, force: true});
}

function git(...words) {
  return execFileSync('git', words, {cwd: clone, encoding: 'utf8', maxBuffer: 1 << 28});
}

/** The first commit with a person's summary, and the first later one that names the change and touches code. */
function casesIn() {
  const added = git(
    'log',
    '--all',
    '--reverse',
    '--diff-filter=A',
    '--format=%x01%H',
    '--name-only',
    '--',
    `*/${NAME}`,
  );
  const first = new Map();
  for (const block of added.split('\x01').slice(1)) {
    const [planned, ...paths] = block.split('\n').filter(Boolean);
    for (const path of paths) {
      const change = /^openspec\/changes\/(?!archive\/)([^/]+)\//.exec(path)?.[1];
      if (change && !first.has(change)) first.set(change, planned);
    }
  }
  return [...first].flatMap(([change, planned]) => {
    const later = git(
      'log',
      '--all',
      '--reverse',
      '--no-merges',
      '--format=%H',
      '-F',
      `--grep=${change}`,
      `^${planned}`,
    );
    const landed = later.split('\n').find((hash) => hash && isLanding(hash, change));
    return landed ? [{change, planned, landed, truth: filesOf(landed)}] : [];
  });
}

function isLanding(hash, change) {
  const subject = git('show', '-s', '--format=%s', hash);
  return subject.includes(change) && /^feat/.test(subject) && filesOf(hash).size > 0;
}

function filesOf(hash) {
  const paths = git('show', '--format=', '--name-only', '-z', '-M', hash).split('\0').filter(Boolean);
  return new Set(
    listedPart(
      paths.map((path) => ({kind: 'modified', path})),
      '',
    ).map(({path}) => path),
  );
}

function measured({change, planned, landed, truth}) {
  git('checkout', '-q', '-f', '--detach', planned);
  const text = readFileSync(join(clone, 'openspec/changes', change, NAME), 'utf8');
  const human = pathsIn(
    /^## Files to (?:Modify|Create)[^\n]*\n([\s\S]*?)(?=^## (?!Files))/m.exec(text)?.[1] ?? '',
  );
  const before = summaryOf(change);
  git('checkout', '-q', '-f', '--detach', landed);
  const after = summaryOf(change);
  return {
    change,
    text,
    before,
    after,
    truth,
    scores: {
      people: score(human, truth),
      planned: score(listed(before), truth),
      landed: score(done(after), truth),
    },
  };
}

/** Paths in code, of a person's list: at the front of an item, or anywhere. */
function pathsIn(text) {
  const code = Array.from(text.matchAll(/`([^`\s]+)`/g), ([, path]) => path);
  const plain = Array.from(text.matchAll(/^\s*[-*] ([\w./-]+\/[\w.-]+\.\w+)/gm), ([, path]) => path);
  return new Set([...code, ...plain].filter((path) => /\.\w+$/.test(path)));
}

function summaryOf(change) {
  const words = [BIN, 'summary', change, '--json', '--evidence'];
  return JSON.parse(execFileSync('node', words, {cwd: clone, encoding: 'utf8', maxBuffer: 1 << 28}));
}

/** What is marked as planned is none of what landed. */
function done({sections}) {
  const lines = sections.map(({id, lines}) => ({
    id,
    lines: lines.filter(({text}) => !/ \(planned\)$/.test(text)),
  }));
  return listed({sections: lines});
}

function listed({sections}) {
  const lines = sections.filter(({id}) => GROUPS.has(id)).flatMap(({lines}) => lines);
  return new Set(lines.flatMap(({text}) => /^`+([^`]+)`+/.exec(text)?.[1] ?? []));
}

function score(found, truth) {
  return {found: found.size, truth: truth.size, hits: [...found].filter((path) => truth.has(path)).length};
}

function report(rows) {
  for (const row of rows) console.log(`${row.change.padEnd(46)} ${ways(row).join('   ')}`);
  for (const way of ['people', 'planned', 'landed']) {
    const answered = rows.map(({scores}) => scores[way]).filter(({found}) => found > 0);
    const precision = mean(answered.map(({hits, found}) => hits / found));
    const recall = mean(answered.map(({hits, truth}) => hits / truth));
    console.log(
      `${way}: ${answered.length} of ${rows.length} changes, precision ${precision}, recall ${recall}`,
    );
  }
}

function ways({scores}) {
  return Object.entries(scores).map(([way, {found, truth, hits}]) => `${way} ${hits}/${found} of ${truth}`);
}

function mean(values) {
  return (values.reduce((sum, value) => sum + value, 0) / Math.max(values.length, 1)).toFixed(2);
}

function show([row]) {
  if (!row) return;
  console.log(row.text);
  for (const state of ['before', 'after'])
    for (const {id, lines} of row[state].sections)
      console.log(`\n[${state}] ${id}\n${lines.map(({text}) => `- ${text}`).join('\n')}`);
}
