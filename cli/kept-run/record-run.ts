import {basename, dirname, join} from 'node:path';
import {nodeFs} from '../../src/disk/node-fs.ts';
import type {Environment} from '../../src/git/environment.ts';
import {findRepository} from '../../src/git/find-repository.ts';
import {gitAt} from '../../src/git/git-at.ts';
import {amended, type Context, type Prompt, type Stream} from '../context.ts';
import {EXIT, type ExitCode} from '../exit-codes.ts';
import {run} from '../run.ts';
import type {KeptRun} from './kept-run.ts';
import type {Moment} from './stamp.ts';
import {newTrace, type Trace} from './trace.ts';
import {tracedFs} from './traced-fs.ts';
import {tracedGit} from './traced-git.ts';

/** What a run is recorded with. */
export interface Recording {
  readonly env: Environment;
  /** When the run began, and git was started first. */
  readonly moment: Moment;
  /** Given the run, but for its key, when it may be kept. */
  readonly keep: (run: Omit<KeptRun, 'key'>) => void;
}

/** How much of what a run says is kept, in characters. */
const MOST_TEXT = 16 * 1024 * 1024;

/** Run a command line, and have what it was told and what it said kept, where that can be told again. */
export async function recordRun(
  argv: readonly string[],
  context: Context,
  {env, moment, keep}: Recording,
): Promise<ExitCode> {
  const trace = newTrace();
  const written: ['stdout' | 'stderr', string][] = [];
  const code = await run(argv, tracedContext(context, {trace, written, env, moment}));
  const told = code === EXIT.clean || code === EXIT.findings ? trace.told() : undefined;
  const size = written.reduce((sum, [, text]) => sum + text.length, 0);
  if (told !== undefined && size <= MOST_TEXT) keep({...told, written, code});
  return code;
}

interface Tracing {
  readonly trace: Trace;
  readonly written: ['stdout' | 'stderr', string][];
  readonly env: Environment;
  readonly moment: Moment;
}

/** The day and the moment are taken down when they are looked at, and not before. */
function tracedContext(context: Context, {trace, written, env, moment}: Tracing): Context {
  const copied = (name: 'stdout' | 'stderr'): Stream => {
    const stream = context[name];
    const write: Stream['write'] = (text, kind) => {
      written.push([name, text]);
      stream.write(text, kind);
    };
    return {...stream, write};
  };
  return amended(context, {
    fs: tracedFs(context.fs, {trace, moment}),
    gitAt: async (root) => {
      const fs = tracedFs(nodeFs, {trace, moment, isOurs: historyIndexAt(root)});
      return gitAt(root, {
        fs,
        env,
        seen: (git, given) => tracedGit(git, {root, env: given}, {trace, fs, env, moment}),
      });
    },
    get today() {
      trace.dayAsked(context.today);
      return context.today;
    },
    get now() {
      trace.spoil();
      return context.now;
    },
    stdin: spoiling(trace, context.stdin),
    stdout: copied('stdout'),
    stderr: copied('stderr'),
    prompt: context.prompt && spoilingPrompt(trace, context.prompt),
  });
}

/**
 * Tells the paths of the index of histories of the repository at a root, which follows from the commits: it is faster
 * to have it, and the same without. A branch may be named as it is, so that folder alone counts.
 */
function historyIndexAt(root: string): (path: string) => boolean {
  const own = commonFolderOf(root);
  if (own === undefined) return () => false;
  const folder = join(own, 'openspec');
  return (path) =>
    path === folder ||
    (dirname(path) === folder && /^history-[0-9a-f]{12}\.json(?:\.\d+\.next)?$/.test(basename(path)));
}

function commonFolderOf(root: string): string | undefined {
  try {
    return findRepository(nodeFs, root)?.commonFolder;
  } catch {
    return undefined;
  }
}

function spoiling<Rest extends readonly unknown[], T>(trace: Trace, act: (...rest: Rest) => T) {
  return (...rest: Rest): T => {
    trace.spoil();
    return act(...rest);
  };
}

function spoilingPrompt(trace: Trace, prompt: Prompt): Prompt {
  return {
    confirm: spoiling(trace, prompt.confirm),
    text: spoiling(trace, prompt.text),
    select: (question, choices) => {
      trace.spoil();
      return prompt.select(question, choices);
    },
  };
}
