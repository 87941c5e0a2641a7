// What three-way merges make of real histories: node bench/three-way.mjs [--show <kind>] <clone>…
// For each commit that archived a change the tree before it is taken, the deltas as they were archived, and what git
// says they were written against; each MODIFIED block is then judged, and compared with what its authors committed.
import {basename} from 'node:path';
import {bundled} from './bundle.mjs';

const {
  baseBlock,
  conflictsAmong,
  decode,
  gitAt,
  listedFiles,
  mergesOf,
  applyEdits,
  piecesOf,
  readMarks,
  readProject,
  readSpec,
  threeWay,
  blockText,
  withBases,
  withSources,
} = await bundled([
  "export {withBases} from './cli/bases.ts'",
  "export {blockText} from './src/dialects/merge/block.ts'",
  "export {readMarks} from './src/dialects/merge/scenario-marks.ts'",
  "export {baseBlock, threeWay} from './src/dialects/merge/three-way.ts'",
  "export {readSpec} from './src/dialects/spec.ts'",
  "export {gitAt} from './src/git/git-at.ts'",
  "export {applyEdits} from './src/markdown/edit.ts'",
  "export {piecesOf} from './src/markdown/merge/merge-branches.ts'",
  "export {conflictsAmong} from './src/markdown/merge/pieces.ts'",
  "export {decode} from './src/markdown/source.ts'",
  "export {listedFiles} from './src/project/listed-files.ts'",
  "export {mergesOf} from './src/project/merges.ts'",
  "export {readProject, withSources} from './src/project/read-project.ts'",
]);

const ROWS = {
  'archive commits': ({events}) => events,
  'MODIFIED blocks': ({blocks}) => blocks.length,
  '  not in the spec before the commit': of('target-missing'),
  '  no base known': of('no-base'),
  '  unmoved': of('unmoved'),
  '  settled': of('settled'),
  '  unchanged': of('unchanged'),
  '  merged cleanly': of('merged'),
  '  conflict': of('conflict'),
  'scenarios left out that the base had': sum('omitted'),
  'scenarios left out that arrived since': sum('arrived'),
  '  kept by the three-way merge': sum('kept'),
  '  lost by replacing the block': sum('lost'),
  '  there in what was committed': sum('committed'),
  'moved blocks: the merge is what was committed': verdict('the merge'),
  'moved blocks: the block alone is': verdict('the block'),
  'moved blocks: neither is': verdict('neither'),
};

const args = process.argv.slice(2);
const shown = args[0] === '--show' ? args.splice(0, 2)[1] : undefined;
const told = [];
for (const folder of args) told.push(await toldOf(folder));
if (told.length > 1)
  told.push({
    name: 'all',
    events: told.reduce((all, {events}) => all + events, 0),
    blocks: told.flatMap(({blocks}) => blocks),
  });
console.log(`| | ${told.map(({name}) => name).join(' | ')} |`);
console.log(`|---|${told.map(() => '--:').join('|')}|`);
for (const [row, count] of Object.entries(ROWS))
  console.log(`| ${row} | ${told.map((each) => count(each)).join(' | ')} |`);

function of(kind) {
  return ({blocks}) => blocks.filter((block) => block.kind === kind).length;
}

function sum(part) {
  return ({blocks}) => blocks.reduce((all, block) => all + (block[part]?.length ?? 0), 0);
}

function verdict(who) {
  return ({blocks}) => blocks.filter((block) => isMoved(block) && block.verdict === who).length;
}

function isMoved({kind}) {
  return kind === 'unchanged' || kind === 'merged' || kind === 'conflict';
}

/** Every archive commit of one clone, and what became of each MODIFIED block in it. */
async function toldOf(folder) {
  const git = gitAt(folder, {env: process.env});
  const {prefix, commits} = await git.specLog();
  const blocks = [];
  let events = 0;
  for (const commit of commits.filter(({parents}) => parents.length === 1)) {
    const archived = archivedIn(commit, prefix);
    if (archived.size === 0) continue;
    events++;
    try {
      blocks.push(...(await blocksOf({folder, git, commit, archived})));
    } catch (error) {
      console.error(`${basename(folder)} ${commit.hash.slice(0, 9)}: ${error.message}`);
    }
  }
  for (const block of blocks) if (shown === block.kind || shown === 'all') show(basename(folder), block);
  return {name: basename(folder), events, blocks};
}

/** The changes a commit moved to the archive: where each is now, by its name. */
function archivedIn({files}, prefix) {
  const inside = files.flatMap(({path, from, kind}) => [
    ...(kind === 'deleted' ? [{was: path}] : []),
    ...(from === undefined ? [] : [{was: from, is: path}]),
    ...(kind === 'added' ? [{is: path}] : []),
  ]);
  const left = new Set(inside.flatMap(({was}) => nameIn(/^openspec\/changes\/(?!archive\/)([^/]+)\//, was)));
  const folders = new Set(inside.flatMap(({is}) => nameIn(/^(openspec\/changes\/archive\/[^/]+)\//, is)));
  // Folders of the archive are named with a date before the name of the change, with a number, or with nothing.
  const come = [...folders].flatMap((folder) =>
    [...left].filter((name) => `-${basename(folder)}`.endsWith(`-${name}`)).map((name) => [name, folder]),
  );
  return new Map(come);

  function nameIn(pattern, path) {
    const name = path?.startsWith(prefix) ? pattern.exec(path.slice(prefix.length))?.[1] : undefined;
    return name === undefined ? [] : [name];
  }
}

async function blocksOf({folder, git, commit, archived}) {
  const [parent] = commit.parents;
  const own = ['openspec/specs', 'openspec/config.yaml'];
  const folders = [...archived.keys()].map((name) => `openspec/changes/${name}`);
  const before = projectOf(await git.filesOf(parent, [...own, ...folders]));
  const after = projectOf(await git.filesOf(commit.hash, [...own, ...archived.values()]));
  const project = withSources(before, asArchived(before, after, archived));
  const names = new Set(archived.keys());
  const changes = project.changes.filter(({name}) => names.has(name));
  const context = {gitAt: async () => git};
  const options = {upTo: parent, tells: 'nothing'};
  const known = await withBases(context, {}, {root: folder, project}, changes, options);
  return known.changes
    .filter(({name}) => names.has(name))
    .flatMap((change) =>
      change.requirementDeltas.flatMap(({capability, delta}) =>
        delta.modified.map((block) => ({
          commit: commit.hash,
          change: change.name,
          capability,
          name: block.name,
          ...judged({known, after, capability, delta, block, change}),
        })),
      ),
    );
}

function projectOf(files) {
  const contents = new Map(files.map(({path, content}) => [path, content]));
  return readProject(
    listedFiles(files, (path) => {
      const content = contents.get(path);
      return typeof content === 'string' ? content : decode(path, content);
    }),
  );
}

/** The deltas as the archive has them, at the paths they had before. */
function asArchived(before, after, archived) {
  return new Map(
    [...archived].flatMap(([name, place]) =>
      before.files
        .filter((path) => path.startsWith(`openspec/changes/${name}/specs/`))
        .flatMap((path) => {
          const now = after.document(path.replace(`openspec/changes/${name}/`, `${place}/`));
          return now ? [[path, {...before.input.read(path), text: now.text}]] : [];
        }),
    ),
  );
}

function judged({known, after, capability, delta, block, change}) {
  const path = `openspec/specs/${capability}/spec.md`;
  const old = delta.renamed.find(({to}) => to === block.name)?.from ?? block.name;
  const ours = blockIn(known.document(path), old);
  const bases = known.input.basesOf?.(delta.document.source.path);
  const text = delta.document.text.slice(block.start, block.block.end);
  const base = bases && baseBlock(bases, text, old, block.name);
  if (!ours) return {kind: 'target-missing', isInBase: base !== undefined};
  if (!base) return {kind: 'no-base'};
  const way = threeWay(delta.document, block, base, ours);
  const pieces = way.kind === 'merged' ? piecesOf(way.merged) : [];
  const conflicts = conflictsAmong(pieces);
  const kind = conflicts.length > 0 ? 'conflict' : way.kind;
  const theirText = blockText(delta.document, block, ours);
  const merged = {
    unmoved: theirText,
    settled: textOf(ours),
    unchanged: textOf(ours),
    merged: pieces.join(''),
    conflict: undefined,
  }[kind];
  const marks = readMarks(delta.document, block);
  const listed = new Set([
    ...scenariosIn(block),
    ...marks.removed.map(({name}) => name),
    ...marks.renamed.map(({from}) => from),
  ]);
  const inBase = new Set(scenariosIn(base.requirement));
  const left = scenariosIn(ours.requirement).filter((name) => !listed.has(name));
  const arrived = left.filter((name) => !inBase.has(name));
  const now = blockIn(after.document(path), block.name);
  const there = new Set(now ? scenariosIn(now.requirement) : []);
  return {
    kind,
    base: base.commit,
    conflicts,
    omitted: left.filter((name) => inBase.has(name)),
    arrived,
    kept: arrived.filter((name) => merged?.includes(name)),
    lost: arrived,
    committed: arrived.filter((name) => there.has(name)),
    texts: {base: textOf(base), ours: textOf(ours), theirs: theirText, merged, now: now && textOf(now)},
    verdict: verdictOf(now && textOf(now), merged, theirText),
    ofChange: wholeOf(known, after, change, capability),
  };
}

function verdictOf(now, merged, theirs) {
  if (now === undefined) return 'gone';
  if (merged !== undefined && squeezed(now) === squeezed(merged)) return 'the merge';
  return squeezed(now) === squeezed(theirs) ? 'the block' : 'neither';
}

/** Whether the whole spec comes out as its authors committed it. */
function wholeOf(known, after, change, capability) {
  const merging = {allowsScenarioRemoval: true, retires: true};
  const merge = mergesOf(known, [change], merging).find((each) => each.capability === capability);
  const path = `openspec/specs/${capability}/spec.md`;
  const text = known.document(path)?.text ?? '';
  const ours = merge?.result.kind === 'edited' ? applyEdits(text, merge.result.edits) : text;
  const now = after.document(path)?.text ?? '';
  return {
    isSame: squeezed(ours) === squeezed(now),
    problems: merge?.problems.map(({code, message}) => `${code}: ${message}`),
  };
}

function blockIn(document, name) {
  const requirement = document && readSpec(document).requirements.find((each) => each.name === name);
  return requirement && {document, requirement};
}

function textOf({document, requirement: {start, block}}) {
  return document.text.slice(start, block.end);
}

function scenariosIn({scenarios}) {
  return scenarios.filter(({kind}) => kind === 'scenario').map(({name}) => name);
}

function squeezed(text) {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)
    .join('\n');
}

function show(repository, block) {
  const {commit, change, capability, name, kind, base, omitted, arrived, texts, verdict, ofChange} = block;
  console.log(`=== ${repository} ${commit.slice(0, 9)} ${change} ${capability} · ${name}: ${kind}`);
  console.log({base, omitted, arrived, verdict, ofChange});
  for (const [side, text] of Object.entries(texts ?? {})) console.log(`--- ${side}\n${text}`);
}
