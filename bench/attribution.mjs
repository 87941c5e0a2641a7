// How right attribution is: node bench/attribution.mjs <repository>…
// A commit whose subject names exactly one change, the only such commit of it, is taken for the truth. Then every
// message is hidden, and what is still attributed is compared with the files of that commit.
import {basename} from 'node:path';
import {attribute, gitAt, listedPart, mentionsIn, nodeFs, openProject} from '../dist/index.js';

const known = new WeakMap();
const rules = {
  'archive commit alone': (history, {change}) => only(history, (commit) => isArchiving(commit, change)),
  'window, first to last touch': (history, each) => only(history, within(windowOf(history, each.change))),
  'co-change of this change alone': (history, {change}) => touching(history, change, 1),
  'co-change of at most three': (history, {change}) => touching(history, change, 3),
  'what openspec counts': (history, {change}) => countedFor(history, change),
  'what openspec lists': (history, {change}) => filesOf(history, change),
};
const cases = [];
for (const folder of process.argv.slice(2)) cases.push(...(await casesIn(folder)));
for (const name of [...new Set(cases.map(({repository}) => repository)), 'all']) {
  const chosen = cases.filter(({repository}) => name === 'all' || repository === name);
  console.log(`${name}: ${chosen.length} changes`);
  for (const [rule, predict] of Object.entries(rules))
    console.log(`  ${rule.padEnd(32)} ${measured(chosen, predict)}`);
}

async function casesIn(folder) {
  const {project} = openProject(nodeFs, folder);
  const changes = [...project.changes, ...project.archive];
  const names = new Set(changes.map(({name}) => name));
  const history = await gitAt(folder, {env: process.env}).history({names: [...names]});
  const own = history.commits.filter(({parents}) => parents.length < 2);
  const told = new Map();
  for (const commit of own) {
    const mentioned = mentionsIn(commit.message.split('\n', 1)[0], (name) => names.has(name));
    const files = listedPart(commit.files, history.prefix);
    if (mentioned.size === 1 && files.length > 0)
      for (const name of mentioned) told.set(name, [...(told.get(name) ?? []), files]);
  }
  const hidden = {...history, commits: history.commits.map((commit) => ({...commit, message: ''}))};
  return changes.flatMap((change) => {
    const truth = told.get(change.name);
    return truth?.length === 1
      ? [
          {
            repository: basename(folder),
            change,
            history: hidden,
            truth: new Set(truth[0].map(({path}) => path)),
          },
        ]
      : [];
  });
}

function measured(chosen, predict) {
  const scores = chosen.map((each) => {
    const found = predict(each.history, each);
    const hits = found.filter((path) => each.truth.has(path)).length;
    return {found: found.length, truth: each.truth.size, hits};
  });
  const answered = scores.filter(({found}) => found > 0);
  const mean = (list, of) => (list.reduce((sum, each) => sum + of(each), 0) / list.length).toFixed(3);
  const sum = (list, of) => list.reduce((total, each) => total + of(each), 0);
  const micro = [
    sum(answered, ({hits}) => hits) / sum(answered, ({found}) => found),
    sum(answered, ({hits}) => hits) / sum(answered, ({truth}) => truth),
  ];
  return [
    `no answer ${((100 * (scores.length - answered.length)) / scores.length).toFixed(0).padStart(3)} %`,
    `precision ${mean(answered, ({hits, found}) => hits / found)}`,
    `recall ${mean(answered, ({hits, truth}) => hits / truth)}`,
    `over all files ${micro.map((value) => value.toFixed(3)).join(' / ')}`,
  ].join('  ');
}

/** The files of all its commits, also those that came and went. */
function countedFor(history, change) {
  const {commits} = attribute(
    history,
    {name: change.name, folder: change.folder},
    {includeUncommitted: false},
  );
  const landed = new Set(commits.filter(({evidence}) => evidence === 'landing').map(({hash}) => hash));
  const units = commits.filter(({hash}) => !landed.has(history.landings.get(hash)));
  return [...new Set(units.flatMap(({files}) => listedPart(files, history.prefix)).map(({path}) => path))];
}

function filesOf(history, change) {
  return attribute(
    history,
    {name: change.name, folder: change.folder},
    {includeUncommitted: false},
  ).files.map(({path}) => path);
}

function touching(history, {name}, most) {
  return only(history, (commit) => namesIn(commit).has(name) && namesIn(commit).size <= most);
}

function only(history, keeps) {
  const files = history.commits
    .filter(({parents}) => parents.length < 2)
    .filter(keeps)
    .flatMap((commit) => listedPart(commit.files, history.prefix));
  return [...new Set(files.map(({path}) => path))];
}

function foldersIn(commit) {
  if (!known.has(commit)) known.set(commit, foldersOf(commit));
  return known.get(commit);
}

function foldersOf({files}) {
  return files
    .flatMap(({path, from}) => [path, from ?? path])
    .map((path) => /openspec\/changes\/(archive\/)?([^/]+)\//.exec(path))
    .filter(Boolean);
}

function namesIn(commit) {
  return new Set(foldersIn(commit).map(([, , name]) => name.replace(/^(\d{4}-\d\d-\d\d-)+/, '')));
}

function isArchiving(commit, change) {
  return foldersIn(commit).some(
    ([, archive, name]) => archive && change.archived && change.folder.endsWith(`/${name}`),
  );
}

function windowOf(history, {name}) {
  const times = history.commits.filter((commit) => namesIn(commit).has(name)).map(({time}) => time);
  return [Math.min(...times), Math.max(...times)];
}

function within([first, last]) {
  return ({time}) => time >= first && time <= last;
}
