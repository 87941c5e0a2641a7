// What checking a whole tree costs, in CPU time, beside another validator: node bench/lint-tree.mjs <tree> [other bin] [runs]
import {spawnSync} from 'node:child_process';
import {fileURLToPath} from 'node:url';

const bin = fileURLToPath(new URL('../dist/openspec.cjs', import.meta.url));
const [tree, other, runs = '3'] = process.argv.slice(2);
if (!tree) throw new Error('usage: node bench/lint-tree.mjs <tree> [other bin] [runs]');

const all = ['validate', '--all', '--no-interactive'];
const cases = {
  'openspec lint': [bin, 'lint'],
  'openspec validate --all': [bin, 'validate', '--all'],
  ...(other ? {'other validate --all': [other, ...all]} : {}),
  ...(other ? {'other validate --all --strict': [other, ...all, '--strict']} : {}),
};
// Some machines set this, and Node 20 then reads a bundle of certificates at every start.
const {NODE_EXTRA_CA_CERTS: _, ...inherited} = process.env;
const env = {...inherited, CI: '1', DO_NOT_TRACK: '1', OPENSPEC_TELEMETRY: '0'};
/** Makes a process say at its end how much CPU time it took, user and system, in microseconds. */
const METER = `data:text/javascript,import {writeSync} from 'node:fs';
process.on('exit', () => {
  const {user, system} = process.cpuUsage();
  writeSync(3, String(user + system));
});`;

const times = Object.fromEntries(Object.keys(cases).map((name) => [name, []]));
for (let run = 0; run < Number(runs); run++) {
  for (const [name, args] of Object.entries(cases)) times[name].push(cpuSeconds(args));
}
const minimum = (values) => Math.min(...values);
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const reference = minimum(times[other ? 'other validate --all' : 'openspec lint']);
console.log('   min     median   ratio of minimums');
for (const [name, taken] of Object.entries(times)) {
  const ratio = minimum(taken) / reference;
  console.log(
    `${seconds(minimum(taken))}  ${seconds(median(taken))}  ${ratio.toFixed(2).padStart(6)}  ${name}`,
  );
}

function cpuSeconds(args) {
  const stdio = ['ignore', 'ignore', 'ignore', 'pipe'];
  const {output, signal, error} = spawnSync(process.execPath, ['--import', METER, ...args], {
    cwd: tree,
    env,
    stdio,
  });
  if (error || signal || !output[3]?.length) throw new Error(`${args.join(' ')} did not end by itself`);
  return Number(output[3].toString()) / 1e6;
}

function seconds(value) {
  return `${value.toFixed(2).padStart(6)} s`;
}
