import {Buffer} from 'node:buffer';
import type {GitFailure, RunGit, Running} from './git-call.ts';
import {type Ended, startGit} from './git-process.ts';
import {refusalOf} from './git-refusal.ts';
import {throughSimpleGit} from './simple-git.ts';

/**
 * What is asked about a repository, in words of which none is a person's, but for paths behind a `--`: that goes to git
 * directly. To load simple-git takes longer than git takes to answer, and it waits for output where there is none; from
 * words of a person it keeps those by which git runs other programs.
 */
const ASKING = new Set(['status', 'ls-files', 'ls-tree', 'log', 'cat-file', 'diff', 'diff-tree']);

/** Git in a folder, with nothing of an environment but what is given. */
export function gitIn(root: string, env: Readonly<Record<string, string>>): RunGit {
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
    const running = ASKING.has(verb) ? directly(root, env) : throughSimpleGit(root, env);
    const failure = await running(call, push);
    if (failure) throw refusalOf(verb, failure);
    if ('error' in stray) throw stray.error;
    reader.end();
  };
}

function directly(root: string, env: Readonly<Record<string, string>>): Running {
  return async ({words, input}, push) => {
    const {read, ended} = startGit({root, words, input, env});
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
