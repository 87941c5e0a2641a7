import {hash} from 'node:crypto';
import {codeOf} from '../../src/disk/errors.ts';
import type {Entry, Fs} from '../../src/disk/fs.ts';
import {type Question, wordOf, wordOfError} from './answers.ts';
import {FOLDER} from './kept-run.ts';
import {type Moment, settledStamp} from './stamp.ts';
import type {Trace} from './trace.ts';

/** How a file system is traced. */
export interface Tracing {
  readonly trace: Trace;
  /** When the run began. */
  readonly moment: Moment;
  /** Whether a path is of a cache of ours, which a run does not depend on and may write. */
  readonly isOurs?: (path: string) => boolean;
}

/**
 * A file system that takes down each answer it gives; what is written spoils the trace.
 *
 * The stamp of a folder is no answer: it is compared with itself, within one run.
 */
export function tracedFs(fs: Fs, {trace, moment, isOurs = () => false}: Tracing): Fs {
  const asking =
    <Q extends Question>(question: Q) =>
    (path: string): ReturnType<Fs[Q]> => {
      const ask = fs[question] as (path: string) => ReturnType<Fs[Q]>;
      if (isOurs(path)) return ask(path);
      const answer = orTold(trace, question, path, () => ask(path));
      trace.answered(question, path, wordOf(question, answer));
      return answer;
    };
  return {
    ...fs,
    kindOf: asking('kindOf'),
    modeOf: asking('modeOf'),
    isReadOnly: asking('isReadOnly'),
    sizeOf: asking('sizeOf'),
    realPath: asking('realPath'),
    list: (folder) => (isOurs(folder) ? fs.list(folder) : listTraced(fs, {trace, moment}, folder)),
    read: (file, most) => (isOurs(file) ? fs.read(file, most) : readTraced(fs, {trace, moment}, file, most)),
    ...writingOf(fs, trace, isOurs),
  };
}

function writingOf(fs: Fs, trace: Trace, isOurs: (path: string) => boolean) {
  const spoiling =
    <Rest extends readonly unknown[]>(write: (path: string, ...rest: Rest) => void) =>
    (path: string, ...rest: Rest): void => {
      if (!isOurs(path)) trace.spoil();
      write(path, ...rest);
    };
  return {
    createFile: spoiling(fs.createFile),
    link: spoiling(fs.link),
    rename: spoiling(fs.rename),
    makeFolder: spoiling(fs.makeFolder),
    removeFile: spoiling(fs.removeFile),
    removeFolder: spoiling(fs.removeFolder),
  };
}

/** The stamp is taken before the content is, so that it is never younger. Of what is not settled a digest is kept. */
function readTraced(fs: Fs, {trace, moment}: Tracing, path: string, most: number | undefined): Uint8Array {
  const stamp = settledStamp(path, moment);
  const bytes = orTold(trace, 'read', path, () => fs.read(path, most));
  if (bytes.length === most) trace.spoil();
  if (stamp?.size === bytes.length) trace.settledAt(path, stamp);
  else trace.answered('read', path, hash('sha256', bytes, 'base64'));
  return bytes;
}

function listTraced(fs: Fs, {trace, moment}: Tracing, path: string): readonly Entry[] {
  const stamp = settledStamp(path, moment);
  const entries = orTold(trace, 'list', path, () => fs.list(path));
  if (stamp?.size === FOLDER) trace.settledAt(path, stamp);
  else trace.answered('list', path, wordOf('list', entries));
  return entries;
}

/** An error of the file system is an answer; whatever else is thrown is none that could be compared. */
function orTold<T>(trace: Trace, question: Question | 'read', path: string, ask: () => T): T {
  try {
    return ask();
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) trace.spoil();
    else trace.answered(question, path, wordOfError(code));
    throw error;
  }
}
