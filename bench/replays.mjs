// Replays real archive events: node bench/replays.mjs <folder of events> [--show <event>]
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {nodeFs, openProject, planArchive, previewProject} from '../dist/index.js';

const [folder, flag, only] = process.argv.slice(2);
const counts = {};
for (const event of events(folder)) {
  if (flag === '--show' && !event.path.includes(only)) continue;
  const outcome = replay(event);
  counts[outcome.kind] = (counts[outcome.kind] ?? 0) + 1;
  if (outcome.kind !== 'bytes' || flag === '--show')
    console.log(`${outcome.kind.padEnd(12)} ${event.name}  ${outcome.words ?? ''}`);
}
console.log(counts);

function* events(top) {
  for (const entry of readdirSync(top, {withFileTypes: true})) {
    const path = join(top, entry.name);
    if (existsSync(join(path, 'event.json'))) yield {path, name: entry.name};
    else if (entry.isDirectory()) yield* events(path);
  }
}

function replay({path}) {
  const {project} = openProject(nodeFs, join(path, 'before'));
  const request = {
    changes: project.changes,
    date: '2026-01-01',
    filled: [],
    allowsOpenTasks: true,
    validates: false,
    skipsSpecs: false,
    updatesChangelogs: false,
    merging: {allowsScenarioRemoval: false, retires: false},
  };
  let planned = planArchive(project, request);
  let refused = '';
  if (planned.findings.length > 0) {
    refused = planned.findings.map(({message}) => message).join('; ');
    planned = planArchive(project, {...request, merging: {allowsScenarioRemoval: true, retires: true}});
    if (planned.findings.length > 0)
      return {kind: 'refused', words: planned.findings.map(({message}) => message).join('; ')};
  }
  const after = previewProject(project, planned.plan);
  let worst = 'bytes';
  let words = '';
  for (const spec of specs(join(path, 'after', 'openspec', 'specs'))) {
    const real = readFileSync(join(path, 'after', 'openspec', 'specs', spec), 'utf8');
    const ours = after.document(`openspec/specs/${spec}`)?.text;
    if (ours === real) continue;
    const same = ours !== undefined && squeeze(ours) === squeeze(real);
    worst = same && worst !== 'different' ? 'whitespace' : 'different';
    words += ` ${spec}`;
    if (flag === '--show') show(real, ours ?? '');
  }
  return {kind: refused ? `${worst}*` : worst, words: `${words} ${refused && `(refused first: ${refused})`}`};
}

function squeeze(text) {
  return text
    .split('\n')
    .map((line) => line.trimEnd())
    .filter(Boolean)
    .join('\n');
}

function show(real, ours) {
  const [a, b] = [real.split('\n'), ours.split('\n')];
  const at = a.findIndex((line, index) => line !== b[index]);
  console.log(
    `--- line ${at + 1}\nreal: ${JSON.stringify(a.slice(at - 2, at + 6))}\nours: ${JSON.stringify(b.slice(at - 2, at + 6))}`,
  );
}

function specs(top, below = '') {
  if (!existsSync(top)) return [];
  return readdirSync(join(top, below), {withFileTypes: true}).flatMap((entry) => {
    const path = below ? `${below}/${entry.name}` : entry.name;
    return entry.isDirectory() ? specs(top, path) : [path];
  });
}
