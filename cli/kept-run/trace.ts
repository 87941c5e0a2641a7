import type {Question} from './answers.ts';
import {DIGEST, type KeptFiles, type KeptGitCall, type KeptRun, NUMBERS, type Stamp} from './kept-run.ts';

/** A plain file that was read whole. */
export interface FileRead {
  readonly path: string;
  /** SHA-256. */
  readonly digest: Uint8Array;
  /** In bytes. */
  readonly size: number;
  readonly stamp: Stamp;
}

/** Takes down what a run is told while it is told. */
export interface Trace {
  readonly answered: (question: Question | 'read', path: string, answer: string) => void;
  /** A plain file was read whole; its stamp was taken before. */
  readonly fileRead: (file: FileRead) => void;
  readonly gitAsked: (call: KeptGitCall) => void;
  readonly dayAsked: (day: string) => void;
  /** The run did, or was told, what cannot be told again: it is not to be kept. */
  readonly spoil: () => void;
  /** What was taken down; nothing where the run is not to be kept, or the world changed under it. */
  readonly told: () => Pick<KeptRun, 'answers' | 'files' | 'git' | 'today'> | undefined;
}

/** A trace of nothing yet. */
export function newTrace(): Trace {
  const answers = new Map<string, readonly [Question | 'read', string, string]>();
  const files = new Map<string, FileRead>();
  const git: KeptGitCall[] = [];
  let today: string | undefined;
  let isSpoilt = false;
  return {
    answered(question, path, answer) {
      const key = `${question}\0${path}`;
      const before = answers.get(key);
      if (before === undefined) answers.set(key, [question, path, answer]);
      else if (before[2] !== answer) isSpoilt = true;
    },
    fileRead(file) {
      const before = files.get(file.path);
      if (before === undefined) files.set(file.path, file);
      else if (!isSameFile(before, file)) isSpoilt = true;
    },
    gitAsked: (call) => void git.push(call),
    dayAsked(day) {
      today = day;
    },
    spoil() {
      isSpoilt = true;
    },
    told: () =>
      isSpoilt
        ? undefined
        : {answers: besides(files, answers), files: inColumns([...files.values()]), git, today},
  };
}

/** What is read is a file of some size, which needs no words. */
function besides(
  files: ReadonlyMap<string, FileRead>,
  answers: ReadonlyMap<string, readonly [Question | 'read', string, string]>,
): KeptRun['answers'] {
  return [...answers.values()].filter(([question, path, answer]) => {
    const file = files.get(path);
    if (file === undefined) return true;
    return !(question === 'kindOf' ? answer === 'file' : question === 'sizeOf' && answer === `${file.size}`);
  });
}

function isSameFile(one: FileRead, other: FileRead): boolean {
  return one.size === other.size && one.digest.every((byte, index) => byte === other.digest[index]);
}

function inColumns(files: readonly FileRead[]): KeptFiles {
  const numbers = new Float64Array(files.length * NUMBERS);
  const digests = new Uint8Array(files.length * DIGEST);
  for (const [index, {size, stamp, digest}] of files.entries()) {
    numbers.set([size, stamp.changed, stamp.modified, stamp.inode], index * NUMBERS);
    digests.set(digest, index * DIGEST);
  }
  return {paths: files.map(({path}) => path), numbers, digests};
}
