// Writes a tree of changes and specs with the sizes of real ones: node bench/synthetic-tree.mjs <folder> [changes] [specs] [archived changes]
import {mkdirSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {block, MOST_SCENARIOS, prose, requirement} from './synthetic-text.mjs';

/** Median characters of each kind of file, and how far sizes spread (the deviation of their logarithm), as in real trees. */
const SIZES = {
  proposal: {median: 1900, spread: 0.9},
  design: {median: 4500, spread: 0.85},
  tasks: {median: 1700, spread: 1},
  spec: {median: 2500, spread: 1},
};

/** Paths and texts of a tree in which nothing is wrong, the same for the same numbers. */
export function* syntheticTree({changes, specs, archived = 0}) {
  const random = randomFrom(changes * 7919 + specs * 104_729 + archived);
  const requirements = Math.ceil((changes + archived) / Math.max(specs, 1)) + 2;
  yield ['openspec/config.yaml', 'schema: spec-driven\n'];
  for (let index = 0; index < specs; index++)
    yield [`openspec/specs/${capability(index)}/spec.md`, spec(index, requirements, random)];
  for (let index = 0; index < changes + archived; index++) {
    const name = `${index < changes ? '' : 'archive/2026-01-15-'}improve-part-${index}`;
    yield* change(`openspec/changes/${name}`, {index, specs, isDone: index >= changes}, random);
  }
}

function* change(folder, {index, specs, isDone}, random) {
  const about = capability(index % Math.max(specs, 1));
  const [kind, name] =
    specs === 0 ? ['ADDED', `Part ${index}`] : ['MODIFIED', `Behaviour ${Math.floor(index / specs)}`];
  const head = `# Improve part ${index}\n\n## Why\n\n${prose(random, 300)}\n\n## What Changes\n\n- The requirement \`${name}\` of \`${about}\`.\n\n## Impact\n\n`;
  yield [`${folder}/.openspec.yaml`, 'schema: spec-driven\ncreated: 2026-01-01\n'];
  yield [`${folder}/proposal.md`, filled(head, 'proposal', random, block)];
  yield [
    `${folder}/design.md`,
    filled(`# Design\n\n## Context\n\n${prose(random, 300)}\n\n## Decisions\n\n`, 'design', random, block),
  ];
  yield [`${folder}/tasks.md`, filled('# Tasks\n\n## 1. Build it\n\n', 'tasks', random, taskOf(isDone))];
  const delta = `## ${kind} Requirements\n\n${requirement(name, random, MOST_SCENARIOS)}`;
  const added = (_, count) => requirement(`Part ${index}.${count}`, random);
  yield [
    `${folder}/specs/${about}/spec.md`,
    kind === 'ADDED' ? delta : filled(`${delta}\n## ADDED Requirements\n\n`, 'spec', random, added),
  ];
}

function spec(index, least, random) {
  const head = `# ${capability(index)} Specification\n\n## Purpose\n\n${prose(random, 200)}\n\n## Requirements\n\n`;
  const first = Array.from({length: least}, (_, count) => requirement(`Behaviour ${count}`, random));
  const more = (_, count) => requirement(`Behaviour ${least + count}`, random);
  return filled(`${head}${first.join('\n')}\n`, 'spec', random, more);
}

function taskOf(isDone) {
  return (random, count) =>
    `- [${isDone || random() < 0.5 ? 'x' : ' '}] 1.${count + 1} ${prose(random, 70)}\n`;
}

/** A head and as many parts as its kind of file is long, one at the least. */
function filled(head, kind, random, part) {
  const {median, spread} = SIZES[kind];
  const size = median * Math.exp(spread * normal(random));
  const parts = [part(random, 0)];
  for (let length = head.length + parts[0].length; length < size; length += parts.at(-1).length)
    parts.push(part(random, parts.length));
  return head + parts.join(kind === 'tasks' ? '' : '\n');
}

function capability(index) {
  return `part-${String(index).padStart(4, '0')}`;
}

/** A number of the standard normal distribution, after Box and Muller. */
function normal(random) {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Numbers from 0 up to 1, by the generator of Lehmer with the factor of Park and Miller. */
function randomFrom(seed) {
  let state = (seed % 2_147_483_646) + 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** Write a tree below a folder; how many files and characters it has. */
export function writeTree(folder, numbers) {
  let [files, characters] = [0, 0];
  for (const [path, text] of syntheticTree(numbers)) {
    mkdirSync(dirname(join(folder, path)), {recursive: true});
    writeFileSync(join(folder, path), text);
    files++;
    characters += text.length;
  }
  mkdirSync(join(folder, 'openspec/changes/archive'), {recursive: true});
  return {files, characters};
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder, changes = '1000', specs = '300', archived = '0'] = process.argv.slice(2);
  if (!folder) throw new Error('usage: node bench/synthetic-tree.mjs <folder> [changes] [specs] [archived]');
  const numbers = {changes: Number(changes), specs: Number(specs), archived: Number(archived)};
  const {files, characters} = writeTree(folder, numbers);
  console.log(`${files} files, ${(characters / 1e6).toFixed(1)} MB below ${folder}`);
}
