// Archives real events and takes each back: node bench/unarchive.mjs <folder of events> [--show <event>]
import {cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {commit, hashOfText, nodeFs, openProject, planArchive, planUnarchive} from '../dist/index.js';
import {makeWritable} from './writable.mjs';

const [folder, flag, only] = process.argv.slice(2);
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
    makeWritable(copy);
    const before = treeOf(copy);
    const names = archiveAll(copy);
    if (isEqual(before, treeOf(copy))) return 'archived nothing';
    for (const name of names.toReversed()) takeBack(copy, name);
    return isEqual(before, treeOf(copy)) ? 'identical' : 'different';
  } catch (error) {
    return `${error.code ?? 'error'}: ${error.message}`;
  } finally {
    rmSync(copy, {recursive: true});
  }
}

/** Every change of the project in one run, with everything allowed that may be lost. */
function archiveAll(root) {
  const {project} = openProject(nodeFs, root);
  const {plan} = planArchive(project, {
    changes: project.changes,
    date: '2026-01-01',
    filled: [],
    allowsOpenTasks: true,
    validates: false,
    skipsSpecs: false,
    updatesChangelogs: true,
    merging: {allowsScenarioRemoval: true, retires: true},
    recording: {at: '2026-01-01T00:00:00.000Z', hashOf: hashOfText, modeOf: () => 0o644},
  });
  commit(nodeFs, root, plan);
  return project.changes.map(({name}) => name);
}

function takeBack(root, name) {
  const {project} = openProject(nodeFs, root);
  const change = project.archive.find((each) => each.name === name && each.files.some(isRecord));
  commit(nodeFs, root, planUnarchive(project, change, hashOfText).plan);
}

function isRecord(path) {
  return path.endsWith('/.openspec-archive.json');
}

/** Bytes by path; folders end in a slash. */
function treeOf(top) {
  const tree = {};
  for (const entry of readdirSync(top, {recursive: true, withFileTypes: true})) {
    const path = join(entry.parentPath, entry.name);
    const name = path.slice(top.length + 1);
    if (entry.isDirectory()) tree[`${name}/`] = '';
    else tree[name] = readFileSync(path).toString('latin1');
  }
  return tree;
}

function isEqual(a, b) {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}
