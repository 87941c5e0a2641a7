// Archives real events with the built command and takes each back: node bench/unarchive.mjs <folder of events> [--show <event>]
import {spawnSync} from 'node:child_process';
import {cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

const [folder, flag, only] = process.argv.slice(2);
const bin = fileURLToPath(new URL('../dist/openspec.cjs', import.meta.url));
const counts = {};
for (const event of events(folder)) {
  if (flag === '--show' && !event.includes(only)) continue;
  const outcome = roundTrip(event);
  counts[outcome] = (counts[outcome] ?? 0) + 1;
  if (outcome !== 'identical') console.log(`${outcome}  ${event}`);
}
console.log(counts);

function* events(top) {
  for (const entry of readdirSync(top, {withFileTypes: true})) {
    const path = join(top, entry.name);
    if (existsSync(join(path, 'event.json'))) yield path;
    else if (entry.isDirectory()) yield* events(path);
  }
}

/** `identical` when every byte and every folder is as it was before the archive. */
function roundTrip(event) {
  const copy = mkdtempSync(join(tmpdir(), 'openspec-unarchive-'));
  try {
    cpSync(join(event, 'before'), copy, {recursive: true});
    const before = treeOf(copy);
    const changes = readdirSync(join(copy, 'openspec', 'changes')).filter((name) => name !== 'archive');
    const lenient = ['--yes', '--no-validate', '--allow-scenario-removal', '--retire'];
    const archived = run(copy, ['archive', ...changes, ...lenient]);
    if (archived.status !== 0) return `not archived: ${archived.stderr}`;
    if (isEqual(before, treeOf(copy))) return 'archived nothing';
    for (const change of changes.toReversed()) {
      const taken = run(copy, ['unarchive', change]);
      if (taken.status !== 0) return `not taken back: ${taken.stderr}`;
    }
    return isEqual(before, treeOf(copy)) ? 'identical' : 'different';
  } finally {
    rmSync(copy, {recursive: true});
  }
}

function run(cwd, args) {
  return spawnSync(process.execPath, [bin, ...args], {cwd, encoding: 'utf8'});
}

/** Bytes by path; folders end in a slash. The folder of archived changes stays when it is empty. */
function treeOf(top) {
  const tree = {};
  for (const entry of readdirSync(top, {recursive: true, withFileTypes: true})) {
    const path = join(entry.parentPath, entry.name);
    const name = path.slice(top.length + 1);
    if (entry.isDirectory()) tree[`${name}/`] = '';
    else tree[name] = readFileSync(path).toString('latin1');
  }
  delete tree[join('openspec', 'changes', 'archive/')];
  return tree;
}

function isEqual(a, b) {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}
