import {spawn} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {environment} from './measure.mjs';

/** Milliseconds between two looks. */
const EVERY = 2;

/**
 * The most memory a process of its own has had in RAM, in MiB, as Linux counts it; undefined on other systems, and where
 * it ended too soon to be looked at.
 */
export function peakOf({words: [program, ...words], cwd, prepare}) {
  prepare?.();
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, {cwd, env: environment(), stdio: 'ignore'});
    let peak;
    const timer = setInterval(() => {
      peak = highWater(child.pid) ?? peak;
    }, EVERY);
    child.once('error', reject);
    child.once('exit', () => {
      clearInterval(timer);
      resolve(peak);
    });
  });
}

function highWater(pid) {
  try {
    const [, kibibytes] = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kibibytes === undefined ? undefined : Number(kibibytes) / 1024;
  } catch {
    return undefined;
  }
}
