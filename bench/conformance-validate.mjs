// Compares verdicts with recorded ones: node bench/conformance-validate.mjs <folder of cases> [--show]
import {spawnSync} from 'node:child_process';
import {cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

const bin = fileURLToPath(new URL('../dist/openspec.cjs', import.meta.url));
const [folder, flag] = process.argv.slice(2);
const cases = readdirSync(folder)
  .map((name) => join(folder, name))
  .filter((path) => existsSync(join(path, 'expected.json')))
  .toSorted();
const outcomes = cases.map(compare);
const deviations = outcomes.filter(({isSame}) => !isSame);
for (const outcome of flag === '--show' ? outcomes : deviations) show(outcome);
const same = outcomes.length - deviations.length;
console.log(
  `${same} of ${outcomes.length} verdicts are the same (${((100 * same) / outcomes.length).toFixed(1)} %)`,
);
process.exitCode = same / outcomes.length >= 0.95 ? 0 : 1;

function compare(path) {
  const expected = JSON.parse(readFileSync(join(path, 'expected.json'), 'utf8'));
  const cwd = mkdtempSync(join(tmpdir(), 'openspec-case-'));
  if (existsSync(join(path, 'openspec')))
    cpSync(join(path, 'openspec'), join(cwd, 'openspec'), {recursive: true});
  // A recording keeps no empty folders, and the change of some cases is one.
  if (expected.args.includes('change'))
    mkdirSync(join(cwd, 'openspec/changes', expected.args[1]), {recursive: true});
  const {status, stdout} = spawnSync(process.execPath, [bin, ...expected.args], {cwd, encoding: 'utf8'});
  rmSync(cwd, {recursive: true});
  const answer = JSON.parse(stdout);
  const ours = status === 0 ? 'valid' : status === 1 ? 'invalid' : `exit ${status}`;
  const theirs = expected.valid ? 'valid' : 'invalid';
  const issues = answer.items?.flatMap((item) => item.issues) ?? [{level: 'REFUSED', ...answer.error}];
  return {path, ours, theirs, isSame: ours === theirs, issues, expected: expected.issues};
}

function show({path, ours, theirs, issues, expected}) {
  console.log(`${path.split('/').at(-1)}: ours ${ours}, recorded ${theirs}`);
  for (const {level, rule, message, line} of issues)
    console.log(`  ours      ${level} ${rule ?? ''} ${line ?? ''} ${message}`);
  for (const {level, message} of expected) console.log(`  recorded  ${level} ${message.slice(0, 120)}`);
}
