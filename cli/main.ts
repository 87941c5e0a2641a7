#!/usr/bin/env node
import {Buffer} from 'node:buffer';
import {fstatSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {styleText} from 'node:util';
import {nodeFs} from '../src/disk/node-fs.ts';
import {LARGEST} from '../src/disk/project-files.ts';
import {once} from '../src/once.ts';
import {programOf} from './called.ts';
import {isQuestion} from './completion/question.ts';
import type {Context, Prompt, Stream} from './context.ts';
import type {ExitCode} from './exit-codes.ts';
import {remembered} from './kept-run/remembered.ts';
import {type Progress, progressOn, unseen, watched} from './progress.ts';

const packageRoot = join(import.meta.dirname, '..');

const now = new Date();
const progress = progressOf(process.argv);
const context: Context = {
  cwd: process.cwd(),
  fs: watched(nodeFs, progress),
  gitAt: async (root) => (await (await rest()).loadGitAt())(root, {env: process.env}),
  today: localDate(now),
  now: now.toISOString(),
  stdin: once(readStdin),
  stdout: streamOf(process.stdout),
  stderr: streamOf(process.stderr),
  prompt: promptOf(),
  progress,
  uninterrupted,
  packageRoot,
  version: versionOf(packageRoot),
  program: programOf(process.argv[1] ?? '', process.cwd()),
};

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader of a pipe went away, as `| head` does: there is nobody left to tell.
  if (error.code === 'EPIPE') return;
  process.stderr.write(`openspec: Cannot write the result: ${error.message}\n`);
  process.exit(2);
});
void answered(process.argv.slice(2)).then((code) => {
  progress.clear();
  process.exitCode = code;
});

/** A shell waits at a key for an answer: nothing else is loaded then. */
async function answered(argv: readonly string[]): Promise<ExitCode> {
  return isQuestion(argv)
    ? (await import('./completion/answer.ts')).answer(argv, context)
    : remembered(argv, context, {
        env: process.env,
        node: process.version,
        pid: process.pid,
        clock: () => Date.now(),
        rest,
      });
}

async function rest() {
  return import('./rest.ts');
}

/** What is too large to be a file of ours is not read to its end. */
async function readStdin(): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of process.stdin) {
    parts.push(part);
    size += part.length;
    if (size > LARGEST) break;
  }
  return Buffer.concat(parts);
}

function streamOf(stream: NodeJS.WriteStream & {readonly fd: number}): Stream {
  const hasColor = colorOf(stream);
  return {
    write(text) {
      progress.clear();
      stream.write(text);
    },
    paint: (color, text) => (hasColor ? styleText(color, text, {validateStream: false}) : text),
    hasUnicode: process.platform === 'win32' || /utf-?8/i.test(localeOf(process.env)),
    width: stream.columns || 80,
    reader: readerOf(stream),
  };
}

/** In CI a pipe may lead into the log, so only a file is sure to be read by a program. */
function readerOf(stream: NodeJS.WriteStream & {readonly fd: number}): Stream['reader'] {
  const {CI, GITHUB_ACTIONS, TF_BUILD, TEAMCITY_VERSION} = process.env;
  if (CI || GITHUB_ACTIONS || TF_BUILD || TEAMCITY_VERSION) return isFile(stream.fd) ? 'program' : 'log';
  return stream.isTTY === true ? 'person' : 'program';
}

/** A descriptor that is closed leads nowhere. */
function isFile(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isFile();
  } catch {
    return false;
  }
}

/** https://no-color.org and https://force-color.org, then what the terminal can do. */
function colorOf(stream: NodeJS.WriteStream): boolean {
  const {NO_COLOR: never, FORCE_COLOR: always} = process.env;
  if (never) return false;
  if (always !== undefined && always !== '') return always !== '0' && always !== 'false';
  return stream.isTTY === true && stream.hasColors();
}

function localeOf({LC_ALL, LC_CTYPE, LANG}: NodeJS.ProcessEnv): string {
  return LC_ALL || LC_CTYPE || LANG || '';
}

/** With somebody listening, a signal waits; here it comes too late to keep a run from what is done already. */
function uninterrupted(act: () => void): void {
  const signals = ['SIGHUP', 'SIGINT', 'SIGTERM'] as const;
  const wait = () => undefined;
  for (const signal of signals) process.on(signal, wait);
  try {
    act();
  } finally {
    for (const signal of signals) process.off(signal, wait);
  }
}

/** Somebody watches a terminal, and did not ask for quiet; what a shell reads says nothing beside it. */
function progressOf(argv: readonly string[]): Progress {
  const {CI, TERM} = process.env;
  if (argv[2] === 'completion') return unseen;
  const isWatched =
    process.stderr.isTTY && !CI && TERM !== 'dumb' && !argv.includes('--quiet') && !argv.includes('-q');
  return isWatched ? progressOn(process.stderr, () => performance.now()) : unseen;
}

function promptOf(): Prompt | undefined {
  if (!process.stdin.isTTY || !process.stderr.isTTY || process.env['CI']) return undefined;
  const load = async () => {
    progress.clear();
    return (await (await rest()).loadPrompt())(process.stderr);
  };
  return {
    confirm: async (question) => (await load()).confirm(question),
    text: async (question, check) => (await load()).text(question, check),
    select: async (question, choices) => (await load()).select(question, choices),
  };
}

function localDate(now: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function versionOf(folder: string): string {
  const manifest: {version: string} = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return manifest.version;
}
