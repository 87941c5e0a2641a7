import {codeOf} from '../../src/disk/errors.ts';
import type {Fs} from '../../src/disk/fs.ts';
import type {Environment} from '../../src/git/environment.ts';
import {type Question, wordOf, wordOfError} from './answers.ts';
import {FOLDER, type KeptAnswer, type KeptGitCall, type KeptRun, type Stamp} from './kept-run.ts';
import {areSettled, inColumns} from './settled.ts';
import {isSame, type Moment, settledStamp, stampOf} from './stamp.ts';

/** What of the world is asked again. */
export interface World extends Moment {
  readonly fs: Fs;
  readonly env: Environment;
  readonly today: () => string;
}

/**
 * The run, where all it was told is still so: itself, or another one that has more stamps instead of answers; nothing
 * where one answer differs. Never throws.
 */
export async function stillTrue(kept: KeptRun, world: World): Promise<KeptRun | undefined> {
  if (kept.today !== undefined && kept.today !== world.today()) return undefined;
  const git = kept.git.length === 0 ? undefined : await asked(kept.git, world);
  const now = areSettled(kept.settled) ? await answeredAgain(kept, world) : undefined;
  if (now === undefined) {
    git?.stop();
    return undefined;
  }
  return git === undefined || (await git.isSame()) ? now : undefined;
}

/** All processes are started at once, but those that follow from a file which is as it was; while they run, files are looked at. */
async function asked(calls: readonly KeptGitCall[], {env}: World) {
  const {askGit} = await import('./ask-git.ts');
  const open = calls.filter(({from}) => !isAsItWas(from));
  const started = open.map((call) => askGit(call, env));
  return {
    isSame: async () => {
      const outcomes = await Promise.all(started.map(({outcome}) => outcome));
      return outcomes.every((outcome, index) => outcome === open[index]?.outcome);
    },
    stop: () => {
      for (const {stop} of started) stop();
    },
  };
}

function isAsItWas(from: KeptGitCall['from']): boolean {
  if (from === undefined) return false;
  const [path, stamp] = from;
  const now = stampOf(path);
  return now !== undefined && isSame(now, stamp);
}

/** What has settled since is kept as a stamp. */
async function answeredAgain(kept: KeptRun, world: World): Promise<KeptRun | undefined> {
  const digestOf = kept.answers.some(([question]) => question === 'read') ? await digests() : undefined;
  const settled = new Map<string, Stamp>();
  const others: KeptAnswer[] = [];
  for (const each of kept.answers) {
    const [question, path, answer] = each;
    const stamp = stampFor(each, world);
    const now = tried(() =>
      question === 'read' ? digestOf?.(world.fs.read(path)) : wordOf(question, ask(world.fs, question, path)),
    );
    if (now !== answer) return undefined;
    if (stamp === undefined) others.push(each);
    else settled.set(path, stamp);
  }
  return settled.size === 0 ? kept : {...kept, answers: others, settled: inColumns(settled, kept.settled)};
}

/** The stamp that may stand for an answer, taken before it is asked for again. */
function stampFor([question, path, answer]: KeptAnswer, world: World): Stamp | undefined {
  if ((question !== 'read' && question !== 'list') || answer.startsWith(wordOfError(''))) return undefined;
  const stamp = settledStamp(path, world);
  return stamp && (stamp.size === FOLDER) === (question === 'list') ? stamp : undefined;
}

/** To load what makes digests takes longer than all else. */
async function digests(): Promise<(bytes: Uint8Array) => string> {
  const {hash} = await import('node:crypto');
  return (bytes) => hash('sha256', bytes, 'base64');
}

function ask<Q extends Question>(fs: Fs, question: Q, path: string): ReturnType<Fs[Q]> {
  return (fs[question] as (path: string) => ReturnType<Fs[Q]>)(path);
}

/** What is made, or the error of the file system that stands for it; any other error equals no answer. */
function tried<T>(make: () => T): T | string {
  try {
    return make();
  } catch (error) {
    return wordOfError(codeOf(error) ?? '?');
  }
}
