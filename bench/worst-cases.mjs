// What texts that are made to take long cost, in milliseconds of CPU time, and which are refused (!): as they are, and
// behind a definition, so that remark reads them: node bench/worst-cases.mjs [part of a name] [seconds to wait] [KiB,KiB]
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {isMainThread, parentPort, Worker, workerData} from 'node:worker_threads';
import {build} from 'esbuild';

const SIZES = (process.argv[4] ?? '50,256,1024').split(',').map((kibibytes) => Number(kibibytes) * 1024);

/** No other text is left to remark for so little. */
const DEFINITION = '[x]: y\n\n';

if (isMainThread) await main();
else measure();

async function main() {
  const [part = '', seconds = '20'] = process.argv.slice(2);
  const folder = mkdtempSync(join(tmpdir(), 'openspec-bench-'));
  const bundle = join(folder, 'worst.cjs');
  await bundleTo(bundle);
  const {
    default: {worstTexts},
  } = await import(bundle);
  try {
    console.log(`${'case'.padEnd(34)}${heading('')}   ${heading('by remark')}`);
    for (const name of Object.keys(worstTexts).filter((each) => each.includes(part))) {
      const ours = await timesOf({bundle, name, above: ''}, Number(seconds) * 1000);
      const remarks = await timesOf({bundle, name, above: DEFINITION}, Number(seconds) * 1000);
      console.log(`${JSON.stringify(name).padEnd(34)}${row(ours)}   ${row(remarks)}`);
    }
  } finally {
    rmSync(folder, {recursive: true});
  }
}

function heading(name) {
  return `${SIZES.map((size) => `${size / 1024}K`.padStart(10)).join('')}  growth ${name.padEnd(9)}`;
}

async function timesOf(data, limit) {
  const times = [];
  for (const size of SIZES) {
    const time = await timed({...data, size}, limit);
    times.push(time);
    if (typeof time === 'string') break;
  }
  return times;
}

function row(times) {
  const [before, last] = times.filter(({isRead}) => isRead).slice(-2);
  const cells = SIZES.map((_, index) => cell(times[index] ?? '').padStart(10));
  const growth = last ? (last.time / before.time).toFixed(1) : '';
  return `${cells.join('')}${growth.padStart(8)}`;
}

/** What is refused has a mark behind its time. */
function cell(result) {
  return typeof result === 'string' ? result : `${result.time.toFixed(0)}${result.isRead ? '' : ' !'}`;
}

/** Milliseconds and whether the text was read, or a word when there is no end. */
function timed(data, limit) {
  return new Promise((resolve) => {
    const worker = new Worker(new URL(import.meta.url), {
      workerData: data,
      resourceLimits: {maxOldGenerationSizeMb: 3000},
    });
    const timer = setTimeout(() => end('too long'), limit);
    const end = (result) => {
      clearTimeout(timer);
      void worker.terminate().then(() => resolve(result));
    };
    worker.once('message', end);
    worker.once('error', (error) => end(String(error.code ?? error.message).slice(0, 9)));
  });
}

function measure() {
  import(workerData.bundle).then(({default: {worstTexts, excessIn, parse, sourceOf}}) => {
    const make = worstTexts[workerData.name];
    const read = (source) => excessIn(source) === undefined && parse(source).top !== undefined;
    read(sourceOf('x.md', workerData.above + make(2048)));
    const source = sourceOf('x.md', workerData.above + make(workerData.size));
    // The main thread waits, so what the process takes is this thread and its garbage.
    const start = process.cpuUsage();
    const isRead = read(source);
    const {user, system} = process.cpuUsage(start);
    parentPort.postMessage({isRead, time: (user + system) / 1000});
  });
}

async function bundleTo(outfile) {
  const contents = [
    "export {worstTexts} from './tests/support/worst-texts.ts';",
    "export {excessIn, parse} from './src/markdown/document.ts';",
    "export {sourceOf} from './src/markdown/source.ts';",
  ].join('\n');
  const stdin = {contents, resolveDir: fileURLToPath(new URL('..', import.meta.url))};
  await build({stdin, outfile, bundle: true, platform: 'node', format: 'cjs', logLevel: 'warning'});
}
