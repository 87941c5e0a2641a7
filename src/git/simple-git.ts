import {Buffer} from 'node:buffer';
import {simpleGit} from 'simple-git';
import {printable} from '../printable.ts';
import {Refusal} from '../refusal.ts';
import type {OutputReader} from './fields.ts';
import {ORDER_FILE} from './pinned-options.ts';

/** What a process of git is given and who takes what it prints. */
export interface GitCall {
  readonly words: readonly string[];
  readonly reader: OutputReader;
  /** What it reads from its standard input. */
  readonly input?: string;
  /** The words name a program that git will run at merges, which simple-git keeps callers from without this. */
  readonly setsMergeDriver?: true;
}

/** Run git once; done when all of its output was read. Throws a Refusal when git fails. */
export type RunGit = (call: GitCall) => Promise<void>;

/** Git in a folder, with nothing of an environment but what is given. */
export function gitIn(root: string, env: Readonly<Record<string, string>>): RunGit {
  return async ({words, reader, input, setsMergeDriver = false}) => {
    const stray: {error?: unknown; exitCode?: number} = {};
    const git = simpleGit({
      baseDir: root,
      allowEnvironment: Object.keys(env).filter((name) => /^GIT_/i.test(name)),
      unsafe: {
        allowUnsafeConfigPaths: true,
        allowUnsafeConfigEnvCount: true,
        allowUnsafeMergeDriver: setsMergeDriver,
      },
      config: [ORDER_FILE],
      // Its default gives up 50 ms after the exit, with whatever output has arrived by then.
      completion: {onClose: true, onExit: false},
      // Its default takes a process that was killed, or failed in silence, for one that succeeded.
      errors: (error, {exitCode}) => {
        stray.exitCode = exitCode;
        return error ?? (exitCode === 0 ? undefined : new Error(`it ended with ${exitCode}`));
      },
      ...(input !== undefined && {input: () => input}),
    });
    git.env({...env}).outputHandler((_, output) => {
      // Without this all of the output is kept in memory besides.
      output.removeAllListeners('data');
      output.on('data', (bytes: Uint8Array) => {
        if ('error' in stray) return;
        try {
          reader.push(bytes);
        } catch (error) {
          stray.error = error;
        }
      });
    });
    await git.raw([...words]).catch((cause: unknown) => {
      throw Object.assign(refusalOf(verbOf(words), cause), {exitCode: stray.exitCode});
    });
    if ('error' in stray) throw stray.error;
    reader.end();
  };
}

/** The code git ended with, by the Refusal that was thrown for it. */
export function exitCodeOf(refusal: Refusal): number | undefined {
  return 'exitCode' in refusal && typeof refusal.exitCode === 'number' ? refusal.exitCode : undefined;
}

/** What fails where objects are missing or damaged. */
const READS_OBJECTS = new Set(['log', 'diff-tree', 'cat-file']);

/** Behind the settings for this one call. */
function verbOf(words: readonly string[]): string {
  return words.find((word, index) => !word.startsWith('-') && words[index - 1] !== '-c') ?? '';
}

/** The project is in no repository. */
export function noRepository(): Refusal {
  return new Refusal('no-git', 'The project is in no git repository', 'git init');
}

/** Without a repository, nothing is an answer and not a failure. */
export function nothingWithoutRepository(error: unknown): undefined {
  if (error instanceof Refusal && error.code === 'no-git') return undefined;
  throw error;
}

/** What git said as a Refusal, with the error as its cause. */
function refusalOf(verb: string, cause: unknown): Refusal {
  const said = cause instanceof Error ? cause.message : String(cause);
  return Object.assign(refusalFor(verb, said), {cause});
}

function refusalFor(verb: string, said: string): Refusal {
  if (/\bspawn git ENOENT\b/.test(said)) {
    return new Refusal('git-not-installed', 'Git is not installed', 'git --version');
  }
  if (/not a git repository \(or any/.test(said)) {
    return noRepository();
  }
  const line =
    said.split('\n').find((candidate) => candidate.startsWith('fatal:')) ?? said.trim().split('\n')[0] ?? '';
  const remedy = /^\s+(git config --global --add safe\.directory .+)$/m.exec(said)?.[1];
  return new Refusal(
    'git-failed',
    `\`git ${verb}\` failed: ${printable(line.replace(/^fatal: /, ''))}`,
    remedy ?? (READS_OBJECTS.has(verb) ? 'git fsck' : 'git status'),
  );
}

/** Takes a whole output as one text, one character a byte. */
export function collect(): OutputReader & {readonly text: () => string} {
  const parts: Uint8Array[] = [];
  return {
    push: (bytes) => void parts.push(bytes),
    end: () => undefined,
    text: () => Buffer.concat(parts).toString('latin1'),
  };
}

/** What git prints, as text, given an input or none. Throws a Refusal when git fails. */
export async function printed(git: RunGit, words: readonly string[], input?: string): Promise<string> {
  const output = collect();
  await git({words, reader: output, ...(input !== undefined && {input})});
  return Buffer.from(output.text(), 'latin1').toString('utf8');
}
