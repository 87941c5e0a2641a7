// Runs recorded archive cases against the built command: node bench/conformance-archive.mjs <folder> [--show <case>] [--bin <file>]
import {spawnSync} from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import {decode, parse} from '../dist/index.js';
import {makeWritable} from './writable.mjs';

const {positionals, values} = parseArgs({
  allowPositionals: true,
  options: {show: {type: 'string'}, bin: {type: 'string'}},
});
const [folder] = positionals;
const bin = resolve(values.bin ?? fileURLToPath(new URL('../dist/openspec.cjs', import.meta.url)));

/** Rules about what the recorded cases leave out because they are not about it; none of them looks at a spec. */
const BESIDE_THE_MERGE = /^(?:proposal-|task|change-(?:name|has-delta)$|no-placeholder$|no-empty-section$)/;

const PROPOSAL = '# Change\n\n## Why\n\nBecause it is wanted.\n\n## What Changes\n\n- Something.\n';

/** The case of a spec that cannot be written, and where the folder of that spec belongs. */
const FAILING_WRITE = /148-[^/]*keeps-the-retiring-spec-on-disk/;
const BLOCKED = join('openspec', 'specs', 'zz-other-layer');

/** The folder of a change that these runs archived, today or on the day of the recording. */
const ARCHIVED = /(\/archive\/)\d{4}-\d{2}-\d{2}-/;

/** What this tool keeps beside the documents of an archived change, and the other does not. */
const RECORD = '.openspec-archive.json';

const names = readdirSync(folder)
  .filter((name) => !values.show || name.includes(values.show))
  .toSorted();
const results = names.map((name) => ({name, ...compared(join(folder, name))}));
for (const {name, recorded, merging, words} of results)
  if (merging !== 'same' || values.show) console.log(`${recorded} | ${merging}  ${name}\n${words}`);
console.log('with the arguments as recorded:', tally(results.map(({recorded}) => recorded)));
console.log('with what the cases leave out put in:', tally(results.map(({merging}) => merging)));
console.log(
  'refused by both, where the exit codes are 1 there and 2 here:',
  results.filter(({bothRefuse}) => bothRefuse).length,
);

function compared(path) {
  const {args, exit, TZ} = JSON.parse(readFileSync(join(path, 'case.json'), 'utf8'));
  const first = run(path, {args, exit, TZ});
  const second = completed(path, {args, exit, TZ, proposes: true});
  const [recorded, merging] = [first, second].map((ran) => differenceOf(path, exit, ran));
  return {
    recorded: recorded === '' ? 'same' : 'different',
    merging: merging === '' ? 'same' : 'different',
    bothRefuse: exit !== 0 && second.exit !== 0,
    words: `${merging}\n${second.said}`,
  };
}

/** A run that nothing stops which the case leaves out: a proposal is put in, and what is still beside the merge is waived. */
function completed(path, recorded) {
  const ran = run(path, recorded);
  const rules = ran.exit === 0 ? [] : errorRules(path, recorded);
  const isBeside = rules.length > 0 && rules.every((rule) => BESIDE_THE_MERGE.test(rule));
  return isBeside ? run(path, {...recorded, args: [...recorded.args, '--no-validate']}) : ran;
}

/** What a run in a copy of the case leaves behind. */
function run(path, {args, exit, TZ, proposes}) {
  const copy = mkdtempSync(join(tmpdir(), 'openspec-conformance-'));
  const change = join(copy, 'openspec', 'changes', args[1]);
  try {
    if (existsSync(join(path, 'before'))) {
      cpSync(join(path, 'before'), copy, {recursive: true});
      makeWritable(copy);
    }
    // Folders that were empty are not recorded: the project itself, or the change that is archived.
    else if (exit === 0) mkdirSync(change, {recursive: true});
    if (proposes && existsSync(change) && !existsSync(join(change, 'proposal.md')))
      writeFileSync(join(change, 'proposal.md'), PROPOSAL);
    // A write that failed when it was recorded fails here because a file is in its way.
    const isBlocked = proposes && FAILING_WRITE.test(path);
    if (isBlocked) writeFileSync(join(copy, BLOCKED), '');
    const env = {...process.env, NO_COLOR: '1', ...(TZ ? {TZ} : {})};
    const {status, stdout, stderr} = spawnSync(process.execPath, [bin, ...args], {
      cwd: copy,
      env,
      encoding: 'utf8',
    });
    if (isBlocked) rmSync(join(copy, BLOCKED));
    return {exit: status, stdout, said: stdout + stderr, tree: treeOf(copy)};
  } finally {
    rmSync(copy, {recursive: true});
  }
}

function errorRules(path, recorded) {
  const {stdout} = run(path, {...recorded, args: [...new Set([...recorded.args, '--json'])]});
  try {
    const findings = JSON.parse(stdout).error?.findings ?? JSON.parse(stdout).findings ?? [];
    return findings.filter(({severity}) => severity === 'error').map(({rule}) => rule);
  } catch {
    return [];
  }
}

function differenceOf(path, exit, ran) {
  const expected = treeOf(join(path, 'after'));
  const words = [];
  if ((exit === 0) !== (ran.exit === 0)) words.push(`exit ${exit} there, ${ran.exit} here`);
  for (const name of new Set([...Object.keys(expected), ...Object.keys(ran.tree)])) {
    const [theirs, ours] = [expected[name], ran.tree[name]];
    if (theirs === undefined && name.endsWith(`/${RECORD}`)) continue;
    if (theirs === undefined || ours === undefined)
      words.push(`${name} is ${theirs === undefined ? 'not there' : 'not here'}`);
    else if (/^openspec\/specs\/.*\.md$/.test(name)) words.push(...differentParts(name, theirs, ours));
  }
  return words.join('\n');
}

function differentParts(name, theirs, ours) {
  const [a, b] = [partsOf(theirs), partsOf(ours)];
  if (JSON.stringify(a) === JSON.stringify(b)) return [];
  const at = a.findIndex((part, index) => JSON.stringify(part) !== JSON.stringify(b[index]));
  return [
    `${name} differs\n  there: ${JSON.stringify(a[at])}\n  here:  ${JSON.stringify(b[at < 0 ? a.length : at])}`,
  ];
}

/** Every section in order, by its depth, its title and its own text; blank lines and spaces at line ends aside. */
function partsOf(text) {
  const parts = [];
  const visit = (section) => {
    const end = section.children[0]?.start ?? section.end;
    parts.push([section.depth, section.title, squeezed(text.slice(section.body.start, end))]);
    section.children.forEach(visit);
  };
  visit(parse(decode('spec.md', Buffer.from(text))).top);
  return parts;
}

function squeezed(text) {
  return text
    .split(/\r\n?|\n/)
    .map((line) => line.trimEnd())
    .filter(Boolean)
    .join('\n');
}

/** The files of a tree, those of the archive under a folder without its date. */
function treeOf(top) {
  if (!existsSync(top)) return {};
  const entries = readdirSync(top, {recursive: true, withFileTypes: true}).filter((entry) => entry.isFile());
  return Object.fromEntries(
    entries
      .map(({parentPath, name}) => join(parentPath, name))
      .filter((path) => !/\/archive\/\.|\/\.gitkeep$/.test(path) && !isStandIn(path))
      .map((path) => [path.slice(top.length + 1).replace(ARCHIVED, '$1'), readFileSync(path, 'utf8')]),
  );
}

function isStandIn(path) {
  return path.endsWith('/proposal.md') && readFileSync(path, 'utf8') === PROPOSAL;
}

function tally(words) {
  const same = words.filter((word) => word === 'same').length;
  return `${same} of ${words.length} the same (${((100 * same) / words.length).toFixed(1)} %)`;
}
