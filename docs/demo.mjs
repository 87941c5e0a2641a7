// The main job in a scratch repository: new → lint → fix → commit → files → archive → changelog.
import {execFileSync, spawnSync} from 'node:child_process';
import {appendFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

const bin = fileURLToPath(new URL('../dist/openspec.cjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'openspec-demo-'));
const change = 'openspec/changes/add-health-check';

say('A repository with one file');
git('init', '--quiet', '--initial-branch=main');
git('config', 'user.name', 'Ada');
git('config', 'user.email', 'ada@example.org');
write('server.py', 'routes = {"/models": list_models}\n');
git('add', '.');
git('commit', '--quiet', '-m', 'feat: serve the model list');

say('Propose a change');
openspec('init');
git('add', '.');
git('commit', '--quiet', '-m', 'chore: keep changes with openspec');
openspec('new', 'add-health-check', '--no-design');

say('An author fills it in, with one heading a level too deep');
write(
  `${change}/proposal.md`,
  '# Add health check\n\n## Why\n\nThe load balancer cannot tell a sick proxy from a healthy one.\n\n## What Changes\n\n- `/health` says whether every model is up.\n',
);
write(
  `${change}/tasks.md`,
  '# Tasks: Add health check\n\n- [x] 1.1 Add the route\n- [x] 1.2 Ask it while a model is down\n',
);
write(
  `${change}/specs/health-check.md`,
  '# ADDED: Health Check\n\n## Summary\n\nThe proxy tells whether its models are up.\n\n## Specification\n\n`/health` answers 200 while every model is up, and 503 otherwise.\n\n## Files Changed\n\n- `server.py` - Route the question, and answer it\n\n### Verification\n\nStop one model and ask for `/health`.\n',
);
openspec('lint', 'add-health-check');
openspec('lint', 'add-health-check', '--fix');

say('The code is written and committed');
append('server.py', 'routes["/health"] = check_health\n');
write('health.py', 'def check_health(models):\n    return 200 if all(m.is_up for m in models) else 503\n');
git('add', '.');
git('commit', '--quiet', '-m', 'feat(health): add the health route');

say('Files Changed comes from git');
openspec('files', 'add-health-check', '--write');
show(`${change}/specs/health-check.md`, /## Files Changed[\s\S]*?(?=\n## )/);

say('Archive: the folder moves, the changelog learns of it');
openspec('archive', 'add-health-check');
openspec('lint');
openspec('changelog');

say('The tree');
for (const path of readdirSync(folder, {recursive: true, withFileTypes: true})) {
  const full = join(path.parentPath, path.name).slice(folder.length + 1);
  if (path.isFile() && !full.startsWith('.git/')) console.log(`  ${full}`);
}
console.log(`\nLook around: cd ${folder}`);

function say(what) {
  console.log(`\n── ${what}\n`);
}

function openspec(...args) {
  console.log(`$ openspec ${args.join(' ')}`);
  const {status} = spawnSync(process.execPath, [bin, ...args], {
    cwd: folder,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status > 1) throw new Error(`openspec ${args.join(' ')} ended with ${status}`);
  console.log();
}

function git(...args) {
  execFileSync('git', args, {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {...process.env, GIT_CONFIG_GLOBAL: '/dev/null'},
  });
}

function write(path, text) {
  mkdirSync(dirname(join(folder, path)), {recursive: true});
  writeFileSync(join(folder, path), text);
}

function append(path, text) {
  appendFileSync(join(folder, path), text);
}

function show(path, part) {
  console.log(part.exec(readFileSync(join(folder, path), 'utf8'))?.[0] ?? '');
}
