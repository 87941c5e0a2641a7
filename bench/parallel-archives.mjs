// Archives many changes of one repository at once, round after round: node bench/parallel-archives.mjs [processes] [rounds] [--kill]
import {spawn} from 'node:child_process';
import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';

const {positionals, values} = parseArgs({allowPositionals: true, options: {kill: {type: 'boolean'}}});
const [processes, rounds] = [Number(positionals[0] ?? 16), Number(positionals[1] ?? 3)];
const bin = fileURLToPath(new URL('../dist/openspec.cjs', import.meta.url));

const requirement = (name) =>
  `### Requirement: ${name}\n\nThe system SHALL do ${name}.\n\n#### Scenario: Done\n\n- **WHEN** asked\n- **THEN** done\n`;

for (let round = 1; round <= rounds; round++) {
  const root = project();
  const names = Array.from({length: processes}, (_, index) => `change-${index}`);
  const runs = await Promise.all(names.map((name) => archive(root, name, values.kill === true)));
  const again = values.kill
    ? await inTurn(
        names.filter((_, index) => runs[index] !== 0),
        (name) => archive(root, name, false),
      )
    : [];
  const spec = readFileSync(join(root, 'openspec/specs/auth/spec.md'), 'utf8');
  const missing = names.filter((name) => spec.split(`Requirement: ${name}\n`).length !== 2);
  const left = readdirSync(join(root, 'openspec')).filter((name) => name.startsWith('.openspec-txn'));
  console.log(
    `round ${round}: exit codes ${tally(runs)}; again ${tally(again)}; missing ${missing.length}; left ${left.length}`,
  );
  rmSync(root, {recursive: true});
}

function project() {
  const root = mkdtempSync(join(tmpdir(), 'openspec-parallel-'));
  const write = (path, text) => {
    mkdirSync(dirname(join(root, path)), {recursive: true});
    writeFileSync(join(root, path), text);
  };
  write(
    'openspec/specs/auth/spec.md',
    `# auth\n\n## Purpose\n\nWhat this is for, in words.\n\n## Requirements\n\n${requirement('Login')}`,
  );
  for (let index = 0; index < processes; index++) {
    const folder = `openspec/changes/change-${index}`;
    write(`${folder}/proposal.md`, '# Change\n\n## Why\n\nIt is time.\n\n## What Changes\n\n- Something.\n');
    write(`${folder}/tasks.md`, '- [x] 1.1 Do it\n');
    write(`${folder}/specs/auth/spec.md`, `## ADDED Requirements\n\n${requirement(`change-${index}`)}`);
  }
  return root;
}

/** The exit code of an archive; some are killed at a moment of chance. */
function archive(root, name, mayDie) {
  const child = spawn(process.execPath, [bin, 'archive', name, '--no-files', '--wait', '60'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (text) => {
    said += text;
  });
  const killer =
    mayDie && Math.random() < 0.5
      ? setTimeout(() => child.kill('SIGKILL'), 200 + Math.random() * 2000)
      : undefined;
  return new Promise((resolve) => {
    child.on('exit', (code, signal) => {
      clearTimeout(killer);
      if (code !== 0 && signal === null) console.log(`${name}: ${said}`);
      resolve(signal ?? code);
    });
  });
}

async function inTurn(names, run) {
  const codes = [];
  for (const name of names) codes.push(await run(name));
  return codes;
}

function tally(codes) {
  const counts = new Map();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].map(([code, count]) => `${code} x ${count}`).join(', ') || 'none';
}
