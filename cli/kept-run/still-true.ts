import {Buffer} from 'node:buffer';
import {codeOf} from '../../src/disk/errors.ts';
import type {Fs} from '../../src/disk/fs.ts';
import type {Environment} from '../../src/git/environment.ts';
import {type Question, wordOf, wordOfError} from './answers.ts';
import {DIGEST, type KeptFiles, type KeptGitCall, type KeptRun, NUMBERS} from './kept-run.ts';
import {believed, stampedFile} from './stamp.ts';

/** What of the world is asked again. */
export interface World {
  readonly fs: Fs;
  readonly env: Environment;
  readonly today: () => string;
  /** Milliseconds. */
  readonly clock: () => number;
}

/**
 * The run, where all it was told is still so, with the stamps its files have now; nothing where one answer differs.
 * Never throws.
 */
export async function stillTrue(kept: KeptRun, world: World): Promise<KeptRun | undefined> {
  if (kept.today !== undefined && kept.today !== world.today()) return undefined;
  const git = kept.git.length === 0 ? undefined : await asked(kept.git, world.env);
  const files = await sameFiles(kept, world);
  if (files === undefined) {
    git?.stop();
    return undefined;
  }
  return git === undefined || (await git.isSame()) ? {...kept, files} : undefined;
}

/** All processes are started at once: while they run, files are looked at. */
async function asked(calls: readonly KeptGitCall[], env: Environment) {
  const {askGit} = await import('./ask-git.ts');
  const started = calls.map((call) => askGit(call, env));
  return {
    stop: () => {
      for (const {stop} of started) stop();
    },
    isSame: async () => {
      const outcomes = await Promise.all(started.map(({outcome}) => outcome));
      return outcomes.every((outcome, index) => outcome === calls[index]?.outcome);
    },
  };
}

type DigestOf = (bytes: Uint8Array) => Uint8Array;

/** A file whose stamp is the same is the same; of others the content is digested, which takes loading more. */
async function sameFiles({answers, files}: KeptRun, world: World): Promise<KeptFiles | undefined> {
  const {fs} = world;
  const doubtful = doubtfulIn(files);
  if (doubtful === undefined) return undefined;
  const reads: (readonly [path: string, answer: string])[] = [];
  for (const [question, path, answer] of answers) {
    if (question === 'read') reads.push([path, answer]);
    else if (answerOf(fs, question, path) !== answer) return undefined;
  }
  if (doubtful.length === 0 && reads.length === 0) return files;
  const digestOf = await digests();
  if (reads.some(([path, answer]) => readAnswer(fs, path, digestOf) !== answer)) return undefined;
  return digestedAnew(files, doubtful, world, digestOf);
}

/** The files, by their index, whose stamps tell nothing; nothing where one is of another size, or is gone. */
function doubtfulIn({paths, numbers}: KeptFiles): readonly number[] | undefined {
  const doubtful: number[] = [];
  for (let [index, at] = [0, 0]; index < paths.length; index++, at += NUMBERS) {
    const now = stampedFile(paths[index] as string);
    if (now === undefined || now.size !== numbers[at]) return undefined;
    const {changed, modified, inode} = now.stamp;
    // A time that is not a number equals none.
    if (changed !== numbers[at + 1] || modified !== numbers[at + 2] || inode !== numbers[at + 3])
      doubtful.push(index);
  }
  return doubtful;
}

/** The files with the stamps they have now, where those may be believed; nothing where a content is another one. */
function digestedAnew(
  files: KeptFiles,
  doubtful: readonly number[],
  {fs, clock}: World,
  digestOf: DigestOf,
): KeptFiles | undefined {
  const numbers = files.numbers.slice();
  for (const index of doubtful) {
    const path = files.paths[index] as string;
    const [now, stamped] = [clock(), stampedFile(path)];
    const digest = tried(() => digestOf(fs.read(path)));
    const kept = files.digests.subarray(index * DIGEST, (index + 1) * DIGEST);
    if (stamped === undefined || typeof digest === 'string' || !isEqual(digest, kept)) return undefined;
    const {changed, modified, inode} = believed(stamped.stamp, now);
    numbers.set([changed, modified, inode], index * NUMBERS + 1);
  }
  return {...files, numbers};
}

function isEqual(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0;
}

async function digests(): Promise<DigestOf> {
  const {createHash} = await import('node:crypto');
  return (bytes) => createHash('sha256').update(bytes).digest();
}

function answerOf(fs: Fs, question: Question, path: string): string {
  return tried(() => wordOf(question, fs[question](path)));
}

function readAnswer(fs: Fs, path: string, digestOf: DigestOf): string {
  return tried(() => Buffer.from(digestOf(fs.read(path))).toString('base64'));
}

/** What is made, or the error of the file system that stands for it; any other error equals no answer. */
function tried<T>(make: () => T): T | string {
  try {
    return make();
  } catch (error) {
    return wordOfError(codeOf(error) ?? '?');
  }
}
