// Whole-process start-up, as ratios to `node -e 0` in the same run: node bench/start.mjs [runs]
import {spawnSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

const bin = fileURLToPath(new URL('../dist/openspec.cjs', import.meta.url));
const runs = Number(process.argv[2] ?? 15);
const folder = mkdtempSync(join(tmpdir(), 'openspec-bench-'));
const change = join(folder, 'openspec/changes/add-door');
mkdirSync(join(change, 'specs'), {recursive: true});
writeFileSync(join(change, 'proposal.md'), '# Door\n\n## Why\n\nSo.\n\n## What Changes\n\n- A door.\n');
writeFileSync(
  join(change, 'specs/door.md'),
  `# ADDED: Door\n\n## Summary\n\nA.\n\n## Specification\n\n${'- It opens and closes.\n'.repeat(200)}\n## Files Changed\n\n- \`door.py\` - B\n\n## Verification\n\nC.\n`,
);

const cases = {
  'node -e 0': ['-e', '0'],
  'openspec --version': [bin, '--version'],
  'openspec list': [bin, 'list'],
  'openspec lint, one change of 5 KB': [bin, 'lint'],
};
// Some machines set this, and Node 20 then reads a bundle of certificates at every start.
const {NODE_EXTRA_CA_CERTS: _, ...env} = process.env;
const times = Object.fromEntries(Object.keys(cases).map((name) => [name, []]));
for (let run = 0; run <= runs; run++) {
  for (const [name, args] of Object.entries(cases)) {
    const start = process.hrtime.bigint();
    const {status} = spawnSync(process.execPath, args, {cwd: folder, env, stdio: 'ignore'});
    if (status !== 0) throw new Error(`${name} ended with ${status}`);
    if (run > 0) times[name].push(Number(process.hrtime.bigint() - start) / 1e6);
  }
}
rmSync(folder, {recursive: true});

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const floor = times['node -e 0'];
for (const [name, taken] of Object.entries(times)) {
  const ratio = median(taken.map((value, index) => value / floor[index]));
  console.log(`${ratio.toFixed(2).padStart(6)}  ${median(taken).toFixed(0).padStart(5)} ms  ${name}`);
}
