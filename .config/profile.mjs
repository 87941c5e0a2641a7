// Sees what lints and archives ask for, and writes asked.json, by which chunks.mjs deals modules to the files of the bin.
//
// The bin is bundled with each module in a file of its own, and run; a file that was read is asked for.
// To be run when the hot path has changed: `node .config/profile.mjs`.
import {execFileSync, spawnSync} from 'node:child_process';
import {cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {bundledBin} from './bundle-bin.mjs';
import {chunksOf} from './chunks.mjs';
import {bin} from './esbuild.mjs';
import {RUNS, sampleFiles} from './profile-samples.mjs';

/** To read a file for fewer modules takes longer than to read these. */
const FEW = 4;

const work = mkdtempSync(join(tmpdir(), 'openspec-profile-'));
const pathOf = new Map();
try {
  const program = await bundleApart(join(work, 'program'));
  const folder = sampleProject(join(work, 'sample'));
  writeFileSync('.config/asked.json', `${JSON.stringify(await askedBy(program, folder), null, 2)}\n`);
  execFileSync('npx', ['biome', 'format', '--write', '.config/asked.json'], {stdio: 'inherit'});
} finally {
  rmSync(work, {recursive: true, force: true});
}

/** The bin with a file for each module, which tells those it reads. */
async function bundleApart(folder) {
  const apart = (inputs, entry) => {
    const usual = chunksOf(inputs, entry, new Map());
    return new Map([...usual].map(([path, chunk]) => [path, chunkFor(path, chunk)]));
  };
  for (const [name, text] of Object.entries(await bundledBin(bin, apart)))
    write(
      join(folder, 'dist', name === 'openspec' ? 'openspec.cjs' : `bin/${name}.cjs`),
      text.replace('load=name=>', 'load=name=>(globalThis.asked??=new Set()).add(name)&&'),
    );
  write(
    join(folder, 'tell.cjs'),
    `process.on('exit',()=>require('fs').writeFileSync(process.env.ASKED,JSON.stringify([...globalThis.asked??[]])))`,
  );
  cpSync('package.json', join(folder, 'package.json'));
  return folder;
}

/** Packages stay together, and what the program begins with. */
function chunkFor(path, chunk) {
  if (chunk === 'openspec' || path.includes('node_modules/')) return chunk;
  const name = path.replace(/\W/g, '_');
  pathOf.set(name, path);
  return name;
}

function sampleProject(folder) {
  cpSync('openspec', join(folder, 'openspec'), {recursive: true});
  for (const [path, text] of Object.entries(sampleFiles)) write(join(folder, path), text);
  return folder;
}

/** Paths by the runs that asked for them: what is hot, and what others ask for each and together. */
async function askedBy(program, folder) {
  const runsOf = new Map();
  for (const [run, {prepare, lines}] of Object.entries(RUNS)) {
    prepare?.(folder);
    for (const path of new Set(lines.flatMap((line) => modulesOf(program, folder, line))))
      runsOf.set(path, [...(runsOf.get(path) ?? []), run]);
  }
  const placeOf = (runs) => (runs.includes('hot') ? 'hot' : runs.join('-'));
  const sizes = new Map();
  for (const runs of runsOf.values()) sizes.set(placeOf(runs), (sizes.get(placeOf(runs)) ?? 0) + 1);
  const pathsAt = (place) =>
    [...runsOf.keys()].toSorted().filter((path) => {
      const own = placeOf(runsOf.get(path));
      return place === (sizes.get(own) < FEW ? 'hot' : own);
    });
  const places = [...sizes.keys()].filter((place) => sizes.get(place) >= FEW);
  return Object.fromEntries(places.map((place) => [place, pathsAt(place)]));
}

function modulesOf(program, cwd, line) {
  const list = join(work, 'asked.json');
  const {status, stderr} = spawnSync(
    process.execPath,
    ['-r', join(program, 'tell.cjs'), join(program, 'dist', 'openspec.cjs'), ...line],
    {cwd, env: {...process.env, ASKED: list, CI: '1'}, encoding: 'utf8'},
  );
  if (status !== 0 && status !== 1)
    throw new Error(`openspec ${line.join(' ')} ended with ${status}: ${stderr}`);
  return JSON.parse(readFileSync(list, 'utf8')).flatMap((name) => pathOf.get(name) ?? []);
}

function write(path, text) {
  mkdirSync(dirname(path), {recursive: true});
  writeFileSync(path, text);
}
