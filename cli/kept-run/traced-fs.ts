import {hash} from 'node:crypto';
import {codeOf} from '../../src/disk/errors.ts';
import type {Fs} from '../../src/disk/fs.ts';
import {type Question, wordOf, wordOfError} from './answers.ts';
import {believed, stampedFile} from './stamp.ts';
import type {Trace} from './trace.ts';

/** How a file system is traced. */
export interface Tracing {
  readonly trace: Trace;
  /** Milliseconds. */
  readonly clock: () => number;
  /** Whether a path is of a cache of ours, which a run does not depend on and may write. */
  readonly isOurs?: (path: string) => boolean;
}

/**
 * A file system that takes down each answer it gives; what is written spoils the trace.
 *
 * The stamp of a folder is no answer: it is compared with itself, within one run.
 */
export function tracedFs(fs: Fs, {trace, clock, isOurs = () => false}: Tracing): Fs {
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
    list: asking('list'),
    read: (file, most) => (isOurs(file) ? fs.read(file, most) : readTraced(fs, {trace, clock}, file, most)),
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

/** The stamp is taken before the content is, so that it is never younger. */
function readTraced(fs: Fs, {trace, clock}: Tracing, path: string, most: number | undefined): Uint8Array {
  const [now, stamped] = [clock(), stampedFile(path)];
  const bytes = orTold(trace, 'read', path, () => fs.read(path, most));
  const digest = hash('sha256', bytes, 'buffer');
  if (stamped === undefined || bytes.length === most) {
    // Part of a file, or a file behind a link, is digested anew each time.
    if (most !== undefined && bytes.length === most) trace.spoil();
    trace.answered('read', path, digest.toString('base64'));
  } else trace.fileRead({path, digest, size: bytes.length, stamp: believed(stamped.stamp, now)});
  return bytes;
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
