// Whole-process start-up, as ratios to `node -e 0` in the same run, by the clock and by the time of the processor, which
// is steadier where others are at work: node bench/start.mjs [runs]
import {spawnSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

const bin = fileURLToPath(new URL('../dist/openspec.cjs', import.meta.url));
const runs = Number(process.argv[2] ?? 15);
const folder = mkdtempSync(join(tmpdir(), 'openspec-bench-'));
const LINE = '- It opens and closes.\n';

/** A project of its own with one change, and the path of its delta, of about so many kilobytes. */
function project(kilobytes) {
  const change = join(folder, `${kilobytes}`, 'openspec/changes/add-door');
  const file = join(change, 'specs/door.md');
  mkdirSync(join(change, 'specs'), {recursive: true});
  writeFileSync(join(change, 'proposal.md'), '# Door\n\n## Why\n\nSo.\n\n## What Changes\n\n- A door.\n');
  const lines = LINE.repeat(Math.floor((kilobytes * 1024) / LINE.length));
  writeFileSync(
    file,
    `# ADDED: Door\n\n## Summary\n\nA.\n\n## Specification\n\n${lines}\n## Files Changed\n\n- \`door.py\` - B\n\n## Verification\n\nC.\n`,
  );
  return {cwd: join(folder, `${kilobytes}`), file};
}

const {cwd, ...small} = project(5);
const lint = ({file}) => [bin, 'lint', file];
const cases = {
  'node -e 0': ['-e', '0'],
  '--version': [bin, '--version'],
  '--help': [bin, '--help'],
  list: [bin, 'list'],
  lint: [bin, 'lint'],
  'lint of a delta of 5 KB': lint(small),
  'lint of a delta of 20 KB': lint(project(20)),
  'lint of a delta of 50 KB': lint(project(50)),
  'archive --dry-run': [bin, 'archive', 'add-door', '--dry-run'],
};
const folders = {'lint of a delta of 20 KB': '20', 'lint of a delta of 50 KB': '50'};
// Some machines set this, and Node 20 then reads a bundle of certificates at every start.
const {NODE_EXTRA_CA_CERTS: _, ...env} = process.env;
const spent = Object.fromEntries(Object.keys(cases).map((name) => [name, []]));
for (let run = 0; run <= runs; run++) {
  for (const [name, args] of Object.entries(cases)) {
    const one = timed(name, args);
    // The first time fills caches.
    if (run > 0) spent[name].push(one);
  }
}
rmSync(folder, {recursive: true});

/** Milliseconds by the clock and, where the shell is bash, of the processor. */
function timed(name, args) {
  const place = {cwd: folders[name] ? join(folder, folders[name]) : cwd, env, encoding: 'utf8'};
  const script = 'TIMEFORMAT="%3R %3U %3S"; time "$@" > /dev/null 2>&1';
  const {stderr, status} = spawnSync('bash', ['-c', script, 'bash', process.execPath, ...args], place);
  if (status !== 0) throw new Error(`${name} ended with ${status}`);
  const [wall, user, system] = stderr
    .trim()
    .split(/\s+/)
    .map((seconds) => Number(seconds) * 1000);
  return {wall, cpu: user + system};
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const floor = spent['node -e 0'];
console.log('  wall            cpu');
for (const [name, taken] of Object.entries(spent)) {
  const columns = ['wall', 'cpu'].map((kind) => {
    const ratio = median(taken.map((one, index) => one[kind] / floor[index][kind]));
    return `${ratio.toFixed(2).padStart(6)} ${median(taken.map((one) => one[kind]))
      .toFixed(0)
      .padStart(4)} ms`;
  });
  console.log(`${columns.join('  ')}  ${name}`);
}
