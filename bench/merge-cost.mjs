// What merging N new requirements into a spec of N costs, and which part of it: node bench/merge-cost.mjs [runs]
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {performance} from 'node:perf_hooks';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {build} from 'esbuild';

const {applyEdits, memoryFs, mergesOf, openProject} = await bundled({
  './src/disk/memory-fs.ts': 'memoryFs',
  './src/disk/open-project.ts': 'openProject',
  './src/markdown/edit.ts': 'applyEdits',
  './src/project/merges.ts': 'mergesOf',
});

const SIZES = [500, 1000, 2000, 4000];
const KINDS = {
  'N ADDED': (n) => `## ADDED Requirements\n\n${blocks('New', n, 'The system SHALL be new.')}`,
  'N MODIFIED': (n) => `## MODIFIED Requirements\n\n${blocks('Old', n, 'The system SHALL differ.')}`,
  'N/2 REMOVED': (n) => `## REMOVED Requirements\n\n${lines(n / 2, (i) => `- Old ${i * 2}`)}`,
  'N RENAMED': (n) => `## RENAMED Requirements\n\n${lines(n, (i) => `- FROM: Old ${i}\n- TO: Other ${i}`)}`,
  'N ADDED that are there': (n) =>
    `## ADDED Requirements\n\n${blocks('Old', n, 'The system SHALL do what it does.')}`,
};
/** One long line each: what a regular expression could be made to read again and again. */
const LONG = {
  'spaces in a name': (n) => `## ADDED Requirements\n\n${blocks(`New${' '.repeat(n)}x`, 1, 'Words.')}`,
  'hashes in a name': (n) => `## ADDED Requirements\n\n${blocks(`New ${'#'.repeat(n)}x`, 1, 'Words.')}`,
  'colons in a title': (n) => `## ADDED Requirements${':'.repeat(n)}x\n\n## ADDED Requirements\n`,
  'spaces in a block': (n) => `## ADDED Requirements\n\n${blocks('New', 1, `a${' '.repeat(n)}b`)}`,
  'spaces in REMOVED': (n) => `## REMOVED Requirements\n\n- Old${' '.repeat(n)}x\n`,
  'spaces in RENAMED': (n) => `## RENAMED Requirements\n\n- FROM: Old${' '.repeat(n)}x\n- TO: b\n`,
  'spaces before an arrow': (n) => `## RENAMED Requirements\n\n- Old${' '.repeat(n)}x → b\n`,
  'backticks in REMOVED': (n) => `## REMOVED Requirements\n\n- a ${'`'.repeat(n)}x\n`,
};
const runs = Number(process.argv[2] ?? 3);

for (const [kind, deltaOf] of Object.entries(KINDS)) {
  console.log(`\n${kind}, spec of N`);
  table(SIZES, (n) => measured(blocks('Old', n, 'The system SHALL do what it does.'), deltaOf(n)));
}
for (const [kind, deltaOf] of Object.entries(LONG)) {
  console.log(`\nN ${kind}`);
  table([15_000, 30_000, 60_000], (n) => measured(blocks('Old', 2, 'Words.'), deltaOf(n)));
}

function table(sizes, measure) {
  measure(sizes[0]);
  for (const n of sizes) {
    const parts = Object.entries(measure(n)).map(([name, ms]) => `${name} ${ms.toFixed(1).padStart(8)} ms`);
    console.log(`${String(n).padStart(6)}  ${parts.join('   ')}`);
  }
}

/** The fastest of several runs, part by part. */
function measured(requirements, delta) {
  const all = Array.from({length: runs}, () => once(requirements, delta));
  return Object.fromEntries(
    Object.keys(all[0]).map((part) => [part, Math.min(...all.map((run) => run[part]))]),
  );
}

function once(requirements, delta) {
  const fs = memoryFs({
    '/repo/openspec/specs/auth/spec.md': `# Auth\n\n## Purpose\n\nWords.\n\n## Requirements\n\n${requirements}`,
    '/repo/openspec/changes/change-auth/specs/auth/spec.md': delta,
  });
  const {project} = openProject(fs, '/repo');
  const [change] = project.changes;
  const spec = project.document('openspec/specs/auth/spec.md');
  const times = {};
  timed(times, 'parse spec', () => spec.top);
  timed(times, 'parse delta', () => change.deltaDocuments.map(({top}) => top));
  timed(times, 'read delta', () => change.requirementDeltas);
  const [{result}] = timed(times, 'merge', () => mergesOf(project, [change]));
  timed(times, 'apply', () => applyEdits(spec.text, result.kind === 'edited' ? result.edits : []));
  return times;
}

/** The parts of the source that are measured; the library does not show them. */
async function bundled(names) {
  const folder = mkdtempSync(join(tmpdir(), 'openspec-bench-'));
  const outfile = join(folder, 'merge.cjs');
  const contents = Object.entries(names).map(([path, name]) => `export {${name}} from '${path}';`);
  const resolveDir = fileURLToPath(new URL('..', import.meta.url));
  const stdin = {contents: contents.join('\n'), resolveDir};
  await build({stdin, outfile, bundle: true, platform: 'node', format: 'cjs', logLevel: 'warning'});
  try {
    return (await import(pathToFileURL(outfile))).default;
  } finally {
    rmSync(folder, {recursive: true});
  }
}

function timed(times, name, work) {
  const start = performance.now();
  const result = work();
  times[name] = performance.now() - start;
  return result;
}

function blocks(name, n, words) {
  return lines(
    n,
    (i) =>
      `### Requirement: ${name} ${i}\n${words}\n\n#### Scenario: Works\n- **WHEN** it is used\n- **THEN** it works\n`,
  );
}

function lines(n, lineOf) {
  return `${Array.from({length: n}, (_, i) => lineOf(i)).join('\n')}\n`;
}
