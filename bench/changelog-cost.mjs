// What checking the changelogs costs, beside Node: node bench/changelog-cost.mjs [archived changes] [MB of changelog]
// CPU seconds of the built bin, user and system, the least of three runs, for each view alone and all of them together.
import {spawnSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';

const BIN = join(import.meta.dirname, '..', 'dist', 'openspec.cjs');
// Some machines set this, and Node 20 then reads a bundle of certificates at every start.
const {NODE_EXTRA_CA_CERTS: _, ...env} = process.env;
const [count = 2000, megabytes = 10] = process.argv.slice(2).map(Number);
const METER = `data:text/javascript,import {writeSync} from 'node:fs';
process.on('exit', () => {
  const {user, system} = process.cpuUsage();
  writeSync(3, JSON.stringify([(user + system) / 1e6, process.resourceUsage().maxRSS / 1024]));
});`;
const VIEWS = {
  table: ['table'],
  'keep-a-changelog': ['keep-a-changelog'],
  json: ['{view: json}'],
  all: ['table', 'keep-a-changelog', '{view: json}'],
};

const folder = mkdtempSync(join(tmpdir(), 'openspec-bench-'));
try {
  make();
  const [node] = measured(['-e', '0']);
  console.log(`node -e 0: ${node.toFixed(3)} s`);
  for (const [name, views] of Object.entries(VIEWS)) {
    write('openspec/config.yaml', `changelog:\n  views: [${views.join(', ')}]\n`);
    run(['changelog', '--write'], [0]);
    const [time, memory] = measured([BIN, 'changelog', '--check']);
    console.log(
      `${name.padEnd(18)}${time.toFixed(2)} s  ${(time / node).toFixed(1)} x  ${memory.toFixed(0)} MiB`,
    );
  }
} finally {
  rmSync(folder, {recursive: true, force: true});
}

/** Changes that are archived, and a changelog in which all but the newest fifty are released, ten to a version. */
function make() {
  const names = Array.from({length: count}, (_, index) => `add-thing-${String(index).padStart(5, '0')}`);
  const dayOf = (index) => new Date(Date.UTC(2020, 0, 1 + index)).toISOString().slice(0, 10);
  const lines = names.map((name, index) => {
    const path = `openspec/changes/archive/${dayOf(index)}-${name}`;
    write(
      `${path}/proposal.md`,
      `# Thing ${index}\n\n## Why\n\nIt is wanted for ${index} reasons. And more.\n\n## What Changes\n\n- A thing\n`,
    );
    write(`${path}/tasks.md`, '# Tasks\n\n## 1. Do\n\n- [x] 1.1 It\n');
    write(
      `${path}/specs/thing.md`,
      `# ADDED: Thing ${index}\n\n## Summary\n\nThe thing of number ${index} is there.\n\n## Specification\n\nIt is.\n\n## Files Changed\n\n- \`src/${index}.ts\` - new\n\n## Verification\n\nNone.\n`,
    );
    return `- **Thing ${index}**: The thing of number ${index} is there ([change](${path}))`;
  });
  write(
    'openspec/changes/README.md',
    '# Changes\n\n## Changelog\n\n| Date | Change | Type | Status |\n|---|---|---|---|\n\n### Active Changes\n\nNo active changes currently.\n\n### Archived Changes\n\n- `nothing/`\n',
  );
  write('CHANGELOG.md', changelog(lines, dayOf));
}

function changelog(lines, dayOf) {
  const released = lines.slice(0, -50);
  const versions = Math.ceil(released.length / 10);
  const filler =
    '- A line that somebody wrote by hand, about something that is in no change, with `code` and *emphasis*\n';
  const each = filler.repeat(Math.max(0, Math.round((megabytes * 1e6) / versions / filler.length)));
  const chapters = Array.from({length: versions}, (_, index) => {
    const own = released.slice(index * 10, index * 10 + 10).join('\n');
    return `## [1.${index}.0] - ${dayOf(index * 10 + 9)}\n\n### Added\n\n${own}\n${each}\n`;
  });
  return `# Changelog\n\n## [Unreleased]\n\n${chapters.toReversed().join('')}`;
}

function write(path, text) {
  mkdirSync(dirname(join(folder, path)), {recursive: true});
  writeFileSync(join(folder, path), text);
}

function measured(words) {
  const runs = Array.from({length: 3}, () => run(words, [0]));
  return runs.toSorted(([a], [b]) => a - b)[0];
}

function run(words, codes) {
  const argv = words[0] === '-e' || words[0] === BIN ? words : [BIN, ...words];
  const stdio = ['ignore', 'ignore', 'pipe', 'pipe'];
  const {output, status} = spawnSync(process.execPath, ['--import', METER, ...argv], {
    cwd: folder,
    env,
    stdio,
  });
  if (!codes.includes(status)) throw new Error(`${words.join(' ')}: ${output[2]}`);
  return JSON.parse(output[3].toString());
}
