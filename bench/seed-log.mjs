// What the rules that ask git say of a repository's technical log: node bench/seed-log.mjs <repository>
// A clone without openspec/ is given an empty one for as long as it takes.
import {spawnSync} from 'node:child_process';
import {existsSync, mkdirSync, rmdirSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {rules} from '../dist/index.js';

const bin = fileURLToPath(new URL('../dist/openspec.cjs', import.meta.url));
const [repository] = process.argv.slice(2);
const folder = join(repository, 'openspec');
const isMade = !existsSync(folder);
if (isMade) mkdirSync(folder);
try {
  const asking = new Set(rules.filter(({asksGit}) => asksGit).map(({id}) => id));
  const findings = lint().findings.filter(({rule}) => asking.has(rule));
  for (const {rule, severity, start, message} of findings)
    console.log(`${start.line}:${start.column} ${severity} ${message} [${rule}]`);
  for (const id of asking) {
    const lines = new Set(findings.filter(({rule}) => rule === id).map(({start}) => start.line));
    console.log(`${String(lines.size).padStart(5)}  ${id}`);
  }
} finally {
  if (isMade) rmdirSync(folder);
}

function lint() {
  const words = [bin, 'lint', '--json', '--verbose', 'TECHNICAL_CHANGE_LOG.md'];
  const {stdout} = spawnSync(process.execPath, words, {
    cwd: repository,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 1e8,
  });
  return JSON.parse(stdout);
}
