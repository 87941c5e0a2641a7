import type {ExitCode} from '../exit-codes.ts';
import type {Question} from './answers.ts';

/** What a run was told, and what it said: as long as it would be told the same, it would say the same. */
export interface KeptRun {
  /** The command line and all else that is known before anything is asked. */
  readonly key: string;
  /** The local date, where the run looked at it. */
  readonly today: string | undefined;
  readonly answers: readonly KeptAnswer[];
  readonly settled: Settled;
  readonly git: readonly KeptGitCall[];
  readonly written: readonly (readonly [stream: 'stdout' | 'stderr', text: string])[];
  readonly code: ExitCode;
}

/** An answer about a path, as a text; of what `settled` tells besides, there is none. */
export type KeptAnswer = readonly [question: Question | 'read', path: string, answer: string];

/**
 * Plain files that were read whole and folders that were listed, of which the stamp alone is kept: it is another one
 * whenever they are. In columns, so that many of them take no time to parse.
 */
export interface Settled {
  readonly paths: readonly string[];
  /** Of each the numbers of its stamp, in their order. */
  readonly numbers: Float64Array;
}

/** How many numbers a stamp has. */
export const NUMBERS = 4;

/** The size of every folder. */
export const FOLDER = -1;

/** What of a file changes whenever its content does, and of a folder whenever a name in it does, by lstat(2). */
export interface Stamp {
  /** Bytes of a file, or `FOLDER`. */
  readonly size: number;
  /** Both times in milliseconds, with their fractions. */
  readonly changed: number;
  readonly modified: number;
  readonly inode: number;
}

/** What a process of git is asked. */
export interface AskedOfGit {
  readonly root: string;
  readonly words: readonly string[];
  readonly input: string | undefined;
  /** The variables that are set besides those git is always given. */
  readonly env: Readonly<Record<string, string>>;
}

/** A process of git, and what came of it. */
export interface KeptGitCall extends AskedOfGit {
  /** Its exit code and what it printed, or a digest of it. */
  readonly outcome: string;
  /** The file it follows from, and the stamp that had: as long as it has that, git need not be asked. */
  readonly from?: readonly [path: string, stamp: Stamp];
}
