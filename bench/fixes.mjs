// What the fixes make of real trees, in memory: node bench/fixes.mjs <folder…>
// For each tree below the folders, first the safe fixes, then all: they end, a second run changes nothing, no finding comes that a
// fix made; what it uncovered, and a sample of the diff, are shown.
import {readdirSync, readFileSync} from 'node:fs';
import {basename, join} from 'node:path';
import {createTwoFilesPatch} from 'diff';
import {fixAll, lint, memoryFs, nodeFs, openProject, wholeProject} from '../dist/index.js';

const folders = process.argv.slice(2);
if (folders.length === 0) throw new Error('usage: node bench/fixes.mjs <folder…>');

/** Lines of diff shown of each tree. */
const SAMPLE = 12;
/** Archived changes made active of each tree. */
const REVIVED = 25;
const words = (text) => text.match(/\p{L}{4,}/gu) ?? [];
const totals = {trees: 0, files: 0, before: 0, after: 0, uncovered: 0, unsettled: 0, lost: 0};

for (const folder of folders) {
  for (const root of rootsBelow(folder)) {
    const {project} = openProject(nodeFs, root);
    both(root, project);
    both(`${root}, its archive made active`, revived(project));
  }
  for (const path of looseBelow(folder)) both(path, projectOf({[placeOf(path)]: readFileSync(path)}));
}
console.log(JSON.stringify(totals));
process.exitCode = totals.unsettled + totals.lost > 0 ? 1 : 0;

function both(name, project) {
  const check = (current) => lint(current, wholeProject(current));
  for (const isUnsafe of [false, true]) report(name, project, check, isUnsafe);
}

function report(name, project, check, isUnsafe) {
  const before = check(project);
  if (!before.some(({fix, unsafeFix}) => fix || (isUnsafe && unsafeFix))) return void totals.trees++;
  const fixed = fixAll(project, check, {isUnsafe});
  const again = fixAll(fixed.project, check, {isUnsafe});
  const left = fixed.findings.filter(({fix, unsafeFix}) => fix || (isUnsafe && unsafeFix));
  const uncovered = grown(before, fixed.findings);
  const lost = [...fixed.sources].flatMap(([path, {text}]) => lostIn(project.document(path).text, text));
  totals.trees++;
  totals.files += fixed.sources.size;
  totals.before += before.length;
  totals.after += fixed.findings.length;
  totals.uncovered += uncovered.reduce((sum, [, count]) => sum + count, 0);
  totals.unsettled += left.length + again.sources.size;
  totals.lost += lost.length;
  console.log(
    `${name}${isUnsafe ? ', unsafe too' : ''}: ${before.length} → ${fixed.findings.length} findings`,
  );
  console.log(`  files ${fixed.sources.size}, left ${left.length}, second run ${again.sources.size}`);
  for (const [rule, count] of uncovered) console.log(`  uncovered: ${count} ${rule}`);
  if (lost.length > 0) console.log(`  words gone: ${[...new Set(lost)].slice(0, 8).join(' ')}`);
  for (const line of sampleOf(project, fixed)) console.log(`  ${line}`);
}

function grown(before, after) {
  const counts = new Map();
  for (const {rule} of after) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  for (const {rule} of before) counts.set(rule, (counts.get(rule) ?? 0) - 1);
  return [...counts].filter(([, count]) => count > 0);
}

function lostIn(before, after) {
  const left = new Set(words(after));
  return words(before).filter((word) => !left.has(word));
}

function sampleOf(project, {sources}) {
  const diffs = [...sources].map(([path, {text}]) =>
    createTwoFilesPatch(path, path, project.document(path).text, text, '', '', {context: 0}),
  );
  return diffs
    .flatMap((diff) => diff.split('\n').filter((line) => /^[-+](?!\+\+ )/.test(line)))
    .slice(0, SAMPLE);
}

/** A project whose newest archived changes are active: the rules about deltas look at no others. */
function revived(project) {
  const specs = project.files.filter((path) => path.startsWith('openspec/specs/'));
  const changes = project.archive
    .slice(-REVIVED)
    .flatMap(({folder, files}) =>
      files.map((path) => [path, path.replace(folder, `openspec/changes/${folder.split('/').at(-1)}`)]),
    );
  const pairs = [...specs.map((path) => [path, path]), ...changes];
  const read = ([from, to]) => [to, project.input.read(from)?.bytes];
  return projectOf(Object.fromEntries(pairs.map(read).filter(([, bytes]) => bytes)));
}

function projectOf(files) {
  const rooted = Object.entries(files).map(([path, bytes]) => [`/repo/${path}`, bytes]);
  return openProject(memoryFs({'/repo/openspec/changes/.keep': '', ...Object.fromEntries(rooted)}), '/repo')
    .project;
}

/** Where a file that lies by itself belongs, by its name: `repository__hash__openspec__specs__a__spec.md`. */
function placeOf(path) {
  const [, inside] = /__(openspec__.*)$/.exec(basename(path)) ?? [];
  if (inside) return inside.replaceAll('__', '/').replace('/archive/', '/');
  return /tech/i.test(basename(path)) ? 'TECHNICAL_CHANGE_LOG.md' : 'CHANGELOG.md';
}

function looseBelow(folder) {
  const entries = readdirSync(folder, {withFileTypes: true});
  if (entries.some(({name}) => name === 'openspec')) return [];
  return entries.flatMap((entry) => {
    if (entry.isDirectory()) return looseBelow(join(folder, entry.name));
    return entry.name.endsWith('.md') ? [join(folder, entry.name)] : [];
  });
}

function rootsBelow(folder) {
  const names = readdirSync(folder, {withFileTypes: true}).filter((entry) => entry.isDirectory());
  if (names.some(({name}) => name === 'openspec')) return [folder];
  return names.flatMap(({name}) => rootsBelow(join(folder, name)));
}
