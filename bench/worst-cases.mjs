// What texts that are made to take long cost, in milliseconds of CPU time, and which are refused (!):
// node bench/worst-cases.mjs [part of a name] [seconds to wait] [KiB,KiB]
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {isMainThread, parentPort, Worker, workerData} from 'node:worker_threads';
import {build} from 'esbuild';

const SIZES = (process.argv[4] ?? '50,256,1024').split(',').map((kibibytes) => Number(kibibytes) * 1024);

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
    console.log(
      `${'case'.padEnd(32)}${SIZES.map((size) => `${size / 1024}K`.padStart(10)).join('')}   growth`,
    );
    for (const name of Object.keys(worstTexts).filter((each) => each.includes(part))) {
      const times = [];
      for (const size of SIZES) {
        const time = await timed({bundle, name, size}, Number(seconds) * 1000);
        times.push(time);
        if (typeof time === 'string') break;
      }
      console.log(row(name, times));
    }
  } finally {
    rmSync(folder, {recursive: true});
  }
}

function row(name, times) {
  const [before, last] = times.filter(({isRead}) => isRead).slice(-2);
  const cells = SIZES.map((_, index) => cell(times[index] ?? '').padStart(10));
  const growth = last ? (last.time / before.time).toFixed(1) : '';
  return `${JSON.stringify(name).padEnd(32)}${cells.join('')}   ${growth}`;
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
    read(sourceOf('x.md', make(2048)));
    const source = sourceOf('x.md', make(workerData.size));
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
