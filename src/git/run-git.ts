import {Buffer} from 'node:buffer';
import type {OutputReader} from './fields.ts';
import {type Ended, type StartGit, startGit} from './git-process.ts';
import {refusalOf} from './git-refusal.ts';
import {throughSimpleGit} from './simple-git.ts';

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

/** Runs git and passes on what it prints, piece by piece; what went wrong, where git failed. */
export type Running = (
  call: Omit<GitCall, 'reader'>,
  push: (bytes: Uint8Array) => void,
) => Promise<GitFailure | undefined>;

/** Why git failed. */
export interface GitFailure {
  /** Its message is what git said. */
  readonly cause: unknown;
  readonly exitCode?: number | undefined;
}

/**
 * What is asked about a repository, in words of which none is a person's, but for paths behind a `--`: that goes to git
 * directly. To load simple-git takes longer than git takes to answer, and it waits for output where there is none; from
 * words of a person it keeps those by which git runs other programs.
 */
const ASKING = new Set(['status', 'ls-files', 'ls-tree', 'log', 'cat-file', 'diff', 'diff-tree']);

/** Git in a folder, with nothing of an environment but what is given. */
export function gitIn(
  root: string,
  env: Readonly<Record<string, string>>,
  start: StartGit = startGit,
): RunGit {
  return async ({reader, ...call}) => {
    const stray: {error?: unknown} = {};
    const push = (bytes: Uint8Array): void => {
      if ('error' in stray) return;
      try {
        reader.push(bytes);
      } catch (error) {
        stray.error = error;
      }
    };
    const verb = verbOf(call.words);
    const running = ASKING.has(verb) ? directly(root, env, start) : throughSimpleGit(root, env);
    const failure = await running(call, push);
    if (failure) throw refusalOf(verb, failure);
    if ('error' in stray) throw stray.error;
    reader.end();
  };
}

function directly(root: string, env: Readonly<Record<string, string>>, start: StartGit): Running {
  return async ({words, input}, push) => {
    const {read, ended} = start({root, words, input, env});
    read(push);
    return failureOf(await ended);
  };
}

/** A process that was killed, or failed in silence, is none that succeeded. */
function failureOf(ended: Ended): GitFailure | undefined {
  if ('failure' in ended) return {cause: ended.failure};
  const {code, said} = ended;
  if (code === 0) return undefined;
  const text = code === null ? '' : Buffer.concat(said).toString();
  return {cause: new Error(text || `it ended with ${code}`), exitCode: code ?? undefined};
}

/** Behind the settings for this one call. */
function verbOf(words: readonly string[]): string {
  return words.find((word, index) => !word.startsWith('-') && words[index - 1] !== '-c') ?? '';
}
