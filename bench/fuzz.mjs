// Reads generated and mutated documents in every role and says what goes wrong: node bench/fuzz.mjs [documents] [seed] [first]
import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {performance} from 'node:perf_hooks';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {build} from 'esbuild';

const [documents, seed, first] = [2000, 1, 0].map((value, index) => Number(process.argv[index + 2] ?? value));
const SLOW = 2000;
const SHOWN = 12;

const {builtInSeeds, documentFrom, fuzzProblems, randomOf, roles} = await bundled();
const seeds = [...builtInSeeds, ...neighbouringSeeds()];
console.log(`${documents} documents from ${seeds.length} seeds, seed ${seed}`);

const started = performance.now();
/** What went wrong → how often. */
const found = new Map();
let [characters, slowest] = [0, {time: 0, index: first}];
for (let index = first; index < first + documents; index++) {
  const bytes = documentFrom(seeds, randomOf(seed * 1_000_003 + index));
  characters += bytes.length;
  const begun = process.cpuUsage();
  const problems = fuzzProblems(bytes, index);
  const time = process.cpuUsage(begun).user / 1000;
  if (time > slowest.time) slowest = {time, index};
  for (const problem of time > SLOW ? [...problems, 'takes over 2 s'] : problems)
    report(problem, bytes, index);
  if ((index + 1 - first) % 500 === 0) progress(index + 1 - first);
}
progress(documents);
for (const [kind, count] of found) console.log(`${count} times: ${kind}`);
process.exitCode = found.size > 0 ? 1 : 0;

function report(problem, bytes, index) {
  const kind = kindOf(problem);
  found.set(kind, (found.get(kind) ?? 0) + 1);
  if (found.get(kind) > 1 || found.size > SHOWN) return;
  const smallest = minimised(bytes, (shorter) =>
    fuzzProblems(shorter, index).some((each) => kindOf(each) === kind),
  );
  console.log(`\n#${index} in ${roles[index % roles.length].path}: ${problem}`);
  console.log(JSON.stringify(Buffer.from(smallest).toString('utf8')));
}

/** A problem without its numbers and the rest of its stack: what makes it the same as another. */
function kindOf(problem) {
  return problem.split('\n').slice(0, 2).join(' ').replace(/\d+/g, 'N');
}

/** Leave out what can be left out, in ever smaller pieces. */
function minimised(bytes, fails) {
  if (!fails(bytes)) return bytes;
  let best = bytes;
  for (let piece = best.length >> 1; piece >= 1; piece >>= 1) {
    for (let at = 0; at + piece <= best.length; ) {
      const shorter = Buffer.concat([best.subarray(0, at), best.subarray(at + piece)]);
      if (fails(shorter)) best = shorter;
      else at += piece;
    }
  }
  return best;
}

function progress(count) {
  const seconds = (performance.now() - started) / 1000;
  const kinds = [...found.values()].reduce((sum, each) => sum + each, 0);
  console.log(
    `${count} documents, ${(characters / 1024).toFixed(0)} KiB, ${seconds.toFixed(0)} s, ${kinds} problems of ${found.size} kinds, slowest ${slowest.time.toFixed(0)} ms (#${slowest.index})`,
  );
}

/** Whatever text lies in the corpora beside this repository, where there are any. */
function neighbouringSeeds() {
  return ['corpus', 'replays', 'seeds'].flatMap((name) => {
    const folder = fileURLToPath(new URL(`../../shared/${name}`, import.meta.url));
    if (!existsSync(folder)) return [];
    return readdirSync(folder, {recursive: true, withFileTypes: true})
      .filter((entry) => entry.isFile() && /\.(?:md|markdown|ya?ml)$/i.test(entry.name))
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
      .filter((text) => text !== '');
  });
}

async function bundled() {
  const folder = mkdtempSync(join(tmpdir(), 'openspec-bench-'));
  const outfile = join(folder, 'fuzz.cjs');
  const entry = fileURLToPath(new URL('../tests/support/fuzz/index.ts', import.meta.url));
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    logLevel: 'warning',
  });
  try {
    return (await import(pathToFileURL(outfile))).default;
  } finally {
    rmSync(folder, {recursive: true});
  }
}
