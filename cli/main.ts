#!/usr/bin/env node
import {Buffer} from 'node:buffer';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {styleText} from 'node:util';
import {LARGEST} from '../src/disk/file-text.ts';
import {nodeFs} from '../src/disk/node-fs.ts';
import {once} from '../src/once.ts';
import {programOf} from './called.ts';
import {isQuestion} from './completion/question.ts';
import type {Context, Prompt, Stream} from './context.ts';
import {type Outlet, outletOf, writeWhole} from './descriptor.ts';
import {EXIT, type ExitCode} from './exit-codes.ts';
import {type Process, remembered} from './kept-run/remembered.ts';
import {type Progress, progressOn, unseen, watched} from './progress.ts';

const packageRoot = join(import.meta.dirname, '..');

/** Node makes a stream when it is first asked for one, and loads sockets and terminals for it. */
interface Output {
  readonly descriptor: 1 | 2;
  readonly outlet: Outlet;
  readonly terminal: () => NodeJS.WriteStream;
}

const output: Output = {
  descriptor: 1,
  outlet: outletOf(1, process.platform),
  terminal: once(() => process.stdout.on('error', unwritten)),
};
const errors: Output = {descriptor: 2, outlet: outletOf(2, process.platform), terminal: () => process.stderr};
const progress = once(() => progressOf(process.argv));

void answered(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});

/** Nothing else is loaded for the version, and little where a shell waits at a key. */
async function answered(argv: readonly string[]): Promise<ExitCode> {
  if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
    writeTo(output, `${versionOf(packageRoot)}\n`);
    return EXIT.clean;
  }
  const context = contextOf(process.argv);
  const code = isQuestion(argv)
    ? await (await import('./completion/answer.ts')).answer(argv, context)
    : await remembered(argv, context, processGiven());
  progress().clear();
  return code;
}

function contextOf([, script = '']: readonly string[]): Context {
  const moment = new Date();
  return {
    cwd: process.cwd(),
    fs: watched(nodeFs, progress()),
    gitAt: async (root) => (await (await rest()).loadGitAt())(root, {env: process.env}),
    // Time zones take a while to load, and a run that repeats itself asks for neither.
    get today() {
      return localDate(moment);
    },
    now: moment.toISOString(),
    stdin: once(readStdin),
    stdout: streamOf(output),
    stderr: streamOf(errors),
    prompt: promptOf(),
    progress: progress(),
    uninterrupted,
    expectMuch,
    packageRoot,
    get version() {
      return versionOf(packageRoot);
    },
    program: programOf(script, process.cwd()),
  };
}

function processGiven(): Process {
  const {env, version: node, pid, platform} = process;
  return {env, node, user: process.geteuid?.(), pid, platform, clock: () => Date.now(), rest};
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

function streamOf(given: Output): Stream {
  const terminal = terminalOf(given);
  const hasColor = colorOf(terminal);
  return {
    write(text) {
      progress().clear();
      writeTo(given, text);
    },
    paint: (color, text) => (hasColor ? styleText(color, text, {validateStream: false}) : text),
    hasUnicode: process.platform === 'win32' || /utf-?8/i.test(localeOf(process.env)),
    width: terminal?.columns || 80,
    reader: readerOf(given, terminal),
  };
}

function writeTo({descriptor, outlet, terminal}: Output, text: string): void {
  if (outlet === 'terminal') return void terminal().write(text);
  try {
    writeWhole(descriptor, text);
  } catch (error) {
    // Where errors cannot be written there is nowhere to say so.
    if (descriptor === 1) unwritten(error as NodeJS.ErrnoException);
  }
}

/** The reader of a pipe that went away, as `| head` does, leaves nobody to tell. */
function unwritten(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') return;
  writeTo(errors, `openspec: Cannot write the result: ${error.message}\n`);
  process.exit(2);
}

/** The stream of a terminal; nothing where a person sees nothing of what is written. */
function terminalOf({outlet, terminal}: Output): NodeJS.WriteStream | undefined {
  return outlet === 'terminal' && terminal().isTTY === true ? terminal() : undefined;
}

/** In CI a pipe may lead into the log, so only a file is sure to be read by a program. */
function readerOf({outlet}: Output, terminal: NodeJS.WriteStream | undefined): Stream['reader'] {
  const {CI, GITHUB_ACTIONS, TF_BUILD, TEAMCITY_VERSION} = process.env;
  if (CI || GITHUB_ACTIONS || TF_BUILD || TEAMCITY_VERSION) return outlet === 'file' ? 'program' : 'log';
  return terminal ? 'person' : 'program';
}

/** https://no-color.org and https://force-color.org, then what the terminal can do. */
function colorOf(terminal: NodeJS.WriteStream | undefined): boolean {
  const {NO_COLOR: never, FORCE_COLOR: always} = process.env;
  if (never) return false;
  if (always !== undefined && always !== '') return always !== '0' && always !== 'false';
  return terminal?.hasColors() === true;
}

function localeOf({LC_ALL, LC_CTYPE, LANG}: NodeJS.ProcessEnv): string {
  return LC_ALL || LC_CTYPE || LANG || '';
}

/**
 * The V8 of Node 20 compiles a function with all its optimizations when it has run for a few milliseconds, and again
 * each time it guessed wrong: in a run of half a second that is a third of all time. So it waits longer; see
 * bench/README.md. Later ones have a compiler between the two, and no such flag.
 */
function expectMuch(): void {
  if (process.versions.node.startsWith('20.'))
    process.getBuiltinModule('node:v8').setFlagsFromString('--interrupt-budget=1000000');
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
  const isQuiet = CI || TERM === 'dumb' || argv.includes('--quiet') || argv.includes('-q');
  const terminal = isQuiet ? undefined : terminalOf(errors);
  return terminal ? progressOn(terminal, () => performance.now()) : unseen;
}

function promptOf(): Prompt | undefined {
  if (process.env['CI'] || !terminalOf(errors) || !process.stdin.isTTY) return undefined;
  const load = async () => {
    progress().clear();
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
