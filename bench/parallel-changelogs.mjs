// Ten branches that each archive a change, merged one after another: node bench/parallel-changelogs.mjs [branches] [--show]
import {execFileSync, spawnSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';

const {positionals, values} = parseArgs({allowPositionals: true, options: {show: {type: 'boolean'}}});
const names = Array.from(
  {length: Number(positionals[0] ?? 10)},
  (_, index) => `add-part-${String(index).padStart(2, '0')}`,
);
const bin = fileURLToPath(new URL('../dist/openspec.cjs', import.meta.url));
const kept = ['openspec/changes/README.md', 'CHANGELOG.md', 'TECHNICAL_CHANGE_LOG.md'];

const tree = {
  'openspec/changes/README.md': [
    '# Changes\n',
    '## Changelog\n',
    '| Date | Change | Type | Status |',
    '|------|--------|------|--------|',
    '| 2026-01-05 | How it began | N/A | Archived |\n',
    '### Active Changes\n',
    ...names.map((name) => `- \`${name}/\` - asked for by ${name.toUpperCase()}`),
    '\n### Archived Changes\n',
    '- `how-it-began/` - long ago\n',
  ].join('\n'),
  'CHANGELOG.md':
    '# Changelog\n\nSee https://keepachangelog.com.\n\n## [Unreleased]\n\n## [1.0.0] - 2026-01-05\n\n### Added\n\n- All of it\n',
  'TECHNICAL_CHANGE_LOG.md':
    '# Technical Change Log\n\nWhat was changed, and in which files.\n\n## Changelog\n\n### 2026-01-05: How it began (CL-001)\n\n**Summary**: All of it.\n',
  ...Object.fromEntries(
    names.flatMap((name) => [
      [`openspec/changes/${name}/proposal.md`, `# Proposal: ${name}\n\n## Why\n\nBecause of ${name}.\n`],
      [`openspec/changes/${name}/tasks.md`, '- [x] 1.1 Do it\n'],
      [`openspec/changes/${name}/specs/part.md`, `# ADDED: Part ${name}\n`],
    ]),
  ),
};

const one = begin();
for (const name of names) archive(one, name);
const wanted = texts(one);
const [plain, resolved] = [parallel(false), parallel(true)];
console.log(`${names.length} branches that each archive a change`);
console.log(`git merge alone: ${plain.stops} stops, in ${plain.files} files`);
console.log(`with openspec changelog --resolve: ${resolved.stops} stops, ${resolved.left} left to a person`);
for (const [index, path] of kept.entries())
  console.log(
    `${path}: ${resolved.texts[index] === wanted[index] ? 'the same bytes as' : 'NOT the same bytes as'} on one branch`,
  );

/** Merge the branches; conflicts are resolved by the tool, or counted and given up. */
function parallel(resolves) {
  const repo = begin();
  for (const name of names) {
    repo.git('checkout', '--quiet', '-b', name, 'main');
    archive(repo, name);
  }
  repo.git('checkout', '--quiet', 'main');
  const counts = {stops: 0, files: 0, left: 0};
  for (const name of names) {
    if (spawnSync('git', ['merge', '--quiet', '--no-edit', name], repo.options).status === 0) continue;
    counts.stops++;
    counts.files += repo.git('diff', '--name-only', '--diff-filter=U').trim().split('\n').length;
    if (values.show && resolves) console.log(readFileSync(join(repo.root, kept[0]), 'utf8'));
    if (resolves && spawnSync(process.execPath, [bin, 'changelog', '--resolve'], repo.options).status !== 0)
      counts.left++;
    if (!resolves) repo.git('checkout', '--ours', '--', '.');
    repo.git('add', '-A');
    repo.git('commit', '--quiet', '--no-verify', '--no-edit');
  }
  const result = {...counts, texts: texts(repo)};
  rmSync(repo.root, {recursive: true});
  return result;
}

function begin() {
  const root = mkdtempSync(join(tmpdir(), 'openspec-changelogs-'));
  const env = {
    ...process.env,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    ...Object.fromEntries(
      ['AUTHOR', 'COMMITTER'].flatMap((who) => [
        [`GIT_${who}_NAME`, 'Ada'],
        [`GIT_${who}_EMAIL`, 'ada@example.org'],
      ]),
    ),
  };
  const options = {cwd: root, env, encoding: 'utf8'};
  const git = (...words) => execFileSync('git', words, {...options, stdio: ['ignore', 'pipe', 'pipe']});
  for (const [path, text] of Object.entries(tree)) {
    mkdirSync(dirname(join(root, path)), {recursive: true});
    writeFileSync(join(root, path), text);
  }
  git('init', '--quiet', '--initial-branch=main');
  git('add', '-A');
  git('commit', '--quiet', '-m', 'Begin');
  return {root, git, options};
}

function archive({git, options}, name) {
  const words = ['archive', name, '--no-validate', '--no-files', '--date', '2026-02-11'];
  const {status, stderr} = spawnSync(process.execPath, [bin, ...words], options);
  if (status !== 0) throw new Error(stderr);
  git('add', '-A');
  git('commit', '--quiet', '--no-verify', '-m', `Archive ${name}`);
}

/** Once the numbered log knows the commits, which are not the same ones in two repositories. */
function texts({root, options}) {
  spawnSync(process.execPath, [bin, 'changelog', '--write'], options);
  return kept.map((path) => readFileSync(join(root, path), 'utf8').replace(/`[0-9a-f]{7}`/g, '`COMMIT`'));
}
