import {join} from 'node:path';
import {styleText} from 'node:util';
import type {Context, Prompt} from '../../cli/context.ts';
import {unseen} from '../../cli/progress.ts';
import {run} from '../../cli/run.ts';
import type {Fs} from '../../src/disk/fs.ts';
import {nodeFs} from '../../src/disk/node-fs.ts';
import {gitAt} from '../../src/git/git-at.ts';
import type {Color} from '../../src/report/style.ts';

/** What a command line said and did. */
export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a test may set of the world a command runs in. */
export interface World {
  readonly cwd: string;
  readonly fs?: Fs;
  readonly today?: string;
  readonly now?: string;
  readonly prompt?: Prompt;
  /** What is written to the command; nothing without it. */
  readonly stdin?: string | Uint8Array;
  /** What the program was called by; `openspec` unless said otherwise. */
  readonly program?: string;
  /** What is set in the environment of git, besides what all tests set. */
  readonly env?: Readonly<Record<string, string>>;
  readonly width?: number;
  /** Who reads what is printed; a program unless said otherwise. */
  readonly reader?: Context['stdout']['reader'];
  /** Whether streams have colours. */
  readonly hasColor?: boolean;
  /** What runs the command line; `run` unless said otherwise. */
  readonly through?: typeof run;
}

export const packageRoot = join(import.meta.dirname, '..', '..');

/** Run a command line in this process: real disk, real git, a fixed day, no terminal. */
export async function runCli(argv: readonly string[], world: World): Promise<Ran> {
  const written = {stdout: '', stderr: ''};
  const stream = (name: 'stdout' | 'stderr') => ({
    write(text: string) {
      written[name] += text;
    },
    paint: (color: Color, text: string) =>
      world.hasColor ? styleText(color, text, {validateStream: false}) : text,
    hasUnicode: true,
    width: world.width ?? 80,
    reader: world.reader ?? 'program',
  });
  const context: Context = {
    cwd: world.cwd,
    fs: world.fs ?? nodeFs,
    // A person's own configuration may say where hooks are, and tests write some.
    gitAt: async (root) =>
      gitAt(root, {
        env: {...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', ...world.env},
      }),
    today: world.today ?? '2026-03-01',
    now: world.now ?? '2026-03-01T12:00:00.000Z',
    stdin: async () =>
      typeof world.stdin === 'string'
        ? new TextEncoder().encode(world.stdin)
        : (world.stdin ?? new Uint8Array()),
    stdout: stream('stdout'),
    stderr: stream('stderr'),
    prompt: world.prompt,
    progress: unseen,
    uninterrupted: (act) => act(),
    packageRoot,
    version: '0.0.0',
    program: world.program ?? 'openspec',
  };
  const code = await (world.through ?? run)(argv, context);
  return {code, ...written};
}
