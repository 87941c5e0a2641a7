/**
 * What every job costs, side by side with what a user would pick instead:
 * node bench/run.mjs [--jobs version,staged] [--runs 15] [--node <path>] [--write] [--date 2026-01-31]
 */
import {execFileSync} from 'node:child_process';
import {writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import {peersFor} from './peers/peers.mjs';
import {jobs} from './speed/jobs/index.mjs';
import {digestOfBuild, oursFor} from './speed/ours.mjs';
import {keepResults, pageOf} from './speed/results.mjs';
import {rounds} from './speed/rounds.mjs';
import {tableOf} from './speed/table.mjs';
import {treesIn} from './speed/trees.mjs';

const {values} = parseArgs({
  options: {
    jobs: {type: 'string', default: jobs.map(({id}) => id).join(',')},
    runs: {type: 'string', default: '15'},
    node: {type: 'string', default: process.execPath},
    scratch: {type: 'string', default: join(tmpdir(), 'openspec-bench')},
    date: {type: 'string'},
    write: {type: 'boolean', default: false},
  },
});
const {node, scratch} = values;
const world = {ours: oursFor(node), peers: peersFor(node, scratch), trees: treesIn(scratch)};
const build = digestOfBuild();
const version = execFileSync(node, ['--version'], {encoding: 'utf8'}).trim().slice(1);

let kept;
for (const job of chosen(values.jobs)) {
  const result = await measured(job);
  console.log(tableOf(result));
  kept = keepResults(scratch, {node: version, build, results: {[job.id]: result}});
}
if (values.write && kept) {
  const page = pageOf(kept, jobs, {date: values.date ?? lastCommitDate(), build});
  writeFileSync(new URL('results.md', import.meta.url), page);
}

function chosen(list) {
  return list.split(',').map((id) => {
    const job = jobs.find((each) => each.id === id);
    if (job) return job;
    throw new Error(`There is no job ${id}, expected some of ${jobs.map((each) => each.id).join(', ')}`);
  });
}

async function measured(job) {
  const cases = job.cases(world).map((each) => ({cwd: scratch, ...each}));
  const found = job.measure ? await job.measure(cases) : rounds(cases, {node, runs: Number(values.runs)});
  const of = (name) => found.get(name);
  const bars = job.bars.map(({text, isMet, told}) => ({
    text,
    isMet: isMet(of, world),
    told: told?.(of, world),
  }));
  return {
    title: job.title,
    note: job.note?.(world),
    bars,
    rows: [...found].map(([name, row]) => ({name, ...row})),
  };
}

function lastCommitDate() {
  const cwd = fileURLToPath(new URL('..', import.meta.url));
  return execFileSync('git', ['log', '-1', '--format=%cs'], {cwd, encoding: 'utf8'}).trim();
}
